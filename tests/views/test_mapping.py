"""Columns of somebody's table to the fields that are needed."""

from scorer.storage import Table
from scorer.views.mapping import guess_columns, renamed_rows


def test_columns_are_guessed_by_their_usual_names():
    assert guess_columns(
        ("UID", "Description", "Country", "Day"), ("id", "text", "actor", "date")
    ) == {
        "id": "UID",
        "text": "Description",
        "actor": "Country",
        "date": "Day",
    }


def test_what_is_not_there_is_absent():
    assert guess_columns(("x", "y"), ("id", "date")) == {"id": "", "date": ""}


def test_rows_are_renamed_numbered_and_keep_further_columns():
    table = Table(file="t.csv", columns=("what", "note"), rows=((2, {"what": "x", "note": "n"}),))
    mapping = {"id": "", "text": "what", "actor": "", "date": ""}
    assert renamed_rows(table, mapping, prefix="a-") == (
        (2, {"id": "a-2", "text": "x", "actor": "", "date": "", "note": "n"}),
    )
