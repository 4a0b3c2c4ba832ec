"""Names as places of a text; cities and provinces that act for themselves."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from scorer.actors import resolve
from scorer.actors.folding import fold

_LOCAL: Final = (
    r"(?:city|town|county|municipal|provincial|regional|district|borough|state) (?:council|"
    r"government|assembly|authorities|administration|police|court|parliament|legislature)|"
    r"(?:city|county|municipality|mayor|governor|councillors|council|province|prefecture)"
)
_AFTER: Final = re.compile(rf"(?:['’]s)? (?:{_LOCAL})\b", re.IGNORECASE)
_TITLE: Final = re.compile(
    r" (?:County|City|Province|Prefecture|Region|Oblast|District|Municipality|Borough|Metropolitan|"
    r"Council)(?: (?:Council|Government|Police|Hall|Authority))?\b"
)
_BEFORE: Final = re.compile(
    r"\b(?:city|town|county|municipality|province|region|mayor|governor|city council|council|"
    r"councillors|prefect|regional government|state government|provincial government|"
    r"county council|district) (?:of|in)(?: the)? $",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """Where a text names somebody: `actors` as the tables know them, none for an unknown name."""

    start: int
    end: int
    text: str
    actors: tuple[str, ...] = ()
    how: str = "unknown"


def local_place(text: str, start: int, end: int) -> Place | None:
    """Return the city or province that a word names which else stands for its state.

    "Nairobi" is Kenya; "Nairobi County" and "the mayor of Nairobi" are not.
    """
    title = _TITLE.match(text, end)
    if title:
        return Place(start=start, end=title.end(), text=text[start : title.end()])
    if is_local(text, start, end):
        return Place(start=start, end=end, text=text[start:end])
    return None


def is_local(text: str, start: int, end: int) -> bool:
    """Tell whether a name is used of a city, province or their council at a place of the text."""
    before = text[max(0, start - 40) : start]
    return _AFTER.match(text, end) is not None or _BEFORE.search(before) is not None


def country_of(place: str) -> str | None:
    """Return the state in which a province lies; None where the name is none, or several's.

    >>> country_of("West Bengal"), country_of("Manitoba"), country_of("Nowhere")
    ('India', 'Canada', None)
    """
    found = _provinces().get(fold(place), set())
    return next(iter(found)) if len(found) == 1 else None


@cache
def _provinces() -> dict[str, set[str]]:
    import pycountry

    found: dict[str, set[str]] = {}
    for province in pycountry.subdivisions:
        state = resolve(province.country_code).canonical
        if state is None:
            continue
        for name in province.name.split(","):
            found.setdefault(fold(name.split("[")[0].strip()), set()).add(state)
    return found
