"""Whom the words of a sentence can mean at all, before it is weighed who is likeliest."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from scorer.extraction.anchors import Anchor
from scorer.extraction.descriptions import singular
from scorer.extraction.entities import Entity
from scorer.extraction.fitting import AT_HOME, OWN_HOUSES, fitting
from scorer.extraction.roles_of_nouns import PARTS

_SEATED: Final = re.compile(r" (?:in|at|of)(?: the)? ")
_ITS_TOWN: Final = re.compile(r"(?: (?:council|government|assembly|hall|police))? of(?: the)? ")
_OPENING: Final = re.compile(r"(?:In|At|Across)(?: the)? $")


@dataclass(frozen=True, kw_only=True, slots=True)
class Meanings:
    """One sentence's anchors and everybody whom they may stand for (`rows` of the entities)."""

    anchors: Sequence[Anchor]
    entities: Sequence[Entity]
    rows: Sequence[int]
    text: str
    author: int | None
    links: Mapping[int, int]

    def of(self, anchor: Anchor | None) -> list[int]:
        """Return the rows that an anchor may mean, -1 (nobody) among them where that may be."""
        if anchor is None:
            return [*self.rows, -1]
        if anchor.entity is None:
            return self._of_noun(anchor)
        if anchor.apposed is not None:
            return [anchor.apposed]
        if self._is_part(anchor):
            others = [row for row in self.rows if row != anchor.entity]
            return [self._writer()] if anchor.ours else [*others, -1]
        if self.describes(anchor):
            return self._fitting(anchor.noun, anchor)
        return self._of_name(anchor.entity)

    def describes(self, anchor: Anchor) -> bool:
        """Tell "the Dutch airline", which is none of the state's bodies, from "the Dutch navy"."""
        if anchor.entity is None or self.entities[anchor.entity].kind != "state":
            return False
        if anchor.noun.lower() not in OWN_HOUSES:
            return False
        noun = self.text.find(anchor.noun, anchor.end)
        return not re.search(r"\b(?:state|national|public)\b", self.text[anchor.end : noun])

    def opens(self, name: Anchor) -> bool:
        """Tell whether a name sets the scene: "In Moscow the ministry ..."."""
        return _OPENING.fullmatch(self.text[: name.start]) is not None

    def _writer(self) -> int:
        return -1 if self.author is None else self.author

    def _fitting(self, noun: str, anchor: Anchor) -> list[int]:
        return [*fitting(noun, anchor.sort, self.rows, self.entities), -1]

    def _of_name(self, entity: int) -> list[int]:
        own = self.entities[entity]
        if own.known or own.kind in ("company", "group", "state", "local"):
            return [entity]
        if own.kind == "person" and entity in self.links:
            return [row for row in self.rows if row != entity]
        return [*self.rows, -1]

    def _of_noun(self, anchor: Anchor) -> list[int]:
        if anchor.apposed is not None:
            return [anchor.apposed]
        if anchor.kind in ("first", "our") and not anchor.quoted:
            return [self._writer()]
        if anchor.kind != "role":
            return [*self.rows, -1]
        if anchor.ours and not anchor.quoted and self.author is not None:
            return [self.author]
        town = self._town(anchor)
        if town is not None:
            return [town]
        home = self._home(anchor)
        return self._fitting(anchor.text, anchor) if home is None else [home]

    def _is_part(self, anchor: Anchor) -> bool:
        """Tell "our Chilean subsidiary" and "its subsidiary Quayline": the owner acts."""
        if not (anchor.ours or anchor.possessed):
            return False
        before = self.text[: anchor.start].rstrip(" ,").rsplit(" ", 1)[-1]
        return not PARTS.isdisjoint({anchor.noun.lower(), before.lower()})

    def _town(self, anchor: Anchor) -> int | None:
        """Return the town or province of "the city council of Loznica"."""
        if anchor.sort != "local":
            return None
        for name in self.anchors:
            if name.entity is not None and _ITS_TOWN.fullmatch(self.text[anchor.end : name.start]):
                kind = self.entities[name.entity].kind
                return name.entity if kind in ("local", "unknown", "state") else None
        return None

    def _home(self, anchor: Anchor) -> int | None:
        """Return the state whose court or police it is: "the court in Riga", "In Peru, police"."""
        if anchor.sort != "state" or anchor.ours or anchor.possessed:
            return None
        if singular(anchor.text.split()[-1]) not in AT_HOME:
            return None
        states = [
            a
            for a in self.anchors
            if a.entity is not None and self.entities[a.entity].kind == "state"
        ]
        beside = [a for a in states if _SEATED.fullmatch(self.text[anchor.end : a.start])]
        scenes = [a for a in states if a.end < anchor.start and self.opens(a)]
        return next((a.entity for a in [*beside, *scenes]), None)
