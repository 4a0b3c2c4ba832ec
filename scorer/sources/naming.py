"""The names of actors in event data, from codes, countries and sectors."""

import re
from functools import lru_cache
from typing import Final

from scorer.actors import resolve

_SOVIET: Final = ("1923", "1991")
_GOVERNMENT: Final = re.compile(
    r"(?:Government|Military Forces|Police Forces|Armed Forces|Army) of (?:the )?"
    r"([^()]+?)\s*(?:\(.*)?"
)
_BRACKETS: Final = re.compile(r"\s*\([^()]*\)\s*$")


@lru_cache(maxsize=50_000)
def actor_name(written: str) -> str:
    """Return the canonical name of an actor, or what is written where it is not known.

    >>> actor_name("RUS"), actor_name("Iran (Islamic Republic of)"), actor_name("Red Team")
    ('Russia', 'Iran', 'Red Team')
    """
    for name in (written, _BRACKETS.sub("", written)):
        found = resolve(name).canonical
        if found:
            return found
    return written


@lru_cache(maxsize=50_000)
def coded_name(system: str, code: str) -> str:
    """Return the state of a numeric code of `COW` or `GW`; `COW 999` where there is none."""
    return resolve(f"{system} {code}").canonical or f"{system} {code}"


@lru_cache(maxsize=50_000)
def side_name(written: str) -> str:
    """Return the state that a government, its forces or its police belong to, else the name.

    >>> side_name("Police Forces of Chile (2022-)")
    'Chile'
    """
    found = _GOVERNMENT.fullmatch(written)
    if found:
        name = resolve(found[1]).canonical
        if name:
            return name
    return actor_name(written)


def state_then(name: str, date: str) -> str:
    """Return who held the seat at that time: sources code the Soviet Union as Russia."""
    if name == "Russia" and _SOVIET[0] <= date[:4] <= _SOVIET[1]:
        return "Soviet Union"
    return name
