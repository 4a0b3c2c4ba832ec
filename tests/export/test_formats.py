"""One table, three files."""

import csv
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorer.export.columns import Column
from scorer.export.formats import guard, unguard, write_formats
from scorer.storage import read_jsonl, read_parquet

COLUMNS = (
    Column("text", "A text"),
    Column("number", "A number", "number"),
    Column("count", "A count", "integer"),
    Column("flag", "A flag", "boolean"),
)


def _csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t", "\r"])
def test_text_that_a_spreadsheet_would_run_gets_an_apostrophe(begin: str) -> None:
    assert guard(f"{begin}SUM(A1)") == f"'{begin}SUM(A1)"


@pytest.mark.parametrize("text", ["", "plain", "a=b", "'quoted'", "Łódź", " =x"])
def test_other_text_is_left_as_it_is(text: str) -> None:
    assert guard(text) == text


@given(st.text(alphabet="'=+-@\t\ra ", max_size=6) | st.text())
def test_the_apostrophe_can_always_be_undone(text: str) -> None:
    assert unguard(guard(text)) == text


def test_negative_numbers_are_not_touched(tmp_path: Path) -> None:
    rows = [{"text": "-1", "number": -0.5, "count": -3, "flag": False}]
    write_formats(tmp_path, "t", COLUMNS, [rows])
    assert _csv(tmp_path / "t.csv") == [
        {"text": "'-1", "number": "-0.5", "count": "-3", "flag": "false"}
    ]


def test_what_a_row_lacks_is_empty_everywhere(tmp_path: Path) -> None:
    write_formats(tmp_path, "t", COLUMNS, [[{"text": "x"}]])
    nothing = {"number": None, "count": None, "flag": None}
    assert _csv(tmp_path / "t.csv") == [{"text": "x", "number": "", "count": "", "flag": ""}]
    assert read_jsonl(tmp_path / "t.jsonl") == [{"text": "x", **nothing}]
    assert read_parquet(tmp_path / "t.parquet").to_pylist() == [{"text": "x", **nothing}]


def test_no_rows_give_three_valid_files_with_their_columns(tmp_path: Path) -> None:
    assert write_formats(tmp_path, "t", COLUMNS, []) == 0
    assert (tmp_path / "t.csv").read_text() == "text,number,count,flag\n"
    assert read_jsonl(tmp_path / "t.jsonl") == []
    assert read_parquet(tmp_path / "t.parquet").column_names == ["text", "number", "count", "flag"]


def test_a_failure_on_the_way_leaves_no_half_written_table(tmp_path: Path) -> None:
    def blocks() -> Any:
        yield [{"text": "x"}]
        raise RuntimeError

    with pytest.raises(RuntimeError):
        write_formats(tmp_path, "t", COLUMNS, blocks())
    assert list(tmp_path.iterdir()) == []


_rows = st.lists(
    st.fixed_dictionaries(
        {
            "text": st.none()
            | st.text(st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1),
            "number": st.none() | st.floats(allow_nan=False, allow_infinity=False),
            "count": st.none() | st.integers(-(2**62), 2**62),
            "flag": st.none() | st.booleans(),
        }
    ),
    max_size=5,
)


@given(_rows, st.integers(1, 3))
def test_every_format_gives_the_rows_back(
    tmp_path_factory: pytest.TempPathFactory, rows: list[dict[str, Any]], block: int
) -> None:
    folder = tmp_path_factory.mktemp("round")
    blocks = [rows[start : start + block] for start in range(0, len(rows), block)]
    assert write_formats(folder, "t", COLUMNS, blocks) == len(rows)
    assert read_jsonl(folder / "t.jsonl") == rows
    assert read_parquet(folder / "t.parquet").to_pylist() == rows
    read = [
        {
            "text": unguard(row["text"]) or None,
            "number": float(row["number"]) if row["number"] else None,
            "count": int(row["count"]) if row["count"] else None,
            "flag": {"true": True, "false": False, "": None}[row["flag"]],
        }
        for row in _csv(folder / "t.csv")
    ]
    assert read == rows
