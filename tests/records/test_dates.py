"""Dates that know how precise they are."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorer.records import parse_partial_date


@pytest.mark.parametrize(
    ("text", "precision", "first", "last"),
    [
        ("2024-02-29", "day", date(2024, 2, 29), date(2024, 2, 29)),
        ("2024-02", "month", date(2024, 2, 1), date(2024, 2, 29)),
        (" 2023 ", "year", date(2023, 1, 1), date(2023, 12, 31)),
        ("", "unknown", None, None),
        (None, "unknown", None, None),
    ],
)
def test_a_date_is_as_precise_as_it_was_written(
    text: str | None, precision: str, first: date | None, last: date | None
) -> None:
    found = parse_partial_date(text)
    assert (found.precision, found.first, found.last) == (precision, first, last)


@pytest.mark.parametrize(
    "text", ["2021-13-02", "2023-02-29", "2021-00", "0000", "7.11.2024", "now"]
)
def test_a_date_that_is_none_is_refused_with_its_text(text: str) -> None:
    with pytest.raises(ValueError, match="date '"):
        parse_partial_date(text)


@given(st.dates())
def test_every_calendar_day_is_read_back(day: date) -> None:
    assert parse_partial_date(day.isoformat()).first == day
    assert str(parse_partial_date(day.isoformat())) == day.isoformat()
