import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from scorer.errors import UsageError
from scorer.evaluation import evaluate_pairs, report, validity
from scorer.evaluation.pairs import PairSet, whole
from scorer.evaluation.section import Settings
from scorer.evaluation.validity import BEGIN, END, kept_words, page_of, write_validity
from scorer.records import LeftOut

from .fakes import constant, made_pairs, oracle

Results = dict[str, Mapping[str, Any]]


@pytest.fixture(scope="module")
def results() -> Results:
    pairs = tuple(made_pairs(events=16))
    made = PairSet(
        name="made",
        pairs=pairs,
        left_out=LeftOut(stage="made", read=48, kept=48),
        sections=whole(pairs),
    )
    found = evaluate_pairs(
        made, oracle(list(pairs)), rivals=[constant()], settings=Settings(draws=40)
    )
    return {"seed": {**found, "labels": "seed"}, "traps": {**found, "labels": "traps"}}


@pytest.fixture(autouse=True)
def undrawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pictures are drawn in other tests; here they would only take time."""
    for room in (report, validity):
        monkeypatch.setattr(room, "can_draw", lambda: False)


def test_the_page_stands_beside_the_folder_and_links_to_every_report(
    results: Results, tmp_path: Path
) -> None:
    write_validity(results, tmp_path / "validity")
    page = (tmp_path / "validity.md").read_text(encoding="utf-8")
    for name in ("seed", "traps"):
        assert f"(validity/{name}/report.md)" in page
        assert (tmp_path / "validity" / name / "report.md").is_file()
        assert (tmp_path / "validity" / name / "result.json").is_file()
    assert "scorer evaluate --labels all --judge oracle --report " in page
    assert "| metric | seed | traps |" in page
    assert "| action in other words: flips |" not in page
    assert "| actor's name exchanged: flips | 0.000 [0.000, 0.000]" in page
    assert "Nothing has been written here yet." in page


def test_what_is_written_by_hand_is_kept_letter_for_letter(
    results: Results, tmp_path: Path
) -> None:
    folder = tmp_path / "validity"
    write_validity(results, folder)
    page = page_of(folder)
    text = page.read_text(encoding="utf-8")
    words = "\n## What the figures say\n- A first finding.\n\n  With a line of its own.\n"
    before, _, rest = text.partition(BEGIN)
    page.write_text(before + BEGIN + words + END + rest.partition(END)[2], encoding="utf-8")
    once = page.read_bytes()
    write_validity(results, folder)
    assert page.read_bytes() == once
    assert kept_words(folder) == words


def test_a_page_without_the_marks_is_not_replaced(results: Results, tmp_path: Path) -> None:
    page = tmp_path / "validity.md"
    page.write_text("All by hand.", encoding="utf-8")
    with pytest.raises(UsageError, match="no section marked as written by hand"):
        write_validity(results, tmp_path / "validity")
    assert page.read_text(encoding="utf-8") == "All by hand."
    assert not (tmp_path / "validity").exists()


def test_a_folder_with_other_things_in_it_is_not_replaced(results: Results, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.docx").touch()
    with pytest.raises(UsageError, match=r"thesis\.docx, which no report makes"):
        write_validity(results, tmp_path / "mine")
    assert (tmp_path / "mine" / "thesis.docx").is_file()


def test_a_file_in_the_place_of_the_folder_is_refused(results: Results, tmp_path: Path) -> None:
    (tmp_path / "validity").touch()
    with pytest.raises(UsageError, match="is a file; a report is a folder"):
        write_validity(results, tmp_path / "validity")


def test_a_run_that_is_stopped_leaves_the_old_page_and_reports(
    results: Results, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "validity"
    write_validity(results, folder)
    old = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}

    def stop(result: object, place: Path) -> None:
        place.mkdir(parents=True)
        (place / "report.md").write_text("half", encoding="utf-8")
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(validity, "write_report", stop)
        with pytest.raises(KeyboardInterrupt):
            write_validity(results, folder)
    assert all(path.read_bytes() == held for path, held in old.items())
    write_validity(results, folder)
    assert {path.name for path in tmp_path.iterdir()} == {"validity", "validity.md"}


def test_a_folder_set_aside_by_a_stopped_run_comes_back(results: Results, tmp_path: Path) -> None:
    folder = tmp_path / "validity"
    write_validity(results, folder)
    folder.rename(tmp_path / ".validity.old")
    write_validity(results, folder)
    assert {path.name for path in tmp_path.iterdir()} == {"validity", "validity.md"}


def test_the_summary_has_the_recipe_each_section_and_the_controls(
    results: Results, tmp_path: Path
) -> None:
    write_validity(results, tmp_path / "validity")
    read = json.loads((tmp_path / "validity" / "summary.json").read_text(encoding="utf-8"))
    assert (read["judge"], read["recipe"]["judge"]) == ("oracle", {"name": "oracle"})
    assert [each["name"] for each in read["sets"]] == ["seed", "traps"]
    (section,) = read["sets"][1]["sections"]
    assert section["title"] == "all pairs"
    assert [each["name"] for each in section["judges"]] == ["oracle", "constant"]
    assert section["by_score"][0]["about"] == 0.0
    assert read["controls"][1]["control"] == "actor's name exchanged: flips"
    assert set(read["controls"][1]["sets"]) == {"seed", "traps"}
