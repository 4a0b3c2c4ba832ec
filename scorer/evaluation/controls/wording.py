"""The same principle in other words: actions should keep their order.

For each principle with several wordings, every two wordings are compared by Spearman's rank
correlation of consistency over the principle's actions.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations
from typing import Final

import numpy as np
from numpy.typing import NDArray

from scorer.evaluation.controls.sampling import sample_pairs
from scorer.evaluation.judged import Floats, Modes, judge_pairs
from scorer.evaluation.pairs import LabelledPair
from scorer.modelstore import CalibratedJudge
from scorer.records import content_id

ACTIONS: Final = 60
FEWEST_ACTIONS: Final = 10
WORDINGS: Final = 6
PRINCIPLES: Final = 20


def wording_sensitivity(
    judge: CalibratedJudge, pairs: Sequence[LabelledPair], *, modes: Modes = "hidden"
) -> dict[str, object]:
    """Return the mean rank correlation between wordings, by principle and over all.

    `lowest` is the worst pair of wordings of a principle. Principles with one wording, or fewer
    than ten actions, say nothing and are not counted.
    """
    by_principle: dict[str, dict[str, float | int | None]] = {}
    for name, (wordings, some) in _worded(pairs).items():
        told = [
            replace(pair, principle=replace(pair.principle, text=text, wordings=()))
            for text in wordings
            for pair in some
        ]
        said = judge_pairs(told, judge, modes=modes).consistency.reshape(len(wordings), -1)
        found = _correlations(said)
        if len(found):
            by_principle[name] = {
                "mean": round(float(found.mean()), 4),
                "lowest": round(float(found.min()), 4),
                "wordings": len(wordings),
                "n": len(some),
            }
    means = [row["mean"] for row in by_principle.values() if row["mean"] is not None]
    return {
        "mean": round(float(np.mean(means)), 4) if means else None,
        "principles": len(by_principle),
        "by_principle": by_principle,
    }


def _worded(pairs: Sequence[LabelledPair]) -> dict[str, tuple[list[str], list[LabelledPair]]]:
    wordings: dict[str, dict[str, None]] = {}
    members: dict[str, dict[str, LabelledPair]] = {}
    for pair in pairs:
        known = wordings.setdefault(pair.principle.id, {})
        known.update(dict.fromkeys(pair.principle.all_wordings))
        members.setdefault(pair.principle.id, {}).setdefault(pair.action, pair)
    worth = [
        name
        for name, texts in wordings.items()
        if len(texts) > 1 and len(members[name]) >= FEWEST_ACTIONS
    ]
    chosen = sorted(worth, key=lambda name: content_id("w", name))[:PRINCIPLES]
    return {
        name: (
            list(wordings[name])[:WORDINGS],
            sample_pairs(list(members[name].values()), ACTIONS, salt="wording"),
        )
        for name in sorted(chosen)
    }


def _correlations(said: Floats) -> NDArray[np.float64]:
    """Return Spearman's correlation of every two rows that vary at all."""
    from scipy.stats import spearmanr

    varied = [row for row in said if np.ptp(row) > 0]
    return np.array([spearmanr(one, other).statistic for one, other in combinations(varied, 2)])
