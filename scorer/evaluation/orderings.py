"""Contrast sets: are rows that differ in one thing put in the right order by consistency?

Scored by sets as in Gardner et al. 2020, "Evaluating Models' Local Decision Boundaries via
Contrast Sets": a set is right when every ordered pair of its rows is.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

import numpy as np

from scorer.evaluation.intervals import DRAWS, Interval, Resampling, mean_interval, numbered
from scorer.evaluation.judged import Flags, Floats, Judged, Rows
from scorer.evaluation.pairs import LabelledPair
from scorer.records import Label

_ORDER: Final[Mapping[Label, int]] = {"contradicts": 0, "unrelated": 1, "upholds": 2}


@dataclass(frozen=True, kw_only=True, slots=True)
class OrderedPairs:
    """Rows that should score `lower` and `higher`; `reversal`: one principle, opposite labels."""

    lower: Rows
    higher: Rows
    reversal: Flags


def ordered_pairs(pairs: Sequence[LabelledPair]) -> OrderedPairs:
    """Find every two rows of a set with different labels under one principle or of one action."""
    sets: dict[str, list[int]] = {}
    for number, pair in enumerate(pairs):
        if pair.set:
            sets.setdefault(pair.set, []).append(number)
    found: list[tuple[int, int, bool]] = []
    for rows in sets.values():
        for one, other in combinations(rows, 2):
            first, second = pairs[one], pairs[other]
            same_principle = first.principle.id == second.principle.id
            apart = _ORDER[second.label] - _ORDER[first.label]
            if apart and (same_principle or first.action == second.action):
                low, high = (one, other) if apart > 0 else (other, one)
                found.append((low, high, same_principle and abs(apart) == 2))
    columns = np.array(found, dtype=np.intp).reshape(-1, 3)
    return OrderedPairs(
        lower=columns[:, 0], higher=columns[:, 1], reversal=columns[:, 2].astype(np.bool_)
    )


def ordering_rates(
    pairs: Sequence[LabelledPair], judged: Judged, *, draws: int = DRAWS, seed: int = 0
) -> dict[str, Interval]:
    """Return the shares ordered right: of row pairs, of reversals, of whole sets.

    A tie counts half among row pairs and makes a set wrong. Empty where no set has such rows.
    """
    ordered = ordered_pairs(pairs)
    if not len(ordered.lower):
        return {}
    apart = judged.consistency[ordered.higher] - judged.consistency[ordered.lower]
    right = np.where(apart > 0, 1.0, np.where(apart == 0, 0.5, 0.0))
    events = numbered([pair.cluster for pair in pairs])[ordered.lower]
    sets = numbered([pair.set for pair in pairs])[ordered.lower]
    whole, first = np.unique(sets, return_index=True)
    set_right = np.array([right[sets == number].min() == 1.0 for number in whole], dtype=np.float64)
    turned = ordered.reversal

    def share(values: Floats, clusters: Rows) -> Interval:
        return mean_interval(values, Resampling(events=clusters, draws=draws, seed=seed))

    return {
        "row pairs": share(right, events),
        "reversals": share(right[turned], events[turned]),
        "whole sets": share(set_right, events[first]),
    }
