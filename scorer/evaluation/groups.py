"""The judge's metrics by facet, actor, source, year and the like: is it as right for everybody?

Beside the metrics each group has the mean score and the share coded `contradicts` (as in
`reliability.py`): whether 0.8 means 0.8 there too.
"""

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Final

import numpy as np

from scorer.evaluation.compare import compare
from scorer.evaluation.intervals import Resampling, numbered
from scorer.evaluation.judged import Judged
from scorer.evaluation.pairs import GROUPS, LabelledPair
from scorer.evaluation.reliability import said_and_coded

SMALLEST: Final = 30
"""Pairs below which a group's numbers say too little to be shown; such groups are pooled."""
OTHER: Final = f"other (groups below {SMALLEST} pairs)"
SHOWN: Final = (
    "macro_f1",
    "direction_auc",
    "bearing_auc",
    "ece",
    "calibration_gap",
    "coverage",
    "abstention",
)
DRAWS: Final = 400


def by_groups(
    pairs: Sequence[LabelledPair], judged: Judged, *, seed: int = 0
) -> dict[str, dict[str, Mapping[str, object]]]:
    """Return column -> value -> numbers, for every column that has two values, one of some size.

    Values of fewer than 30 pairs are pooled as `OTHER`, which says how many `groups` it holds.
    Where every facet has one principle and the other way round, `facet` speaks for both.
    """
    found: dict[str, dict[str, Mapping[str, object]]] = {}
    seen: list[list[list[int]]] = []
    for column in (*GROUPS, "principle"):
        members = _members(pairs, column)
        large = {value: rows for value, rows in members.items() if len(rows) >= SMALLEST}
        parted = sorted(members.values())
        if len(members) < 2 or not large or (column == "principle" and parted in seen):
            continue
        seen.append(parted)
        found[column] = {
            value: _measured(pairs, judged, rows, seed) for value, rows in sorted(large.items())
        }
        small = [rows for value, rows in members.items() if value not in large]
        if small:
            pooled = _measured(pairs, judged, sorted(chain.from_iterable(small)), seed)
            found[column][OTHER] = {"groups": len(small), **pooled}
    return found


def _members(pairs: Sequence[LabelledPair], column: str) -> dict[str, list[int]]:
    members: dict[str, list[int]] = {}
    for row, pair in enumerate(pairs):
        value = _value(pair, column)
        if value:
            members.setdefault(value, []).append(row)
    return members


def _value(pair: LabelledPair, column: str) -> str | None:
    if column == "principle":
        return pair.principle.id
    return pair.groups.get(column) or (pair.principle.facet if column == "facet" else None)


def _measured(
    pairs: Sequence[LabelledPair], judged: Judged, rows: Sequence[int], seed: int
) -> Mapping[str, object]:
    events = numbered([pairs[row].cluster for row in rows])
    some = judged.take(np.array(rows, dtype=np.intp))
    resampling = Resampling(events=events, draws=DRAWS, seed=seed)
    table = compare({"judge": some}, resampling).metrics["judge"]
    return {
        **said_and_coded(some.contradicts, some.probabilities[:, 0], events),
        **{name: table[name].as_dict() for name in SHOWN},
    }
