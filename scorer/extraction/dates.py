"""When something happened, as far as a sentence tells, against the day of publication.

Own rules read what newspapers write (weekdays, "in March", "two days earlier"), since a general
parser takes "March" for today's day in March and "Tuesday" for one to come. dateparser reads full
dates in its many spellings. The past is preferred, unless the caller says that it is ahead.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Final

from scorer.records import PartialDate, parse_partial_date

_MONTHS: Final = (
    "january february march april may june july august september october november december".split()
)
_DAYS: Final = "monday tuesday wednesday thursday friday saturday sunday".split()
_NUMBERS: Final = "zero one two three four five six seven eight nine ten eleven twelve".split()
_MONTH: Final = (
    r"(?P<month>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)|Apr(?:il|\.)?|May|June?|July?"
    r"|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)(?!\w)"
)
_DAY: Final = r"(?P<day>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?!\d)"
_YEAR: Final = r"(?P<year>(?:19|20)\d\d)(?!\d)"
_WEEKDAY: Final = rf"(?P<weekday>{'|'.join(day.title() for day in _DAYS)})(?!\w)"
_COUNT: Final = rf"(?P<count>\d{{1,3}}|an?|{'|'.join(_NUMBERS[1:])}|several|some)"
_DATELINE: Final = re.compile(
    r"^[A-Z][A-Z .,'’/-]+(?:, (?:[A-Z][\w.]+|\d{1,2}) ?[\w.]*)?(?:,? \d{4})?"
    r"(?: \([^)]*\))?,? ?[-–—] "
)
_SIDE: Final = re.compile(
    r"\b(?:after|before|when|which|who|that|since|until|than|because|where|for)\b", re.IGNORECASE
)


def find_date(
    text: str, published: date, *, anchor: date | None = None, ahead: bool = False
) -> PartialDate:
    """Return the date that a sentence gives for what it tells, or the unknown date.

    Args:
        text: a sentence; the place and date before a wire's first sentence do not count.
        published: the day of publication.
        anchor: the last day that the text spoke of, for "two days earlier" and "the same day".
        ahead: True where the sentence speaks of what is to come (a plan).

    >>> find_date("It left on Tuesday.", date(2024, 11, 9)).text
    '2024-11-05'
    """
    body = _DATELINE.sub(lambda found: " " * len(found[0]), text)
    found = sorted(_readings(body, published, anchor or published, ahead), key=lambda r: r[0])
    if not found:
        return parse_partial_date("")
    side = _SIDE.search(body, 12)
    main = [reading for reading in found if side is None or reading[0] < side.start()]
    chosen = (main or found)[0][1]
    # "Last month, on 6 August": the day is the better of two that agree.
    closer = [value for _, value in main if value.startswith(chosen)]
    return parse_partial_date(max(closer, key=len, default=chosen))


_Reading = tuple[int, str]


def _readings(body: str, published: date, anchor: date, ahead: bool) -> Iterator[_Reading]:
    """Yield (place, date); a more exact rule comes first and hides what it covers."""
    taken: list[tuple[int, int]] = []
    for pattern, read in _RULES:
        for match in pattern.finditer(body):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            value = read(match, published, anchor, ahead)
            if value is not None:
                taken.append(match.span())
                if value:
                    yield match.start(), value


def _full(match: re.Match[str], *_: object) -> str | None:
    import dateparser

    read = dateparser.parse(
        re.sub(r"(?<=\d)(?:st|nd|rd|th)|\bof\b", "", match[0]),
        languages=["en"],
        settings={"REQUIRE_PARTS": ["day", "month", "year"], "DATE_ORDER": "DMY"},
    )
    return read.date().isoformat() if read else None


def _iso(match: re.Match[str], *_: object) -> str | None:
    try:
        return date.fromisoformat(match[0]).isoformat()
    except ValueError:
        return None


def _month_number(match: re.Match[str]) -> int:
    return next(n for n, m in enumerate(_MONTHS, 1) if m.startswith(match["month"].lower()[:3]))


def _day_of_month(match: re.Match[str], published: date, _: date, ahead: bool) -> str | None:
    candidates = []
    for year in (published.year - 1, published.year, published.year + 1):
        try:
            candidates.append(date(year, _month_number(match), int(match["day"])))
        except ValueError:
            continue
    past = [day for day in candidates if day <= published]
    coming = [day for day in candidates if day > published]
    if ahead and coming:
        return coming[0].isoformat()
    return past[-1].isoformat() if past else None


def _month_year(match: re.Match[str], *_: object) -> str:
    return f"{match['year']}-{_month_number(match):02d}"


def _month_of_relative_year(match: re.Match[str], published: date, *_: object) -> str:
    back = 1 if match["which"].lower() in ("last", "previous") else 0
    return f"{published.year - back}-{_month_number(match):02d}"


def _month_alone(match: re.Match[str], published: date, _: date, ahead: bool) -> str:
    month = _month_number(match)
    word = (match["word"] or "").lower().split()
    if ahead and "last" not in word:
        year = published.year + (month < published.month)
    else:
        year = published.year - (
            month > published.month or ("last" in word and month == published.month)
        )
    return f"{year}-{month:02d}"


def _weekday(match: re.Match[str], published: date, _: date, ahead: bool) -> str:
    number = _DAYS.index(match["weekday"].lower())
    before = (match["before"] or "").lower().split()
    after = (match["after"] or "").lower()
    back = (published.weekday() - number) % 7
    if "next" in before or after == "next" or (ahead and "last" not in before):
        return (published + timedelta(days=(-back) % 7 or 7)).isoformat()
    if ("last" in before and back == 0) or "last" in after:
        back += 7 if back == 0 or published.weekday() >= number else 0
    return (published - timedelta(days=back)).isoformat()


def _near_day(match: re.Match[str], published: date, *_: object) -> str:
    word = match[0].lower()
    shift = -1 if word in ("yesterday", "last night") else 1 if word == "tomorrow" else 0
    return (published + timedelta(days=shift)).isoformat()


def _unit(match: re.Match[str], published: date, *_: object) -> str:
    shift = {"last": -1, "previous": -1, "past": -1, "this": 0, "next": 1, "coming": 1}
    back = shift[match["which"].lower()]
    unit = match["unit"].lower()
    if unit == "year":
        return str(published.year + back)
    if unit == "month":
        return _months_from(published, back)
    return (published + timedelta(days=7 * back)).isoformat()[:7]


def _months_from(day: date, months: int) -> str:
    total = day.year * 12 + day.month - 1 + months
    return f"{total // 12}-{total % 12 + 1:02d}"


def _ago(match: re.Match[str], published: date, anchor: date, _: bool) -> str | None:
    word = match["count"].lower()
    if word in ("several", "some"):
        return ""
    count = int(word) if word.isdigit() else 1 if word in ("a", "an") else _NUMBERS.index(word)
    kind = match["kind"].lower()
    start = published if kind == "ago" else anchor
    signed = count if kind in ("later", "after", "afterwards") else -count
    unit = match["unit"].lower()
    if unit == "day":
        return (start + timedelta(days=signed)).isoformat()
    if unit in ("week", "fortnight"):
        days = signed * (14 if unit == "fortnight" else 7)
        return (start + timedelta(days=days)).isoformat()[:7]
    return _months_from(start, signed) if unit == "month" else str(start.year + signed)


def _same(match: re.Match[str], published: date, anchor: date, _: bool) -> str:
    if anchor == published:
        return ""
    word = match["which"].lower()
    shift = {"next": 1, "following": 1, "before": -1, "previous": -1}.get(word, 0)
    return (anchor + timedelta(days=shift)).isoformat()


def _year(match: re.Match[str], *_: object) -> str:
    return match["year"]


_Rule = Callable[[re.Match[str], date, date, bool], str | None]
_RULES: Final[tuple[tuple[re.Pattern[str], _Rule], ...]] = tuple(
    (re.compile(pattern, flags), read)
    for pattern, flags, read in (
        (r"(?<!\d)\d{4}-\d\d-\d\d(?!\d)", 0, _iso),
        (
            rf"(?<!\w){_DAY}(?: of)? {_MONTH},? {_YEAR}|(?<!\w){_MONTH.replace('month', 'm')} "
            rf"{_DAY.replace('day', 'd')},? {_YEAR.replace('year', 'y')}",
            0,
            _full,
        ),
        (rf"(?<!\w){_DAY}(?: of)? {_MONTH}", 0, _day_of_month),
        (rf"(?<!\w){_MONTH} {_DAY}", 0, _day_of_month),
        (rf"(?<!\w){_MONTH},? (?:of )?{_YEAR}", 0, _month_year),
        (
            rf"(?<!\w){_MONTH},? (?:of )?(?P<which>last|this|the previous|previous) year",
            0,
            _month_of_relative_year,
        ),
        (
            rf"(?<!\w)(?:[Ii]n|[Ss]ince|[Dd]uring|[Uu]ntil|[Bb]y|[Ff]rom|[Tt]his|[Oo]f|[Ll]ast|"
            rf"[Bb]etween)"
            rf" (?P<word>(?:(?:early|late|mid|last|the|month of)[ -])*){_MONTH}",
            0,
            _month_alone,
        ),
        (
            rf"(?P<before>(?<!\w)(?:last|next|this|on|late|early) )?(?<!\w){_WEEKDAY}"
            r"(?: (?:morning|afternoon|evening|night))?(?: (?P<after>last(?: week)?|next))?",
            re.IGNORECASE,
            _weekday,
        ),
        (
            r"(?<!\w)(?:today|tonight|yesterday|tomorrow|last night|(?:this|earlier this) "
            r"(?:morning|afternoon|evening))(?!\w)",
            re.IGNORECASE,
            _near_day,
        ),
        (
            rf"(?<!\w){_COUNT} (?P<unit>day|week|fortnight|month|year)s? "
            r"(?P<kind>ago|earlier|before|previously|later|afterwards)(?!\w)",
            re.IGNORECASE,
            _ago,
        ),
        (
            r"(?<!\w)(?:the |that )(?P<which>same|next|following|previous) "
            r"(?:day|evening|night|morning|afternoon)(?!\w)",
            re.IGNORECASE,
            _same,
        ),
        (r"(?<!\w)on (?P<which>that) day(?!\w)", re.IGNORECASE, _same),
        (r"(?<!\w)the (?:day|evening) (?P<which>before)(?!\w)", re.IGNORECASE, _same),
        (
            r"(?<!\w)(?P<which>last|previous|past|this|next|coming) (?P<unit>week|month|"
            r"year)(?!\w)",
            re.IGNORECASE,
            _unit,
        ),
        (
            rf"(?<!\w)(?:[Ii]n|[Ss]ince|[Dd]uring|[Tt]hroughout|[Oo]f|[Ff]rom|[Uu]ntil|[Bb]y) "
            rf"(?:early |late |mid-|all of )?{_YEAR}",
            0,
            _year,
        ),
    )
)
