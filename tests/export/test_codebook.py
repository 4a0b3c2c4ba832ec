"""What every column of an export means."""

from pathlib import Path
from typing import Any

import pytest

from scorer.aggregation import Cell
from scorer.export import export_run
from scorer.export.codebook import LABEL_MEANINGS
from scorer.export.columns import ACTIONS, PRINCIPLES, SCORES, SUMMARIES
from scorer.pipeline import Run
from scorer.pipeline.tables import scores_table
from scorer.records import LABELS, Action, Principle
from scorer.storage import read_json, read_parquet


@pytest.fixture
def exported(run: Run, tmp_path: Path) -> Path:
    export_run(run, tmp_path / "x")
    return tmp_path / "x"


def test_every_column_of_every_table_is_explained_and_no_other(exported: Path) -> None:
    book: dict[str, Any] = read_json(exported / "codebook.json")
    for name, table in book["tables"].items():
        found = read_parquet(exported / f"{name}.parquet")
        assert [column["name"] for column in table["columns"]] == found.column_names
        assert table["rows"] == found.num_rows
        assert all(column["meaning"] for column in table["columns"])


def test_the_columns_are_all_those_of_the_records() -> None:
    def names(columns: Any) -> set[str]:
        return {column.name for column in columns}

    assert names(SCORES) == set(scores_table([], []).column_names)
    assert names(SUMMARIES) == set(Cell.__dataclass_fields__)
    assert names(ACTIONS) == set(Action.__dataclass_fields__) - {"extra"} | {"precision"}
    assert names(PRINCIPLES) == set(Principle.__dataclass_fields__) - {"extra"} | {"version"}


def test_every_label_is_explained() -> None:
    assert tuple(LABEL_MEANINGS) == LABELS


def test_what_was_left_out_and_the_recipe_stand_in_it(exported: Path, run: Run) -> None:
    book = read_json(exported / "codebook.json")
    assert book["recipe"] == run.info["recipe"]
    page = (exported / "codebook.md").read_text(encoding="utf-8")
    assert "- actions: read 3, kept 2\n  - 1 x text not a sentence" in page
    assert '"inputs_sha256"' in page


def test_the_page_has_one_line_a_column_whatever_signs_it_holds(exported: Path) -> None:
    page = (exported / "codebook.md").read_text(encoding="utf-8")
    assert "contradicts, upholds, unrelated, separated by \\|" in page
    rows = [line for line in page.splitlines() if line.startswith("| `")]
    assert all(line.replace("\\|", "").count("|") == 6 for line in rows)
    assert "| `override_label` |" in page
