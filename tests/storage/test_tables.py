"""Tables of every kind, good and bad."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorer.errors import DataError
from scorer.storage import read_table


def _write(tmp_path: Path, name: str, content: str | bytes) -> Path:
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_rows_carry_the_line_on_which_they_begin(tmp_path: Path) -> None:
    path = _write(tmp_path, "a.csv", 'id,text\n1,"two\nlines"\n\n2,b\n')
    assert read_table(path).rows == (
        (2, {"id": "1", "text": "two\nlines"}),
        (5, {"id": "2", "text": "b"}),
    )


@pytest.mark.parametrize("separator", [",", "\t", ";"])
def test_the_separator_is_the_one_the_header_has_most_of(tmp_path: Path, separator: str) -> None:
    path = _write(tmp_path, "a.txt", f"id{separator}text\n1{separator}x\n")
    assert read_table(path).columns == ("id", "text")


def test_an_empty_file_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"a\.csv is empty; a table with a header line"):
        read_table(_write(tmp_path, "a.csv", b"  \n"))


def test_a_file_with_nothing_but_a_byte_order_mark_is_empty(tmp_path: Path) -> None:
    """It once ended in StopIteration: the first bytes were not white space."""
    with pytest.raises(DataError, match="is empty"):
        read_table(_write(tmp_path, "a.csv", b"\xef\xbb\xbf\n\n"))


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"none\.csv is not a file; check the path"):
        read_table(tmp_path / "none.csv")


def test_a_parquet_file_named_csv_is_read_as_what_it_is(tmp_path: Path) -> None:
    import pyarrow
    from pyarrow import parquet

    parquet.write_table(pyarrow.table({"id": [1], "text": ["x"]}), tmp_path / "a.csv")
    assert read_table(tmp_path / "a.csv").rows == ((1, {"id": 1, "text": "x"}),)


def test_a_moment_in_parquet_is_read_as_its_date(tmp_path: Path) -> None:
    """Data frames store dates as moments; `2024-01-02 00:00:00` was refused as no date."""
    from datetime import datetime

    import pyarrow
    from pyarrow import parquet

    parquet.write_table(pyarrow.table({"date": [datetime(2024, 1, 2)]}), tmp_path / "a.parquet")
    assert read_table(tmp_path / "a.parquet").rows == ((1, {"date": "2024-01-02"}),)


@pytest.mark.parametrize("begin", [b"%PDF-1.7", b"\x1f\x8b\x08\x00"])
def test_a_pdf_or_compressed_file_named_csv_is_refused_with_a_remedy(
    tmp_path: Path, begin: bytes
) -> None:
    with pytest.raises(DataError, match="save it as CSV, JSON Lines, Parquet"):
        read_table(_write(tmp_path, "a.csv", begin + b"....."))


def test_a_zip_file_that_is_no_workbook_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="a zip file but no Excel workbook"):
        read_table(_write(tmp_path, "a.xlsx", b"PK\x03\x04nothing"))


def test_a_workbook_gives_its_first_sheet_with_dates_as_dates(tmp_path: Path) -> None:
    from datetime import datetime

    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["id", "date"])
    sheet.append(["a", datetime(2024, 1, 2)])
    book.save(tmp_path / "a.xlsx")
    assert read_table(tmp_path / "a.xlsx").rows == ((2, {"id": "a", "date": "2024-01-02"}),)


def test_nul_bytes_say_that_the_file_is_no_text(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="holds NUL bytes: it is not a text file"):
        read_table(_write(tmp_path, "a.csv", b"id,text\n1,\x00\x00\n"))


def test_nul_far_down_in_a_file_costs_its_row_alone(tmp_path: Path) -> None:
    lines = ["id,text", *(f"{number},plain" for number in range(12_000)), "bad,a\x00b", "last,z"]
    table = read_table(_write(tmp_path, "a.csv", "\n".join(lines)))
    assert [problem.line for problem in table.problems] == [12_002]
    assert table.rows[-1] == (12_003, {"id": "last", "text": "z"})


@pytest.mark.parametrize("name", ["a.csv", "a.jsonl"])
def test_a_cell_of_10_mb_costs_its_row_and_the_others_stay(tmp_path: Path, name: str) -> None:
    """JSON Lines and Parquet once let such a cell through."""
    huge = "x" * 10_000_000
    rows = {
        "a.csv": f"id,text\n1,{huge}\n2,good\n",
        "a.jsonl": f'{{"id": "1", "text": "{huge}"}}\n{{"id": "2", "text": "good"}}\n',
    }
    table = read_table(_write(tmp_path, name, rows[name]))
    assert [row["id"] for _, row in table.rows] == ["2"]
    assert "10,000,000 characters" in table.problems[0].value
    assert len(str(table.problems[0])) < 250


def test_one_wrong_byte_in_utf8_costs_its_row_alone(tmp_path: Path) -> None:
    """Such a file was once read whole in a guessed encoding, which broke all its letters."""
    text = "id,text\n1,Kraków Łódź\n2,caf?\n3,Gdańsk\n"
    table = read_table(_write(tmp_path, "a.csv", text.encode().replace(b"?", b"\xe9")))
    assert [row["text"] for _, row in table.rows] == ["Kraków Łódź", "Gdańsk"]
    assert str(table.problems[0]).startswith("a.csv, line 3: text 'caf\\udce9' is not UTF-8 text")


def test_another_encoding_is_recognised(tmp_path: Path) -> None:
    text = "id,text\n1,Les députés ont adopté la résolution après un débat très animé à Genève.\n"
    rows = read_table(_write(tmp_path, "a.csv", text.encode("cp1252"))).rows
    assert "députés ont adopté la résolution" in str(rows[0][1]["text"])


def test_utf16_with_its_mark_is_read(tmp_path: Path) -> None:
    path = _write(tmp_path, "a.csv", "id,text\n1,Żółw\n".encode("utf-16"))
    assert read_table(path).rows[0][1]["text"] == "Żółw"


def test_a_row_with_too_many_cells_is_named_and_passed_over(tmp_path: Path) -> None:
    table = read_table(_write(tmp_path, "a.csv", "id,text\n1,a,b\n2,c\n"))
    assert [problem.line for problem in table.problems] == [2]
    assert "2 cells long (it has 3)" in str(table.problems[0])
    assert len(table.rows) == 1


def test_a_column_that_stands_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="column 'text' stands there twice"):
        read_table(_write(tmp_path, "a.csv", "id,text,text\n1,a,b\n"))


def test_columns_without_a_name_are_left_out(tmp_path: Path) -> None:
    table = read_table(_write(tmp_path, "a.csv", ",id,text,\n0,1,a,\n"))
    assert table.columns == ("id", "text")
    assert table.rows == ((2, {"id": "1", "text": "a"}),)


def test_a_line_that_is_no_json_is_named_and_passed_over(tmp_path: Path) -> None:
    table = read_table(_write(tmp_path, "a.jsonl", '{"id": 1}\n{"id": \n[1]\n{"id": 2}\n'))
    assert [problem.line for problem in table.problems] == [2, 3]
    assert [row["id"] for _, row in table.rows] == [1, 2]


def test_half_a_character_pair_in_json_costs_its_row_alone(tmp_path: Path) -> None:
    """It could be read but never written again: the run ended in a traceback."""
    table = read_table(_write(tmp_path, "a.jsonl", '{"id": "\\ud800"}\n{"id": "b"}\n'))
    assert [row["id"] for _, row in table.rows] == ["b"]
    assert table.problems[0].line == 1


@given(
    st.lists(
        st.text(st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1), max_size=4
    )
)
def test_any_text_in_json_lines_comes_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    """Line separators inside a JSON text once cut it in two."""
    from scorer.storage import read_jsonl, write_jsonl

    path = tmp_path_factory.mktemp("round") / "a.jsonl"
    rows = [{"id": str(number), "text": text} for number, text in enumerate(texts)]
    write_jsonl(path, [{"id": "first"}, *rows])
    assert [dict(row) for _, row in read_table(path).rows][1:] == rows
    assert read_jsonl(path)[1:] == rows


@given(
    st.lists(
        st.tuples(
            st.text(st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1),
            st.text(st.characters(codec="utf-8", exclude_characters="\x00")),
        ),
        min_size=1,
        max_size=4,
    )
)
def test_any_text_in_csv_comes_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, cells: list[tuple[str, str]]
) -> None:
    import csv

    path = tmp_path_factory.mktemp("round") / "a.csv"
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, quoting=csv.QUOTE_ALL)
        writer.writerows([("one", "other"), *cells])
    assert [(row["one"], row["other"]) for _, row in read_table(path).rows] == cells
