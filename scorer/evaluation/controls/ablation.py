"""How much of the direction comes from one side alone?

Action only: what the judge says of an action on average over other principles, on which it is not
coded to bear. Principle only: what it says of a principle on average over other actions. Both
areas under the curve should be near 0.5; an action-only one far above it means that the judge
marks deeds as bad or good whatever the principle.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from scorer.evaluation.controls.sampling import LIMIT, resampling_of, sample_pairs
from scorer.evaluation.controls.shuffled import may_meet
from scorer.evaluation.intervals import Interval, interval
from scorer.evaluation.judged import Flags, Floats, Modes, judge_pairs
from scorer.evaluation.metrics import area_under_curve
from scorer.evaluation.pairs import LabelledPair
from scorer.evaluation.replicates import weighted_auc
from scorer.modelstore import CalibratedJudge

OTHERS: Final = 20
"""Other sides that an average runs over, at most."""
Mix = Callable[[LabelledPair, LabelledPair], LabelledPair]


def one_side_alone(
    judge: CalibratedJudge,
    pairs: Sequence[LabelledPair],
    *,
    limit: int = LIMIT,
    modes: Modes = "hidden",
    seed: int = 0,
) -> dict[str, object]:
    """Return direction AUC of `action_only`, `principle_only` and of `both` sides together."""
    every = [pair for pair in pairs if pair.label != "unrelated"]
    bearing = sample_pairs(every, limit, salt="ablation")
    if not bearing:
        return {"n": 0}
    allowed = may_meet(pairs, bearing)
    upholds = np.array([pair.label == "upholds" for pair in bearing], dtype=np.bool_)
    mixes: Mapping[str, tuple[Mix, Flags]] = {
        "action_only": (lambda own, other: replace(own, principle=other.principle), allowed),
        "principle_only": (lambda own, other: replace(other, principle=own.principle), allowed.T),
    }
    found: dict[str, object] = {"n": len(bearing)}
    told = judge_pairs(bearing, judge, modes=modes).direction
    found["both"] = _area(bearing, upholds, told).as_dict()
    for name, (mix, fits) in mixes.items():
        said = _mean_over_others(judge, bearing, mix, fits, modes, seed)
        known = ~np.isnan(said)
        kept = [pair for pair, is_known in zip(bearing, known, strict=True) if is_known]
        found[name] = _area(kept, upholds[known], said[known]).as_dict()
    return found


def _mean_over_others(
    judge: CalibratedJudge,
    bearing: Sequence[LabelledPair],
    mix: Mix,
    fits: Flags,
    modes: Modes,
    seed: int,
) -> Floats:
    random = np.random.default_rng(seed)
    told: list[LabelledPair] = []
    owner: list[int] = []
    for row, pair in enumerate(bearing):
        others = np.flatnonzero(fits[row])
        for other in random.choice(others, size=min(OTHERS, len(others)), replace=False):
            told.append(mix(pair, bearing[other]))
            owner.append(row)
    if not told:
        return np.full(len(bearing), np.nan)
    # Direction as a share, so that one extreme pair does not outweigh the nineteen others.
    said = 1 / (1 + np.exp(-judge_pairs(told, judge, modes=modes).direction))
    rows = np.array(owner, dtype=np.intp)
    count = np.bincount(rows, minlength=len(bearing))
    total = np.bincount(rows, weights=said, minlength=len(bearing))
    means: Floats = np.where(count > 0, total / np.maximum(count, 1), np.nan)
    return means


def _area(pairs: Sequence[LabelledPair], upholds: Flags, said: Floats) -> Interval:
    if not len(pairs):
        return Interval(value=None, low=None, high=None, n=0, events=0)
    resampling = resampling_of(pairs)
    drawn = [weighted_auc(upholds, said, weights) for weights in resampling.weights()]
    return interval(
        area_under_curve(upholds, said),
        np.concatenate(drawn),
        n=len(pairs),
        events=resampling.event_count,
    )
