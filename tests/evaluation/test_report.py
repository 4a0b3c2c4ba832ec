import json
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from scorer.errors import UsageError
from scorer.evaluation import evaluate_pairs, report
from scorer.evaluation.drawing import can_draw
from scorer.evaluation.pairs import PairSet, whole
from scorer.evaluation.pictures import PICTURES
from scorer.evaluation.report import write_report
from scorer.evaluation.section import Settings
from scorer.evaluation.tables import tables_of
from scorer.records import LeftOut

from .fakes import constant, made_pairs, oracle

needs_drawing = pytest.mark.skipif(not can_draw(), reason="the extra eval is not installed")


@pytest.fixture(scope="module")
def result() -> Mapping[str, Any]:
    pairs = tuple(
        replace(
            pair,
            set=pair.cluster,
            groups={"actor": "A | B" if row % 2 else "C", "source": str(row % 2)},
        )
        for row, pair in enumerate(made_pairs(events=24))
    )
    left_out = LeftOut(stage="made", read=73, kept=72)
    left_out.drop("label not known")
    labelled = PairSet(name="made", pairs=pairs, left_out=left_out, sections=whole(pairs))
    return evaluate_pairs(
        labelled, oracle(list(pairs)), rivals=[constant()], settings=Settings(draws=50)
    )


@needs_drawing
def test_the_report_is_made_again_byte_for_byte(result: Mapping[str, Any], tmp_path: Path) -> None:
    write_report(result, tmp_path / "one")
    write_report(result, tmp_path / "two")
    names = sorted(path.name for path in (tmp_path / "one").iterdir())
    assert names == sorted(
        ["report.md", "result.json"]
        + [f"1-{name}.{ending}" for name in PICTURES for ending in ("vl.json", "svg", "png")]
    )
    for name in names:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_the_report_has_numbers_intervals_counts_command_and_recipe(
    result: Mapping[str, Any], tmp_path: Path
) -> None:
    write_report(result, tmp_path)
    text = (tmp_path / "report.md").read_text(encoding="utf-8")
    assert "scorer evaluate --labels made --judge oracle --report FOLDER" in text
    assert "left out: 1 (label not known)" in text
    assert "1.000 [1.000, 1.000]" in text
    assert "72 pairs (24 contradicts, 24 upholds, 24 unrelated) of 24 events" in text
    assert '"pairs_version"' in text
    assert "actor given: mean change" in text
    assert json.loads((tmp_path / "result.json").read_text(encoding="utf-8")) == result


def test_every_table_has_as_many_cells_as_headings(
    result: Mapping[str, Any], tmp_path: Path
) -> None:
    write_report(result, tmp_path)
    widths: list[int] = []
    for line in (tmp_path / "report.md").read_text(encoding="utf-8").splitlines():
        if line.startswith("|"):
            widths.append(len(re.findall(r"(?<!\\)\|", line)))
        else:
            assert len(set(widths)) <= 1
            widths = []
    assert r"A \| B" in (tmp_path / "report.md").read_text(encoding="utf-8")


def test_tables_for_other_doors_are_those_of_the_report(result: Mapping[str, Any]) -> None:
    titles = [table.title for table in tables_of(result)]
    assert titles[0] == "all pairs: oracle beside its rivals"
    assert "all pairs: contrast sets ordered right" in titles
    assert "control: shuffled principle" in titles
    assert all(len(row) == len(table.columns) for table in tables_of(result) for row in table.rows)


def test_the_tables_say_what_a_score_is_worth_and_what_undecided_pairs_save(
    result: Mapping[str, Any],
) -> None:
    tables = {table.title: table for table in tables_of(result)}
    assert tables["all pairs: what a score of 0.8 is worth"].rows[0][0] == "about 0.0"
    wrong = "all pairs: share of wrong labels when the least sure pairs are left undecided"
    assert tables[wrong].rows[-1][0] == "1.00"
    by_actor = tables["all pairs: by actor"]
    assert by_actor.columns[3:7] == (
        "mean P(contradicts)",
        "coded contradicts",
        "ECE",
        "coverage of the 90 % sets",
    )
    assert by_actor.rows[0][:2] == ("A | B", "36")


def test_without_the_library_a_picture_is_its_specification_alone(
    result: Mapping[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(report, "can_draw", lambda: False)
    write_report(result, tmp_path)
    assert {path.suffix for path in tmp_path.iterdir()} == {".md", ".json"}
    assert "![" not in (tmp_path / "report.md").read_text(encoding="utf-8")


def test_a_file_in_the_place_of_the_folder_is_refused(
    result: Mapping[str, Any], tmp_path: Path
) -> None:
    path = tmp_path / "report.json"
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError, match="is a file; a report is a folder"):
        write_report(result, path)
    assert path.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_a_vega_lite_specification_with_its_data(
    result: Mapping[str, Any], tmp_path: Path, name: str
) -> None:
    write_report(result, tmp_path)
    spec = json.loads((tmp_path / f"1-{name}.vl.json").read_text(encoding="utf-8"))
    assert "vega-lite" in spec["$schema"]
    assert '"values"' in json.dumps(spec)
