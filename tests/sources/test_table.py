"""Actions from tables, good and bad."""

from collections.abc import Callable
from pathlib import Path

import pytest

from scorer.errors import DataError
from scorer.sources import read_actions

GOOD = {"id": "good", "text": "N opened its border.", "actor": "N", "date": "2020-01-02"}


def test_further_columns_are_kept_as_they_came(write_lines: Callable[..., Path]) -> None:
    (action,) = read_actions(write_lines("a.jsonl", [GOOD | {"page": 7, "event": "e"}])).actions
    assert action.extra == {"page": 7}
    assert action.cluster == "e"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"text": ""}, "text '' is not a sentence; write what was done, or leave the row out."),
        ({"text": "..."}, "text '...' is not a sentence; write what was done"),
        ({"date": "2021-13-02"}, "date '2021-13-02' is not a calendar date; use YYYY-MM-DD"),
        ({"date": "7 May 2020"}, "date '7 May 2020' is not a calendar date; use YYYY-MM-DD"),
        ({"id": None}, "id '' is not an id; give every action a short name of its own."),
        ({"id": "good"}, "id 'good' is not unique; rename one of the two rows, or drop the copy."),
        ({"mode": "act"}, "mode 'act' is not one of deed, statement, hypothetical, denial"),
        (
            {"source_status": "sure"},
            "source_status 'sure' is not one of traced, from memory, given",
        ),
    ],
)
def test_a_bad_row_is_named_and_counted_and_the_good_one_stays(
    write_lines: Callable[..., Path], change: dict[str, object], said: str
) -> None:
    read = read_actions(write_lines("a.jsonl", [GOOD, GOOD | {"id": "bad"} | change]))
    assert [action.id for action in read.actions] == ["good"]
    assert str(read.problems[0]).startswith(f"a.jsonl, line 2: {said}")
    assert (read.left_out.read, read.left_out.kept, read.left_out.dropped) == (2, 1, 1)


def test_a_line_that_cannot_be_read_at_all_is_counted_too(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("id,text,actor,date\na,N paid.,N,2020,one too many\nb,N paid.,N,2020\n")
    read = read_actions(path)
    assert (read.left_out.read, read.left_out.kept, read.left_out.dropped) == (2, 1, 1)


@pytest.mark.parametrize("missing", ["id", "text", "actor", "date"])
def test_a_missing_column_is_named(write_lines: Callable[..., Path], missing: str) -> None:
    row = {name: value for name, value in GOOD.items() if name != missing}
    with pytest.raises(DataError, match=f"column '{missing}' is missing"):
        read_actions(write_lines("a.jsonl", [row]))


def test_a_misnamed_column_is_suggested_and_can_be_mapped(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("id,text,Actors,date\na,N paid.,N,2020\n")
    with pytest.raises(DataError, match="'actor' is missing; did you mean 'Actors'"):
        read_actions(path)
    (action,) = read_actions(path, renamed={"actor": "Actors"}).actions
    assert (action.actor, action.extra) == ("N", {})


def test_a_table_with_a_header_and_no_rows_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("id,text,actor,date\n")
    with pytest.raises(DataError, match=r"holds no usable action\. It has a header and no rows"):
        read_actions(tmp_path / "a.csv")


def test_a_table_of_bad_rows_alone_is_refused_with_the_first(
    write_lines: Callable[..., Path],
) -> None:
    with pytest.raises(DataError, match=r"holds no usable action\. First: a\.jsonl, line 1: text"):
        read_actions(write_lines("a.jsonl", [GOOD | {"text": ""}]))


def test_every_kind_of_file_gives_the_same_actions(tmp_path: Path) -> None:
    import pandas as pd

    frame = pd.DataFrame([GOOD, GOOD | {"id": "b", "date": ""}])
    frame.to_csv(tmp_path / "a.csv", index=False)
    frame.to_csv(tmp_path / "a.tsv", index=False, sep="\t")
    frame.to_parquet(tmp_path / "a.parquet")
    frame.to_excel(tmp_path / "a.xlsx", index=False)
    frame.to_json(tmp_path / "a.jsonl", orient="records", lines=True)
    read = [read_actions(path).actions for path in sorted(tmp_path.glob("a.*"))]
    assert len(read) == 5
    assert all(actions == read[0] for actions in read)
    assert read[0][1].date == ""
