"""What speaks for a named actor being meant by "the firm", "the council", "it" or "they"."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from scorer.extraction.anchors import Anchor
from scorer.extraction.descriptions import singular
from scorer.extraction.entities import Entity

FACTS: Final = (
    "described",
    "latest",
    "latest_of_kind",
    "latest_actor",
    "near",
    "fits",
    "fits_previous",
    "fits_latest",
    "fits_top",
    "fits_lead",
    "fits_alone",
)
_NEAR: Final = 300
_PLACE: Final = 0.5
"""From which share of its mentions on a name stands where places do."""


@dataclass(kw_only=True, slots=True)
class Coreference:
    """Everybody (`rows` of the entities) whom words of one sentence may take up again."""

    entities: Sequence[Entity]
    rows: Sequence[int]
    shares: Sequence[float]
    placed: Sequence[float]
    links: Mapping[int, int]
    previous: int | None
    _named: dict[int, dict[int, int]] = field(default_factory=dict)
    _speakers: dict[int, list[int]] | None = None

    def facts(self, anchor: Anchor | None, row: int) -> dict[str, float]:
        """Return the facts that hold of an entity as the meaning of a noun or pronoun."""
        if anchor is None or anchor.entity is not None:
            return {}
        named = self._named_before(anchor.at)
        last = named.get(row, -1)
        kind = self.entities[row].kind
        rivals = [at for other, at in named.items() if self.entities[other].kind == kind]
        actors = [at for other, at in named.items() if not self._is_placed(other)]
        found = {
            "described": self._described(anchor, row),
            "latest": last >= 0 and last == max(named.values()),
            "latest_of_kind": last >= 0 and last == max(rivals),
            "latest_actor": last >= 0 and last == max(actors, default=-1),
            "near": last >= 0 and anchor.at - last < _NEAR,
        }
        if anchor.kind == "role" and kind == anchor.sort:
            found |= self._fitting(row, last, named)
        return {fact: float(holds) for fact, holds in found.items()}

    def _fitting(self, row: int, last: int, named: Mapping[int, int]) -> dict[str, bool]:
        """Return the facts of an entity among those of the very kind that the noun is said of."""
        kind = self.entities[row].kind
        same = [other for other in self.rows if self.entities[other].kind == kind]
        latest = max((named[other] for other in same if other in named), default=-1)
        top = max(same, key=lambda other: (self.shares[other], -other))
        return {
            "fits": True,
            "fits_previous": row == self.previous,
            "fits_latest": last >= 0 and last == latest,
            "fits_top": row == top,
            "fits_lead": row == min(same),
            "fits_alone": len(same) == 1,
        }

    def _described(self, anchor: Anchor, row: int) -> bool:
        """Tell whether the text calls an entity, or somebody who acts for it, by the noun."""
        noun = singular(anchor.noun or anchor.text)
        if self._speakers is None:
            self._speakers = {}
            for person, whose in self.links.items():
                self._speakers.setdefault(whose, []).append(person)
        speakers = self._speakers.get(row, [])
        return any(noun in self.entities[each].nouns for each in (row, *speakers))

    def _is_placed(self, row: int) -> bool:
        return bool(self.placed) and self.placed[row] >= _PLACE

    def _named_before(self, at: int) -> dict[int, int]:
        """Return for each entity where it was last named before a place of the text."""
        if at not in self._named:
            found: dict[int, int] = {}
            for row in self.rows:
                places = self.entities[row].places
                count = bisect_left(places, at, key=lambda place: place.start)
                if count and places[count - 1].start >= 0:
                    found[row] = places[count - 1].start
            self._named[at] = found
        return self._named[at]
