"""Rows and facets as labelled pairs, in a stated mix.

For every row: each facet it bears on, each near miss, and two other facets drawn at random.
"""

import hashlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from scorer.labelled.micro import MicroPrinciple
from scorer.labelled.partitions import Part, Partitions
from scorer.labelled.rows import LabelledRow
from scorer.records import Label

PairKind = Literal["bearing", "near-miss", "random"]


@dataclass(frozen=True, kw_only=True, slots=True)
class CodedPair:
    """A row under a facet, stated in one of the facet's wordings."""

    row: LabelledRow
    facet: str
    wording: str
    label: Label
    kind: PairKind


def coded_pairs(
    rows: Sequence[LabelledRow],
    wordings: Mapping[str, Sequence[str]],
    *,
    facets: Sequence[str],
    random_facets: int = 2,
) -> list[CodedPair]:
    """Make the pairs of the rows under the given facets only.

    Which wording stands for a facet, and which facets are drawn, hangs on the row's id alone, so
    that the pairs are the same in every run.
    """
    allowed = sorted(facets)
    return [
        pair
        for row in rows
        for pair in _pairs_of(row, wordings, allowed, random_facets=random_facets)
    ]


def narrow_pairs(
    micro: Sequence[MicroPrinciple], partitions: Partitions, part: Part, *, random_others: int = 1
) -> list[CodedPair]:
    """Make the pairs of the narrow principles of a part: nothing of them has taught.

    Every row meets the principle that it was written for, the opposite where there is one, and
    others of the part drawn at random, on which it is taken not to bear.
    """
    chosen = [each for each in micro if each.part == part]
    wordings = {each.id: each.wordings for each in chosen}
    family = {each.id: each.family for each in chosen}
    rows = partitions.rows([row for each in chosen for row in each.rows], part)
    return [
        pair
        for row in rows
        for pair in _pairs_of(
            row,
            wordings,
            [name for name in wordings if family[name] not in _families_of(row, family)],
            random_facets=random_others,
            own=wordings,
        )
    ]


def _families_of(row: LabelledRow, family: Mapping[str, str]) -> set[str]:
    return {family[name] for name in (*row.bears, *row.near_miss) if name in family}


def _pairs_of(
    row: LabelledRow,
    wordings: Mapping[str, Sequence[str]],
    allowed: Sequence[str],
    *,
    random_facets: int,
    own: Collection[str] | None = None,
) -> Iterator[CodedPair]:
    own = allowed if own is None else own
    seed = int(hashlib.sha256(row.id.encode()).hexdigest()[:12], 16)
    random = np.random.default_rng(seed)
    known = {*row.bears, *row.near_miss}
    others = [facet for facet in allowed if facet not in known]
    drawn = random.choice(len(others), size=min(random_facets, len(others)), replace=False)
    chosen: list[tuple[str, PairKind]] = [
        *((facet, "bearing") for facet in row.bears if facet in own),
        *((facet, "near-miss") for facet in row.near_miss if facet in own),
        *((others[number], "random") for number in drawn),
    ]
    for facet, kind in chosen:
        stated = wordings[facet]
        yield CodedPair(
            row=row,
            facet=facet,
            wording=stated[int(random.integers(len(stated)))],
            label=row.bears.get(facet, "unrelated"),
            kind=kind,
        )
