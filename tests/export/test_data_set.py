"""A run as a folder that others can read."""

import csv
import json
from pathlib import Path

import pytest

from scorer.errors import DataError, UsageError
from scorer.export import export_run
from scorer.export.data_set import FILES
from scorer.pipeline import Run, read_run
from scorer.storage import check_manifest, read_json, read_jsonl, read_parquet, write_json

from .conftest import MakeRun


def _override(run: Run, *lines: dict[str, str]) -> None:
    rest = {"who": "A. Reader", "why": "read the treaty", "when": "2026-01-02T03:04:05+00:00"}
    written = [json.dumps(rest | line) + "\n" for line in lines]
    (run.folder / "overrides.jsonl").write_text("".join(written))


def test_the_folder_holds_every_file_and_agrees_with_its_manifest(run: Run, tmp_path: Path) -> None:
    export_run(run, tmp_path / "x")
    assert sorted(path.name for path in (tmp_path / "x").iterdir()) == sorted(FILES)
    check_manifest(tmp_path / "x")
    listed = read_json(tmp_path / "x" / "manifest.json")["files"]
    assert isinstance(listed, dict)
    assert set(listed) == set(FILES) - {"manifest.json"}


def test_a_score_stands_beside_both_of_its_sides(run: Run, tmp_path: Path) -> None:
    export_run(run, tmp_path / "x")
    rows = {str(row["pair"]): row for row in read_jsonl(tmp_path / "x" / "scores.jsonl")}
    row = rows["open~a"]
    assert row["principle_text"] == "=Be open."
    assert row["principle_version"] == run.principles[0].version
    assert row["action_text"] == 'N said, "no"\r\nand left.'
    assert row["action_precision"] == "month"
    assert row["override_label"] is None
    assert len(rows) == 4


def test_only_csv_guards_text_against_being_run(run: Run, tmp_path: Path) -> None:
    export_run(run, tmp_path / "x")
    with (tmp_path / "x" / "actions.csv").open(encoding="utf-8", newline="") as opened:
        texts = [row["text"] for row in csv.DictReader(opened)]
    assert texts == ['N said, "no"\r\nand left.', "'@home -1"]
    assert read_jsonl(tmp_path / "x" / "actions.jsonl")[1]["text"] == "@home -1"
    table = read_parquet(tmp_path / "x" / "actions.parquet").to_pylist()
    assert table[1]["text"] == "@home -1"


def test_columns_of_the_input_come_along_as_they_were(run: Run, tmp_path: Path) -> None:
    export_run(run, tmp_path / "x")
    rows = read_jsonl(tmp_path / "x" / "actions.jsonl")
    assert [row["extra_tags"] for row in rows] == [None, '["x"]']
    assert [row["extra_n"] for row in rows] == [None, None]
    cards = read_jsonl(tmp_path / "x" / "principles.jsonl")
    assert [card["extra_page"] for card in cards] == [None, "7"]
    assert cards[0]["wordings"] == "One.|Two."


def test_a_label_set_by_a_person_is_joined_and_the_last_one_holds(run: Run, tmp_path: Path) -> None:
    _override(
        run,
        {"pair": "open~a", "label": "unrelated"},
        {"pair": "open~a", "label": "upholds"},
        {"pair": "gone~a", "label": "upholds"},
    )
    export_run(run, tmp_path / "x")
    rows = {row["pair"]: row for row in read_jsonl(tmp_path / "x" / "scores.jsonl")}
    assert rows["open~a"]["override_label"] == "upholds"
    assert rows["open~a"]["override_by"] == "A. Reader"
    assert rows["open~a"]["override_why"] == "read the treaty"
    assert rows["peace~a"]["override_label"] is None
    book = read_json(tmp_path / "x" / "codebook.json")
    assert isinstance(book["left_out"], list)
    assert book["left_out"][-1] == {
        "stage": "overrides",
        "read": 2,
        "kept": 1,
        "left_out": {"pair not in this run": 1},
    }


def test_a_damaged_override_is_named_with_its_line(run: Run, tmp_path: Path) -> None:
    _override(run, {"pair": "open~a", "label": "maybe"})
    with pytest.raises(DataError, match=r"overrides\.jsonl, line 1: not an override"):
        export_run(run, tmp_path / "x")


def test_the_same_run_gives_the_same_bytes_also_over_an_earlier_export(
    run: Run, tmp_path: Path
) -> None:
    def exported(name: str) -> dict[str, bytes]:
        export_run(run, tmp_path / name)
        return {path.name: path.read_bytes() for path in (tmp_path / name).iterdir()}

    first = exported("x")
    assert exported("y") == first
    assert exported("x") == first


def test_a_folder_with_other_files_is_left_alone(run: Run, tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / "thesis.doc").write_text("years of work")
    with pytest.raises(UsageError, match=r"holds other files \(thesis\.doc, \.\.\.\)"):
        export_run(run, tmp_path / "x")
    with pytest.raises(UsageError, match="is a file; choose a folder for --to"):
        export_run(run, tmp_path / "x" / "thesis.doc")
    assert [path.name for path in (tmp_path / "x").iterdir()] == ["thesis.doc"]


def test_an_unfinished_run_is_not_exported(run: Run, tmp_path: Path) -> None:
    write_json(run.folder / "run.json", {**run.info, "finished": False})
    with pytest.raises(DataError, match="is not finished"):
        export_run(read_run(run.folder), tmp_path / "x")
    assert not (tmp_path / "x").exists()


def test_a_run_whose_pairs_fill_several_blocks_is_exported_whole(
    make_run: MakeRun, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = make_run()
    whole = export_run(run, tmp_path / "x")
    monkeypatch.setattr("scorer.export.tables.BLOCK", 3)
    blocks = export_run(run, tmp_path / "y")
    assert whole.rows == blocks.rows == {"scores": 4, "summaries": 4, "principles": 2, "actions": 2}
    assert (tmp_path / "x" / "scores.csv").read_bytes() == (
        tmp_path / "y" / "scores.csv"
    ).read_bytes()
