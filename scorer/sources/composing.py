"""A sentence for an event that came without one: actor, deed, recipient, place, date."""

import calendar
import re
from functools import lru_cache

from scorer.actors import find_actor
from scorer.records import parse_partial_date
from scorer.sources.labels import CodeLabel

_INSIDE = re.compile(r"^(?:in|at|on|near|along|off|between|from)\b", re.IGNORECASE)


def compose(
    actor: str, deed: CodeLabel, target: str = "", *, place: str = "", date: str = ""
) -> str:
    """Return one sentence, the same for whoever acts.

    >>> from scorer.sources.labels import find_cameo
    >>> compose("Norland", find_cameo("191"), "Sudland", place="Port", date="2020-05-07")
    'Norland imposed a blockade or restricted movement on Sudland in Port on 7 May 2020.'
    """
    if target:
        whom = " ".join(part for part in (deed.to, with_article(target)) if part)
    else:
        whom = "" if deed.to else "another party"
    return sentence(actor, f"{deed.label} {whom}".strip(), place=place, date=date)


def sentence(actor: str, done: str, *, place: str = "", date: str = "") -> str:
    """Return `Actor done in place on date.`; an actor without a name is "an unnamed actor"."""
    subject = with_article(actor) if actor else "an unnamed actor"
    where = place if not place or _INSIDE.match(place) else f"in {place}"
    when = date_words(date)
    if "," in where and when:
        where += ","
    parts = [subject[:1].upper() + subject[1:], done, where, when]
    return " ".join(part for part in parts if part).rstrip(".") + "."


@lru_cache(maxsize=20_000)
def with_article(name: str) -> str:
    """Return a name as running text wants it: `the United States`."""
    article = find_actor(name).article
    return f"{article} {name}" if article and not name.lower().startswith("the ") else name


def date_words(date: str) -> str:
    """Return `on 7 May 2020`, `in May 2020` or `in 2020`; nothing for an unknown date."""
    when = parse_partial_date(date)
    if when.first is None:
        return ""
    year, month = when.first.year, calendar.month_name[when.first.month]
    if when.precision == "year":
        return f"in {year}"
    return (
        f"in {month} {year}" if when.precision == "month" else f"on {when.first.day} {month} {year}"
    )
