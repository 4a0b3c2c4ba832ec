"""The shapes in which sources write their dates, read into `YYYY-MM-DD`, `YYYY-MM` or `YYYY`."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Final, Literal

from scorer.sources.cells import NOTHING

Order = Literal["day first", "month first"]

_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug"
        "|september sept sep|october oct|november nov|december dec".split("|"),
        start=1,
    )
    for name in names.split()
}
_MONTH: Final = "(?P<name>" + "|".join(_MONTHS) + r")\.?"
_WEEKDAY: Final = r"(?:\w{3,9},?\s+)?"
_TIME: Final = r"(?:[T,]?\s*(?:at\s+)?\d{1,2}[:.]?\d{2}.*)?"

Match = re.Match[str]


def _numbers(found: Match) -> str:
    year, month, day = found["y"], found["m"], found["d"]
    return _checked(int(year), int(month) if month else None, int(day) if day else None)


def _named(found: Match) -> str:
    groups = found.groupdict()
    day = groups.get("d")
    return _checked(int(found["y"]), _MONTHS[found["name"].lower()], int(day) if day else None)


def _unix(found: Match) -> str:
    seconds = int(found[0]) / (1000 if len(found[0]) == 13 else 1)
    return datetime.fromtimestamp(seconds, UTC).date().isoformat()


def _checked(year: int, month: int | None, day: int | None) -> str:
    # Some sources write 00 for a month or day that they do not know.
    date(year, month or 1, day or 1)
    if not month:
        return f"{year:04}"
    return f"{year:04}-{month:02}" + (f"-{day:02}" if day else "")


_SHAPES: Final[tuple[tuple[re.Pattern[str], Callable[[Match], str]], ...]] = tuple(
    (re.compile(shape, re.IGNORECASE | re.DOTALL | re.ASCII), reader)
    for shape, reader in (
        (rf"(?P<y>\d{{4}})(?:-(?P<m>\d\d?)(?:-(?P<d>\d\d?){_TIME})?)?", _numbers),
        (rf"(?P<y>\d{{4}})/(?P<m>\d\d?)/(?P<d>\d\d?){_TIME}", _numbers),
        (r"(?P<y>[12]\d{3})(?P<m>[01]\d)(?P<d>[0-3]\d)(?:T?\d{6}Z?)?", _numbers),
        (r"(?P<y>[12]\d{3})(?P<m>[01]\d)(?P<d>)", _numbers),
        (r"\d{10}|\d{13}", _unix),
        (rf"(?P<d>\d\d?)\.(?P<m>\d\d?)\.(?P<y>\d{{4}}){_TIME}", _numbers),
        (
            rf"{_WEEKDAY}(?P<d>\d\d?)(?:st|nd|rd|th)?[ -]{_MONTH},?[ -](?P<y>\d{{4}}){_TIME}",
            _named,
        ),
        (
            rf"{_WEEKDAY}{_MONTH} (?P<d>\d\d?)(?:st|nd|rd|th)?,? (?P<y>\d{{4}}){_TIME}",
            _named,
        ),
        (rf"{_MONTH},?[ -](?P<y>\d{{4}})", _named),
    )
)
_SLASHED: Final = re.compile(rf"(\d\d?)[/-](\d\d?)[/-](\d{{4}}){_TIME}", re.DOTALL | re.ASCII)


class AmbiguousDateError(ValueError):
    """A date such as 7/8/2022 of which nobody has said whether day or month comes first."""


def read_date(written: str, order: Order | None = None) -> str:
    """Return a date to the precision that is written; empty for the words that mean none.

    A time of day is passed over and the day stays the one that is written, whatever the zone.

    Args:
        written: `20220224`, `2022-02-24`, `24 February 2022`, `February 24, 2022`, `7/8/2022`,
            `20251028T200000Z`, seconds since 1970, a year, and near relatives of these.
        order: which number comes first in `7/8/2022`; not needed where one is above 12.

    Raises:
        AmbiguousDateError: the order decides, and is not known.
        ValueError: the text is no date, or no such day exists.

    >>> read_date("February 24, 2022"), read_date("27/11/2023"), read_date("20251028T200000Z")
    ('2022-02-24', '2023-11-27', '2025-10-28')
    """
    text = " ".join(written.split())[:80]
    if text.lower() in NOTHING:
        return ""
    try:
        for shape, reader in _SHAPES:
            found = shape.fullmatch(text)
            if found:
                return reader(found)
        slashed = _SLASHED.fullmatch(text)
        if slashed:
            return _slashed(*(int(slashed[place]) for place in (1, 2, 3)), order=order)
    except (OverflowError, OSError) as cause:
        raise ValueError(f"{text!r} is no date") from cause
    raise ValueError(f"{text!r} is no date")


def _slashed(first: int, second: int, year: int, *, order: Order | None) -> str:
    if first > 12 or (order == "day first" and second <= 12):
        return _checked(year, second, first)
    if second > 12 or order == "month first" or first == second:
        return _checked(year, first, second)
    raise AmbiguousDateError(f"{first}/{second}/{year}")


def order_of(written: str) -> Order | None:
    """Tell from one date which number comes first in its file, if it can be told.

    >>> order_of("27/11/2023"), order_of("7/8/2022")
    ('day first', None)
    """
    slashed = _SLASHED.fullmatch(" ".join(written.split())[:80])
    if slashed is None:
        return None
    first, second = int(slashed[1]), int(slashed[2])
    if first > 12 >= second:
        return "day first"
    return "month first" if second > 12 >= first else None
