"""An actor and the words that stand for it."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Kind = Literal["state", "organisation", "company", "party", "person", "unknown"]
How = Literal["name", "code", "demonym", "capital", "seat", "leader", "unknown"]
"""How a word stands for an actor; `seat` is a seat of power or a body of its government."""

RANKS: dict[How, int] = {
    "name": 0,
    "code": 0,
    "demonym": 1,
    "capital": 2,
    "seat": 2,
    "leader": 3,
    "unknown": 4,
}
"""Where one word has readings of several ranks, the lowest counts (a name before a surname)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Alias:
    """One word for one actor; `start` and `end` are a leader's term of office."""

    text: str
    actor: str
    how: How
    start: date | None = None
    end: date | None = None
    spoken: bool = True
    """False where the word occurs in tables but not in running text (codes, inverted names)."""

    def holds_on(self, day: date) -> bool:
        """Tell whether the word stood for the actor on that day."""
        begun = self.start is None or self.start <= day
        return begun and (self.end is None or day <= self.end)


@dataclass(frozen=True, kw_only=True, slots=True)
class Actor:
    """A state, organisation, company, party or person.

    `article` is "the" where running text wants one ("the United States"). `adjectives` and
    `people` start with the usual form ("Russian", "Russians"); both are empty where none is known.
    """

    name: str
    kind: Kind
    article: str = ""
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    aliases: tuple[Alias, ...] = ()
