"""Retellings: texts of one actor and near days that probably tell of one act in other words.

The vectors of a text lead to the few that come near it; only these are compared closely. A block of
rows is held at a time, with the rows of the days that still count.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from typing import Final

import numpy as np

from scorer.actions.likeness import Telling, Vectors
from scorer.actions.retelling import Reader, Weights
from scorer.actions.told import Told
from scorer.encoders import Encoder

_FLOOR: Final = 0.45
"""Cosine below which two texts are not compared closely."""

_CLOSEST: Final = 4
"""How many of the nearest earlier tellings a text is compared with closely."""

_BLOCK: Final = 512


def retellings(
    tellings: Sequence[Told],
    *,
    days: int,
    threshold: float,
    load: Callable[[], Encoder],
    weights: Weights,
) -> Iterator[tuple[int, int]]:
    """Yield (copy, first) within dated rows of one actor in the order of days.

    A first telling is never a copy itself, so that no chain wanders through the weeks.

    Args:
        tellings: in the order of days.
        days: how far apart two tellings may be dated.
        threshold: probability from which two texts tell of one act.
        load: gives the encoder; not called where no two rows lie near one another.
        weights: of the comparison.
    """
    alone = _without_neighbours(tellings, days)
    reader: Reader | None = None
    firsts = _Firsts()
    for start in range(0, len(tellings), _BLOCK):
        block = tellings[start : start + _BLOCK]
        open_ = [telling for telling in block if telling.place not in alone]
        if not open_:
            continue
        reader = reader or Reader(load())
        firsts.forget_before(open_[0].day - days)
        yield from firsts.joined(open_, days, threshold, reader, weights)


class _Firsts:
    """First tellings of the days that still count, with their vectors."""

    def __init__(self) -> None:
        self._tellings: list[Told] = []
        self._vectors: list[Vectors] = []
        self._read: dict[str, Telling] = {}

    def forget_before(self, day: int) -> None:
        """Drop the tellings that are too old for all that follow."""
        kept = [place for place, each in enumerate(self._tellings) if each.day >= day]
        self._tellings = [self._tellings[place] for place in kept]
        self._vectors = [self._vectors[place] for place in kept]
        texts = {each.text for each in self._tellings}
        self._read = {text: read for text, read in self._read.items() if text in texts}

    def joined(
        self,
        block: Sequence[Told],
        days: int,
        threshold: float,
        reader: Reader,
        weights: Weights,
    ) -> Iterator[tuple[int, int]]:
        """Yield (copy, first) of a block and remember its first tellings."""
        every = [*self._tellings, *block]
        own = reader.vectors([each.text for each in block])
        vectors = [*self._vectors, *own]
        cosines = own @ np.stack(vectors).T
        before = len(self._tellings)
        near = [_near(row, before + place) for place, row in enumerate(cosines)]
        self._learn(every, vectors, near, before, reader)
        copies: set[int] = set()
        same = {each.words: place for place, each in enumerate(self._tellings)}
        for place, telling in enumerate(block, start=before):
            found = same.get(telling.words)
            if found is None or not telling.may_be(every[found], days):
                choices = [other for other in near[place - before] if other not in copies]
                found = self._best(every, place, choices, days, threshold, weights)
            if found is None:
                same[telling.words] = place
            else:
                copies.add(place)
                yield telling.place, every[found].place
        kept = [place for place in range(len(every)) if place not in copies]
        self._tellings = [every[place] for place in kept]
        self._vectors = [vectors[place] for place in kept]

    def _learn(
        self,
        every: Sequence[Told],
        vectors: Sequence[Vectors],
        near: Sequence[Sequence[int]],
        before: int,
        reader: Reader,
    ) -> None:
        """Take the texts apart that will be compared closely."""
        asked = {before + place for place, found in enumerate(near) if found}
        asked |= set(chain.from_iterable(near))
        new = {
            every[place].text: vectors[place]
            for place in sorted(asked)
            if every[place].text not in self._read
        }
        self._read |= reader.read(new)

    def _best(
        self,
        every: Sequence[Told],
        place: int,
        choices: Sequence[int],
        days: int,
        threshold: float,
        weights: Weights,
    ) -> int | None:
        """Return the most probable first telling from the threshold on."""
        telling, best, found = every[place], threshold, None
        for other in choices[:_CLOSEST]:
            if not telling.may_be(every[other], days):
                continue
            one, two = self._read[telling.text], self._read[every[other].text]
            probability = weights.probability(one, two)
            if probability > best or (probability == best and found is None):
                best, found = probability, other
        return found


def _near(cosines: Vectors, place: int) -> list[int]:
    """Return the earlier tellings that come near one, the nearest first, a few more than needed."""
    earlier = cosines[:place]
    wanted = 4 * _CLOSEST
    if len(earlier) > wanted:
        chosen = np.argpartition(-earlier, wanted)[:wanted]
    else:
        chosen = np.arange(len(earlier))
    chosen = chosen[earlier[chosen] >= _FLOOR]
    return [int(other) for other in chosen[np.lexsort((chosen, -earlier[chosen]))]]


def _without_neighbours(tellings: Sequence[Told], days: int) -> frozenset[int]:
    """Return the places of rows that share no word with any other row of near days."""
    last: dict[str, tuple[int, int]] = {}
    linked: set[int] = set()
    for telling in tellings:
        for word in telling.words:
            before = last.get(word)
            if before is not None and telling.day - before[0] <= days:
                linked |= {telling.place, before[1]}
            last[word] = (telling.day, telling.place)
    return frozenset(telling.place for telling in tellings) - linked
