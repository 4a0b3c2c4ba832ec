"""Copies by the words that two texts have in common: fast, and blind to other words for a thing."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from math import ceil
from typing import Final

from scorer.actions.told import Told

Similarity = Callable[[str, str], float]
"""From two texts to a number from 0 to 1."""

_CANDIDATES: Final = 0.2
"""Share of words in common from which a similarity of the caller's is asked."""

_TURNS: Final = re.compile(
    r"not|no|never|nor|without|\w+n['’]t|den(?:y|ies|ied)|(?:refuse|reject|halt|end|lift|cancel)\w*"
)
"""Words that turn a sentence round: texts that differ in one of them tell different things."""


def copies_by_words(
    tellings: Sequence[Told],
    *,
    days: int,
    threshold: float,
    similarity: Similarity | None = None,
) -> Iterator[tuple[int, int]]:
    """Yield (copy, first) within rows of one actor in the order of days, by their rarest words."""
    counted = Counter(word for telling in tellings for word in telling.words)
    share = threshold if similarity is None else min(threshold, _CANDIDATES)
    index: dict[str, list[Told]] = defaultdict(list)
    same: dict[frozenset[str], Told] = {}
    for telling in tellings:
        found = same.get(telling.words)
        if found is None or not _may_be(telling, found, days):
            rare = sorted(telling.words, key=lambda word: (counted[word], word))
            # Two sets that share this much have one of these words in common.
            rare = rare[: len(rare) - ceil(share * len(rare)) + 1]
            near = _near(index, rare, telling.day - days)
            found = _best(telling, near, days, threshold, similarity)
            if found is None:
                for word in rare:
                    index[word].append(telling)
                same[telling.words] = telling
        if found is not None:
            yield telling.place, found.place


def word_overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the share of words in common (Jaccard)."""
    both = len(one & other)
    return both / (len(one) + len(other) - both) if both else 0.0


def _may_be(one: Told, other: Told, days: int) -> bool:
    if not one.may_be(other, days):
        return False
    if any(_TURNS.fullmatch(word) for word in one.words ^ other.words):
        return False
    mine, theirs = _numbers(one), _numbers(other)
    return mine <= theirs or theirs <= mine


def _numbers(telling: Told) -> frozenset[str]:
    """Return the numbers of the text: tolls, dates, amounts."""
    return frozenset(filter(str.isdecimal, telling.words))


def _near(index: dict[str, list[Told]], words: Sequence[str], since: int) -> Iterator[Told]:
    """Yield earlier tellings that share a word, each once; those too old leave the index."""
    seen: set[int] = set()
    for word in words:
        found = index.get(word)
        if not found:
            continue
        if found[0].day < since:
            found[:] = [each for each in found if each.day >= since]
        for each in found:
            if each.place not in seen:
                seen.add(each.place)
                yield each


def _best(
    telling: Told,
    near: Iterable[Told],
    days: int,
    threshold: float,
    similarity: Similarity | None,
) -> Told | None:
    """Return the most similar telling from the threshold on, of equal ones the first."""
    best: tuple[float, int, Told] | None = None
    for other in near:
        alike = word_overlap(telling.words, other.words)
        if alike < (threshold if similarity is None else min(threshold, _CANDIDATES)):
            continue
        if not _may_be(telling, other, days):
            continue
        if similarity is not None:
            alike = similarity(telling.text, other.text)
        if alike >= threshold and (best is None or (alike, -other.place) > best[:2]):
            best = (alike, -other.place, other)
    return best[2] if best else None
