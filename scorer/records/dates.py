"""Dates that know how precise they are: a day, a month, a year, or unknown."""

import calendar
import re
from dataclasses import dataclass
from datetime import date

from scorer.records.vocabulary import Precision

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A calendar date known to the day, month or year; `first` and `last` are its ends."""

    text: str
    precision: Precision
    first: date | None
    last: date | None

    def __str__(self) -> str:
        return self.text


UNKNOWN_DATE = PartialDate("", "unknown", None, None)


def parse_partial_date(text: str | None) -> PartialDate:
    """Read `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; empty means unknown.

    Raises:
        ValueError: the text is none of these, or no such day exists.
    """
    text = (text or "").strip()
    if not text:
        return UNKNOWN_DATE
    match = _ISO.fullmatch(text)
    if match is None:
        raise ValueError(f"date {text!r} is not YYYY-MM-DD, YYYY-MM or YYYY")
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None
    try:
        if month is None:
            return PartialDate(text, "year", date(year, 1, 1), date(year, 12, 31))
        if day is None:
            last = calendar.monthrange(year, month)[1]
            return PartialDate(text, "month", date(year, month, 1), date(year, month, last))
        exact = date(year, month, day)
    except (ValueError, calendar.IllegalMonthError) as cause:
        raise ValueError(f"date {text!r} is not a calendar date") from cause
    return PartialDate(text, "day", exact, exact)
