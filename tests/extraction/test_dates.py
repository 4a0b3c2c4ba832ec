"""Dates as articles write them, against the day of publication."""

from datetime import date

import pytest

from scorer.extraction.dates import find_date

SATURDAY = date(2024, 11, 9)


@pytest.mark.parametrize(
    ("sentence", "found", "precision"),
    [
        ("It left on November 8.", "2024-11-08", "day"),
        ("It left on 8 November 2023.", "2023-11-08", "day"),
        ("It left on Tuesday.", "2024-11-05", "day"),
        ("It left yesterday.", "2024-11-08", "day"),
        ("It left in March.", "2024-03", "month"),
        ("It left last month.", "2024-10", "month"),
        ("It left in 2019.", "2019", "year"),
        ("It left last year.", "2023", "year"),
        ("On December 30 it left.", "2023-12-30", "day"),
        ("It left.", "", "unknown"),
        ("It bought 2,000 tonnes.", "", "unknown"),
    ],
)
def test_a_date_is_read_with_its_precision(sentence: str, found: str, precision: str) -> None:
    when = find_date(sentence, SATURDAY)
    assert (when.text, when.precision) == (found, precision)


def test_two_days_earlier_counts_from_the_day_last_spoken_of() -> None:
    when = find_date("Two days earlier it had left.", SATURDAY, anchor=date(2024, 11, 6))
    assert when.text == "2024-11-04"
