"""What speaks for an anchor being the actor, and for an entity being meant by it, as numbers.

Two questions, one after the other: which words of the sentence are its actor, and whom do these
words stand for. Each has its own row of numbers for each possible answer.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray

from scorer.extraction import coreference
from scorer.extraction.anchors import PARTICIPLE, Anchor
from scorer.extraction.coreference import Coreference
from scorer.extraction.entities import Entity
from scorer.extraction.meanings import Meanings
from scorer.extraction.places import country_of
from scorer.extraction.story import AUTHOR_NAMES

Numbers = NDArray[np.float64]
_SAID: Final = frozenset({"principle", "statement", "denial"})
_FLAGS: Final = (
    "fronted",
    "quoted",
    "object",
    "by",
    "inverted",
    "tail",
    "acting",
    "close",
    "owning",
    "early",
    "saying",
    "finding",
    "clause",
    "passive",
)
_KINDS: Final = ("name", "modifier", "role", "third", "their", "first", "our", "none")
_WAYS: Final = ("said", "done")
ANCHOR_NAMES: Final = (
    *(f"{way}:{kind}" for way in _WAYS for kind in _KINDS),
    *(f"{way}:{flag}" for way in _WAYS for flag in _FLAGS),
    *(f"{kind}:{flag}" for kind in _KINDS[:-1] for flag in _FLAGS),
    "first_free",
    "order",
    "last",
    "no_early",
    "person",
    "named_noun",
    "article",
    "verbal",
)
_READINGS: Final = (
    "state",
    "local",
    "company",
    "group",
    "any",
    "third",
    "their",
    "first",
    "name",
    "none",
    "noun",
    "pronoun",
)
_SHARED: Final[dict[str, str]] = {
    **dict.fromkeys(("state", "local", "company", "group", "any"), "noun"),
    **dict.fromkeys(("third", "their"), "pronoun"),
}
"""What similar readings have in common is learnt once for all of them."""
_FACTS: Final = (
    "previous",
    "previous2",
    "recent",
    "top",
    "top_of_kind",
    "share",
    "lead",
    "state",
    "company",
    "group",
    "local",
    "person",
    "unknown",
    "known",
    "before",
    "after",
    "np_before",
    "np_after",
    "self",
    "linked",
    "author",
    "once",
    "far",
    "same_word",
    "nobody",
    "self_person",
    "self_plain",
    "placed",
    "scene",
    "owner",
    "owner_here",
    "country",
    "agentless",
    *coreference.FACTS,
)
ENTITY_NAMES: Final = tuple(f"{reading}>{fact}" for reading in _READINGS for fact in _FACTS)
NAMES: Final = (*ANCHOR_NAMES, *ENTITY_NAMES, *(f"author:{name}" for name in AUTHOR_NAMES))
_ANCHOR: Final = {name: row for row, name in enumerate(ANCHOR_NAMES)}
MOST: Final = 40
_PLAIN_NAME: Final = re.compile(
    r"[^\W\d_a-z][\w’'-]+(?: [^\W\d_a-z]\.)?(?: [^\W\d_a-z][\w’'-]+){1,2}"
)
_AGENTLESS: Final = re.compile(
    rf"^[^,;]*?\b(?:was|were|been|being|is|are) (?:\w+ly )?{PARTICIPLE}\b"
)
_JOINS: Final = re.compile(
    r"^(?:[\w’'-]+ ){0,3}?(?:of|in|at|for|from|with) (?:the |both )?$|^, (?:the )?$"
)


@dataclass(kw_only=True, slots=True)
class Story:
    """What is known when a sentence is reached: who acted before, who writes, who is whose."""

    acted: list[int | None] = field(default_factory=list)
    said: dict[str, int] = field(default_factory=dict)
    author: int | None = None
    placed: Sequence[float] = ()
    links: dict[int, int] = field(default_factory=dict)

    def recency(self, entity: int) -> float:
        """Return how lately an entity acted, from 0 to 1."""
        rows = [row for row in self.acted if row is not None]
        for back, row in enumerate(reversed(rows[-6:])):
            if row == entity:
                return float(0.75**back)
        return 0.0

    def before(self, back: int) -> int | None:
        """Return who acted `back` sentences with an actor ago."""
        rows = [row for row in self.acted if row is not None]
        return rows[-back] if len(rows) >= back else None

    def tell(self, entity: int | None, anchor: Anchor | None) -> None:
        """Note who acted in a sentence, and under what word."""
        self.acted.append(entity)
        if entity is not None and anchor is not None and anchor.kind in ("role", "name"):
            self.said[anchor.text.casefold()] = entity


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """An anchor (None: no words of the sentence) with the entities that it may mean.

    `entities` holds rows, -1 for nobody; `numbers` has one row for each of them.
    """

    anchor: Anchor | None
    anchor_numbers: Numbers
    entities: tuple[int, ...]
    numbers: Numbers


def choices(
    anchors: Sequence[Anchor], entities: Sequence[Entity], story: Story, label: str, text: str
) -> list[Choice]:
    """Return every anchor of a sentence, and the case that none is meant, with its readings."""
    scene = _Scene(anchors, entities, story, "said" if label in _SAID else "done", text)
    return [scene.choice(anchor, number) for number, anchor in enumerate([*anchors, None])]


class _Scene:
    def __init__(
        self,
        anchors: Sequence[Anchor],
        entities: Sequence[Entity],
        story: Story,
        way: str,
        text: str,
    ) -> None:
        self.anchors, self.entities, self.story = anchors, entities, story
        self.way, self.text = way, text
        counts = np.array([len(entity.places) for entity in entities] or [1], dtype=float)
        self.shares = counts / counts.sum()
        self.rows = self._limited(
            [row for row, entity in enumerate(entities) if entity.kind != "body"]
        )
        self.meanings = Meanings(
            anchors=anchors,
            entities=entities,
            rows=self.rows,
            text=text,
            author=story.author,
            links=story.links,
        )
        self.top_of = {
            kind: self._top([row for row in self.rows if entities[row].kind == kind])
            for kind in ("state", "local", "company", "group", "person", "unknown")
        }
        self.top = self._top(self.rows)
        self.first = min(self.rows, default=-1)
        free = [n for n, a in enumerate(anchors) if not (a.fronted or a.object or a.quoted)]
        self.first_free = free[0] if free else -1
        self.coreference = Coreference(
            entities=entities,
            rows=self.rows,
            shares=self.shares.tolist(),
            placed=story.placed,
            links=story.links,
            previous=story.before(1),
        )
        self.agentless = float(_AGENTLESS.search(text) is not None and " by " not in text)
        self.countries = {country_of(a.text) for a in anchors if a.entity is not None} - {None}

    def choice(self, anchor: Anchor | None, number: int) -> Choice:
        meant = self.meanings.of(anchor)
        rows = [self._facts(anchor, row) for row in meant]
        return Choice(
            anchor=anchor,
            anchor_numbers=self._anchor_numbers(anchor, number),
            entities=tuple(meant),
            numbers=np.stack(rows),
        )

    def _limited(self, rows: list[int]) -> list[int]:
        """Keep a book's hundred names from being weighed for each pronoun."""
        if len(rows) <= MOST:
            return rows
        kept = {anchor.entity for anchor in self.anchors} | set(self.story.acted[-6:])
        kept |= set(sorted(rows, key=lambda row: (-self.shares[row], row))[:MOST])
        return [row for row in rows if row in kept]

    def _top(self, rows: Sequence[int]) -> int:
        return max(rows, key=lambda row: (self.shares[row], -row), default=-1)

    def _anchor_numbers(self, anchor: Anchor | None, number: int) -> Numbers:
        found = np.zeros(len(ANCHOR_NAMES))
        kind = anchor.kind if anchor else "none"
        on = [f"{self.way}:{kind}"]
        if anchor is None:
            early = any(a.early and not a.object for a in self.anchors)
            found[_ANCHOR["no_early"]] = float(not early)
        else:
            flags = [flag for flag in _FLAGS if getattr(anchor, flag)]
            on += [f"{self.way}:{flag}" for flag in flags] + [f"{kind}:{flag}" for flag in flags]
            on += ["first_free"] * (number == self.first_free)
            on += ["last"] * (number == len(self.anchors) - 1)
            on += ["named_noun"] * bool(anchor.noun and anchor.kind == "modifier")
            on += ["person"] * (
                anchor.entity is not None and self.entities[anchor.entity].kind == "person"
            )
            before = self.text[: anchor.start]
            on += ["article"] * (
                re.search(r"(?i)\b(?:the|a|an|its) (?:\w+ )?$", before) is not None
            )
            on += ["verbal"] * (re.search(r"\b(?:to|will|may|would) $", before) is not None)
            found[_ANCHOR["order"]] = min(number, 6) / 6
        for name in on:
            found[_ANCHOR[name]] = 1.0
        return found

    def _facts(self, anchor: Anchor | None, row: int) -> Numbers:
        values = (
            self._values(anchor, row) if row >= 0 else {"nobody": 1.0, "agentless": self.agentless}
        )
        reading = _reading(anchor)
        if anchor is not None and self.meanings.describes(anchor):
            reading = anchor.sort or "any"
        found = np.zeros(len(ENTITY_NAMES))
        for block in dict.fromkeys((reading, _SHARED.get(reading, reading))):
            place = _READINGS.index(block) * len(_FACTS)
            found[place : place + len(_FACTS)] = [values.get(fact, 0.0) for fact in _FACTS]
        return found

    def _values(self, anchor: Anchor | None, row: int) -> dict[str, float]:
        entity, story = self.entities[row], self.story
        own = anchor.entity if anchor else None
        recent = story.recency(row)
        before = [a for a in self.anchors if a.entity == row and anchor and a.end <= anchor.start]
        after = [a for a in self.anchors if a.entity == row and anchor and a.start >= anchor.end]
        word = story.said.get(anchor.text.casefold()) if anchor else None
        return {
            "previous": float(row == story.before(1)),
            "previous2": float(row == story.before(2)),
            "recent": recent,
            "top": float(row == self.top),
            "top_of_kind": float(row == self.top_of.get(entity.kind, -1)),
            "share": float(self.shares[row]),
            "lead": float(row == self.first),
            entity.kind: 1.0,
            "known": float(entity.known),
            "before": float(bool(before)),
            "after": float(bool(after)),
            "scene": float(any(a.object and (a.fronted or self.meanings.opens(a)) for a in before)),
            "owner": float(anchor is not None and anchor.possessed and row == story.before(1)),
            "owner_here": float(anchor is not None and anchor.possessed and bool(before)),
            "country": float(entity.name in self.countries),
            "np_before": float(anchor is not None and any(self._owns(a, anchor) for a in before)),
            "np_after": float(anchor is not None and any(self._joined(anchor, a) for a in after)),
            "self": float(own == row),
            "linked": float(own is not None and story.links.get(own) == row),
            "author": float(row == story.author),
            "self_person": float(own == row and entity.kind == "person"),
            "self_plain": float(own == row and _PLAIN_NAME.fullmatch(entity.name) is not None),
            "placed": self.story.placed[row] if self.story.placed else 0.0,
            "once": float(len(entity.places) == 1),
            "far": float(recent == 0.0 and not before and not after),
            "same_word": float(word == row),
            **self.coreference.facts(anchor, row),
        }

    def _owns(self, name: Anchor, anchor: Anchor) -> bool:
        between = self.text[name.end : anchor.start]
        return re.fullmatch(r"(?:['’]s?)?(?: [\w’'-]+){0,3} ", between) is not None and bool(
            name.noun
        )

    def _joined(self, anchor: Anchor, name: Anchor) -> bool:
        return _JOINS.match(self.text[anchor.end : name.start].lstrip(" ")) is not None


def _reading(anchor: Anchor | None) -> str:
    if anchor is None:
        return "none"
    if anchor.kind == "role":
        return anchor.sort or "any"
    if anchor.kind in ("first", "our"):
        return "first"
    return {"third": "third", "their": "their"}.get(anchor.kind, "name")
