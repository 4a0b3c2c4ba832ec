"""Tables as people have them: separators, encodings, quotes, long fields, several containers."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorer.errors import DataError
from scorer.sources import Limits, ingest

from .conftest import actions, documents, taken
from .samples import parquet, workbook

Write = Callable[[str, str | bytes], Path]
SMALL = Limits(record_chars=2_000, cell_chars=1_000)


@pytest.mark.parametrize("separator", [",", "\t", ";", "|"])
def test_the_separator_is_found(write: Write, separator: str) -> None:
    row = separator.join(("a1", "Norland paid.", "Norland"))
    (action,) = actions(write("a.csv", f"id{separator}text{separator}actor\n{row}\n"))
    assert (action.id, action.text, action.actor) == ("a1", "Norland paid.", "Norland")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end_is_read(write: Write, end: str) -> None:
    path = write("a.csv", end.join(("id,text", "1,Norland paid.", '2,"Norland', 'left."', "")))
    assert [action.text for action in actions(path)] == ["Norland paid.", "Norland\nleft."]


def test_a_byte_order_mark_and_a_line_for_excel_are_passed_over(write: Write) -> None:
    path = write("a.csv", "\ufeffsep=;\nid;text\n1;Norland, alone, paid.\n")
    assert actions(path, "table")[0].text == "Norland, alone, paid."


def test_a_field_beyond_the_limit_of_the_csv_module_is_read(write: Write) -> None:
    """Python refuses fields above 131,072 characters unless told otherwise; speeches are longer."""
    long = "Norland keeps its ports open. " * 6_000
    (document,) = documents(write("a.csv", f'title,text\nOn ports,"{long}"\n'))
    assert len(document.text) == len(long) - 1


def test_windows_letters_are_read_as_such(write: Write) -> None:
    content = "id,text\n1,The café “Łódź” reopened.\n".replace("Łódź", "Olé").encode("cp1252")
    assert actions(write("a.csv", content))[0].text == "The café “Olé” reopened."


def test_cyrillic_of_windows_is_told_from_western_letters(write: Write) -> None:
    lines = ["id,text"] + [f"{n},Правительство открыло новую дорогу вдоль озера." for n in range(9)]
    content = "\n".join(lines).encode("cp1251")
    assert actions(write("a.csv", content))[0].text.startswith("Правительство открыло")


def test_lines_of_different_encodings_are_each_read_in_their_own(write: Write) -> None:
    utf8, western = "1,Kraków paid.\n".encode(), "2,Genève paid.\n".encode("cp1252")
    texts = [action.text for action in actions(write("a.csv", b"id,text\n" + utf8 + western))]
    assert texts == ["Kraków paid.", "Genève paid."]


def test_a_wrong_byte_within_a_good_line_costs_its_row_alone(write: Write) -> None:
    rows = "id,text\n1,Kraków Łódź Gdańsk ? paid.\n2,Poznań paid.\n".encode()
    items, ingested = taken(write("a.csv", rows.replace(b"?", b"\xe9")))
    assert [item.id for item in items] == ["2"]
    assert "line 2: text" in str(ingested.problems[0])


def test_utf16_of_a_spreadsheet_is_read(write: Write) -> None:
    path = write("a.csv", "id\ttext\n1\tŻółw paid.\n".encode("utf-16"))
    assert actions(path)[0].text == "Żółw paid."


def test_control_characters_go_and_right_to_left_letters_and_emoji_stay(write: Write) -> None:
    emoji = "\N{FAMILY}\N{ZERO WIDTH JOINER}\N{HEAVY BLACK HEART}"
    text = f"هذا نص عربي\u202e \x07ok {emoji}\u00a0x\u200b."
    (action,) = actions(write("a.jsonl", json.dumps({"text": text}) + "\n"))
    assert action.text == f"هذا نص عربي ok {emoji} x."


@pytest.mark.parametrize("nothing", ["NA", "None", "--", "", "null", "n/a"])
def test_words_for_nothing_are_nothing(write: Write, nothing: str) -> None:
    (action,) = actions(
        write("a.csv", f"id,text,actor,date\n1,Norland paid.,{nothing},{nothing}\n")
    )
    assert (action.actor, action.date) == ("", "")


def test_an_open_quotation_mark_costs_its_row_and_not_those_after_it(write: Write) -> None:
    path = write("a.csv", 'id,text\n1,"Norland paid.\n2,Norland left.\n3,Norland came.\n')
    items, ingested = taken(path)
    assert [item.id for item in items] == ["2", "3"]
    assert str(ingested.problems[0]).startswith(
        "a.csv, line 2: row '1,\"Norland paid.... (no end)'"
    )


def test_a_record_beyond_the_limit_costs_its_row_alone(write: Write) -> None:
    path = write("a.csv", "id,text\n1," + "x" * 5_000 + "\n2,Norland left.\n")
    items, ingested = taken(path, limits=SMALL)
    assert [item.id for item in items] == ["2"]
    assert "(5,002 characters)" in str(ingested.problems[0])


def test_a_cell_beyond_the_limit_costs_its_row_alone(write: Write) -> None:
    path = write("a.csv", "id,text\n1," + "x" * 1_500 + "\n2,Norland left.\n")
    items, ingested = taken(path, limits=SMALL)
    assert [item.id for item in items] == ["2"]
    assert "(1,500 characters)' is not at most 1,000 characters long" in str(ingested.problems[0])


def test_a_file_that_is_one_long_line_says_so(write: Write) -> None:
    with pytest.raises(DataError, match="characters without an end; it is no table of lines"):
        taken(write("a.csv", "x" * 5_000), limits=SMALL)


def test_ambiguous_dates_follow_the_others_of_their_file(write: Write) -> None:
    path = write("a.csv", "id,text,date\n1,A paid.,7/8/2022\n2,B paid.,27/8/2022\n")
    assert [action.date for action in actions(path)] == ["2022-08-07", "2022-08-27"]


def test_a_date_that_nothing_decides_costs_its_row(write: Write) -> None:
    path = write("a.csv", "id,text,date\n1,A paid.,7/8/2022\n2,B paid.,2022-08-07\n")
    items, ingested = taken(path)
    assert [item.id for item in items] == ["2"]
    assert "date '7/8/2022' is not a date that can be read in one way only" in str(
        ingested.problems[0]
    )


def test_rows_without_an_id_get_one_from_content_and_place(write: Write) -> None:
    path = write("a.csv", "text,date\nA paid.,2020\nA paid.,2020\n")
    ids = [action.id for action in actions(path)]
    assert len(set(ids)) == 2
    assert ids == [action.id for action in actions(path)]


def test_an_id_that_stands_there_twice_is_named_and_both_rows_are_kept(write: Write) -> None:
    items, ingested = taken(write("a.csv", "id,text\n1,A paid.\n1,B paid.\n"))
    assert [item.id for item in items] == ["1", "1-2"]
    assert str(ingested.problems[0]) == "a.csv: id '1' is not unique; the second is kept as 1-2."


def test_further_columns_are_kept(write: Write) -> None:
    (action,) = actions(write("a.csv", "id,text,page\n1,A paid.,007\n"))
    assert action.extra == {"page": "007"}


@pytest.mark.parametrize("content", [workbook, parquet])
def test_workbooks_and_parquet_are_streamed_too(write: Write, content: Callable[[], bytes]) -> None:
    (action,) = actions(write("a.bin", content()))
    assert (action.id, action.text, action.actor) == ("x1", "Norland opened its ports.", "Norland")


@pytest.mark.parametrize("layout", ["lines", "array", "pretty array", "wrapped", "pretty wrapped"])
def test_json_is_read_in_every_usual_layout(write: Write, layout: str) -> None:
    rows = [{"id": str(number), "text": f"Norland paid {number}."} for number in range(3)]
    content = {
        "lines": "\n".join(map(json.dumps, rows)),
        "array": json.dumps(rows),
        "pretty array": json.dumps(rows, indent=2),
        "wrapped": json.dumps({"status": "ok", "articles": rows}),
        "pretty wrapped": json.dumps({"status": "ok", "data": rows}, indent=2),
    }[layout]
    assert [action.id for action in actions(write("a.json", content))] == ["0", "1", "2"]


def test_a_json_array_that_is_cut_off_keeps_what_came_before(write: Write) -> None:
    items, ingested = taken(write("a.json", '[{"text": "A paid."}, {"text": "B pa'))
    assert len(items) == 1
    assert ingested.left_out.dropped == 1


def test_a_long_json_array_on_one_line_is_streamed(write: Write) -> None:
    rows = [{"id": str(number), "text": "Norland paid its share. " * 20} for number in range(2_000)]
    items, _ = taken(write("a.json", json.dumps(rows)), limits=Limits(record_chars=10_000))
    assert [item.id for item in items] == [str(number) for number in range(2_000)]


def test_a_line_that_is_no_json_is_named_and_counted(write: Write) -> None:
    items, ingested = taken(
        write("a.jsonl", '{"text": "A paid."}\n{"text": \n[1]\n{"text": "B"}\n')
    )
    assert len(items) == 2
    assert [problem.line for problem in ingested.problems] == [2, 3]


def test_a_first_line_that_is_no_json_does_not_hide_the_others(write: Write) -> None:
    items, ingested = taken(write("a.jsonl", '{"text": \n{"text": "A paid."}\n{"text": "B"}\n'))
    assert len(items) == 2
    assert [problem.line for problem in ingested.problems] == [1]


def test_deeply_nested_json_is_a_problem_of_its_line(write: Write) -> None:
    deep = '{"text": ' + "[" * 100_000
    items, ingested = taken(write("a.jsonl", '{"text": "A paid."}\n' + deep + "\n"))
    assert (len(items), ingested.left_out.dropped) == (1, 1)


def test_a_column_without_a_name_is_no_field_of_ours(write: Write) -> None:
    """A field that no column holds was once looked up in the column named "", as its mode."""
    (action,) = actions(write("a.jsonl", '{"text": "A paid.", "": "blockade"}\n'))
    assert (action.mode, action.actor, action.extra) == (None, "", {"": "blockade"})


def test_no_column_for_the_text_says_what_to_do(write: Write) -> None:
    with pytest.raises(DataError, match=r"It has: id, words\. Name one with --map text=COLUMN"):
        taken(write("a.csv", "id,words\n1,A paid.\n"))


def test_a_column_twice_is_refused(write: Write) -> None:
    with pytest.raises(DataError, match="column 'text' stands there twice"):
        taken(write("a.csv", "id,text,text\n1,a,b\n"))


def test_a_file_of_bad_rows_alone_is_refused_with_the_first(write: Write) -> None:
    with pytest.raises(DataError, match=r"holds no usable record\. First: a\.csv, line 2: text ''"):
        taken(write("a.csv", "id,text\n1,\n"))


def test_memory_does_not_grow_with_the_file(write: Write) -> None:
    import tracemalloc

    row = "Norland let every ship into its ports on that day."
    small = write("a.csv", "id,text\n" + "".join(f"{n},{row}\n" for n in range(2_000)))
    large = write("b.csv", "id,text\n" + "".join(f"{n},{row}\n" for n in range(40_000)))
    peaks = []
    for path in (small, small, large):
        tracemalloc.start()
        assert sum(1 for _ in ingest(path).items) >= 2_000
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[2] < peaks[1] + 2_000_000


_CELL = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=30)


@given(st.lists(st.tuples(_CELL, _CELL), min_size=1, max_size=6))
def test_any_ids_in_csv_come_back(
    tmp_path_factory: pytest.TempPathFactory, cells: list[tuple[str, str]]
) -> None:
    path = tmp_path_factory.mktemp("round") / "a.csv"
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    writer.writerows([("note", "text"), *((cell, f"word {other}") for cell, other in cells)])
    path.write_bytes(out.getvalue().encode())
    found = [action.extra["note"] for action in actions(path, "table")]
    assert found == [_ends(cell) for cell, _ in cells]


def _ends(cell: str) -> str:
    """Return a cell with plain line ends, as a text file is read."""
    return cell.replace("\r\n", "\n").replace("\r", "\n")
