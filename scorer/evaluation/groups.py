"""The judge's metrics by actor, source, relation and the like: is it as right for everybody?"""

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np

from scorer.evaluation.compare import compare
from scorer.evaluation.intervals import Resampling, numbered
from scorer.evaluation.judged import Judged
from scorer.evaluation.pairs import GROUPS, LabelledPair

SMALLEST: Final = 30
"""Pairs below which a group's numbers say too little to be shown; it is counted instead."""
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
    """Return column -> value -> metrics, for every column that has two values of some size.

    Values of fewer than 30 pairs stand together as `(smaller groups)` with their counts alone.
    """
    found: dict[str, dict[str, Mapping[str, object]]] = {}
    for column in (*GROUPS, "principle"):
        members = _members(pairs, column)
        large = {value: rows for value, rows in members.items() if len(rows) >= SMALLEST}
        if len(members) < 2 or not large:
            continue
        found[column] = {
            value: _measured(pairs, judged, np.array(rows, dtype=np.intp), seed)
            for value, rows in sorted(large.items())
        }
        if len(large) < len(members):
            left = [rows for value, rows in members.items() if value not in large]
            found[column]["(smaller groups)"] = {"groups": len(left), "n": sum(map(len, left))}
    return found


def _members(pairs: Sequence[LabelledPair], column: str) -> dict[str, list[int]]:
    members: dict[str, list[int]] = {}
    for row, pair in enumerate(pairs):
        value = pair.principle.id if column == "principle" else pair.groups.get(column)
        if value:
            members.setdefault(value, []).append(row)
    return members


def _measured(
    pairs: Sequence[LabelledPair], judged: Judged, rows: np.typing.NDArray[np.intp], seed: int
) -> Mapping[str, object]:
    resampling = Resampling(
        events=numbered([pairs[row].cluster for row in rows]), draws=DRAWS, seed=seed
    )
    table = compare({"judge": judged.take(rows)}, resampling).metrics["judge"]
    return {
        "n": len(rows),
        "events": resampling.event_count,
        **{name: table[name].as_dict() for name in SHOWN},
    }
