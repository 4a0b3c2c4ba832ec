"""What the joint reader learns from: grids of deeds and principles that belong together.

Deeds for and against meet the principle and its opposite side by side, so that nothing but the
relation of the two tells their labels apart.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeVar

import numpy as np

from scorer.labelled import LabelledRow
from scorer.records import Label
from scorer.settings import shipped_folder
from scorer.training.compositions import Phrase, TaughtPair, compose, read_phrases
from scorer.training.data_set import DEEDS, DeedsData
from scorer.training.examples import with_names

NARROW_DEEDS: Final = 2
"""Deeds for, and as many against, that a narrow principle and its opposite meet at once."""
NEAR: Final = 0.6
ELSEWHERE: Final = 0.2
T = TypeVar("T")


@dataclass(frozen=True, kw_only=True, slots=True)
class Group:
    """Principles that belong together (one and its opposite), and the rows by their label."""

    principles: tuple[str, ...]
    upholds: list[LabelledRow] = field(default_factory=list)
    contradicts: list[LabelledRow] = field(default_factory=list)
    near: list[LabelledRow] = field(default_factory=list)

    def add(self, row: LabelledRow) -> None:
        """Sort a row in by its label under the first principle."""
        label: Label | None = row.bears.get(self.principles[0])
        if label is None:
            self.near.append(row)
        else:
            (self.upholds if label == "upholds" else self.contradicts).append(row)


@dataclass(frozen=True, kw_only=True, slots=True)
class JointLesson:
    """All that the joint reader learns from: narrow principles, facets, acts, and wordings."""

    narrow: Sequence[Group]
    facets: Sequence[Group]
    acts: Sequence[Sequence[Phrase]]
    wordings: Mapping[str, Sequence[str]]

    def narrow_task(self, number: int, random: np.random.Generator) -> Iterator[TaughtPair]:
        """Yield the pairs of one family of narrow principles."""
        others = self.narrow[int(random.integers(len(self.narrow)))]
        return self._task(self.narrow[number], others.principles[0], random)

    def facet_task(self, random: np.random.Generator) -> Iterator[TaughtPair]:
        """Yield the pairs of a facet drawn at random."""
        one, other = (int(random.integers(len(self.facets))) for _ in range(2))
        return self._task(self.facets[one], self.facets[other].principles[0], random)

    def composed_task(
        self, random: np.random.Generator, *, progress: float
    ) -> Iterator[TaughtPair]:
        """Yield the pairs composed from one act."""
        phrases = self.acts[int(random.integers(len(self.acts)))]
        return compose(phrases, random, progress=progress)

    def _task(
        self, group: Group, elsewhere: str, random: np.random.Generator
    ) -> Iterator[TaughtPair]:
        stated = {name: self._wording(name, random) for name in group.principles}
        rows = [*_some(group.upholds, random), *_some(group.contradicts, random)]
        if random.random() < NEAR:
            rows.extend(_some(group.near, random, at_most=1))
        for row in rows:
            text = with_names(row.text, random)
            for name, principle in stated.items():
                label = row.bears.get(name)
                if label is None and name not in row.near_miss and row.bears:
                    # Nobody has said whether it bears on the opposite.
                    continue
                upholds = None if label is None else label == "upholds"
                yield TaughtPair(action=text, principle=principle, upholds=upholds)
            if random.random() < ELSEWHERE and not {elsewhere} & {*row.bears, *stated}:
                principle = self._wording(elsewhere, random)
                yield TaughtPair(action=text, principle=principle, upholds=None)

    def _wording(self, name: str, random: np.random.Generator) -> str:
        stated = self.wordings[name]
        return stated[int(random.integers(len(stated)))]


def joint_lesson(data: DeedsData) -> JointLesson:
    """Gather the train part."""
    taught = data.taught_micro
    family = {each.id: each.family for each in taught}
    narrow: dict[str, list[str]] = {}
    for each in taught:
        narrow.setdefault(each.family, []).append(each.id)
    groups = {name: Group(principles=tuple(ids)) for name, ids in narrow.items()}
    for row in data.micro_rows("train"):
        # A row stands with the principle that it was written for, whichever of the two that is.
        names = {family[name] for name in (*row.bears, *row.near_miss) if name in family}
        for name in names:
            groups[name].add(row)
    facets = {
        facet.id: Group(principles=(facet.id, *([facet.opposed_by] if facet.opposed_by else [])))
        for facet in data.facets
    }
    rows = data.masked("train")
    for row in rows:
        if row.source != "acts":
            for name in (*row.bears, *row.near_miss):
                facets[name].add(row)
    acts = frozenset(row.group for row in rows if row.source == "acts")
    return JointLesson(
        narrow=[group for group in groups.values() if group.upholds or group.contradicts],
        facets=[group for group in facets.values() if group.upholds or group.contradicts],
        acts=read_phrases(shipped_folder("datasets", DEEDS), acts),
        wordings={**data.wordings, **{each.id: each.wordings for each in taught}},
    )


def _some(
    rows: Sequence[T], random: np.random.Generator, *, at_most: int = NARROW_DEEDS
) -> list[T]:
    return [rows[number] for number in random.permutation(len(rows))[:at_most]]
