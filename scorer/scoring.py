"""Pairs and a judge in, scores with set, interval and abstention out."""

from collections.abc import Sequence

import numpy as np

from scorer.calibration import Calibration
from scorer.judges import Judge, JudgeRequest
from scorer.masking import mask_actor
from scorer.records import LABELS, Action, PairIndex, Principle, Score


def score_pairs(
    principles: Sequence[Principle],
    actions: Sequence[Action],
    pairs: PairIndex,
    judge: Judge,
    calibration: Calibration,
) -> list[Score]:
    """Mask, judge, calibrate.

    Args:
        principles: the principles that `pairs[:, 0]` points into.
        actions: the actions that `pairs[:, 1]` points into.
        pairs: (n, 2) rows.
        judge: what judges.
        calibration: the one fitted for this judge, or the identity.

    Returns:
        One score a pair, in the order of the pairs.
    """
    judgement = judge.judge(
        JudgeRequest(
            principles=principles,
            texts=[mask_actor(action.text, action.actor) for action in actions],
            modes=[action.mode for action in actions],
            pairs=pairs,
        )
    )
    calibrated = calibration.apply(judgement.logits, judgement.unfit)
    best = calibrated.probabilities.argmax(axis=1)
    severity, reasons = judgement.severity, judgement.reasons
    return [
        Score(
            principle=principles[p].id,
            action=actions[a].id,
            p_contradicts=float(calibrated.probabilities[row, 0]),
            p_upholds=float(calibrated.probabilities[row, 1]),
            p_unrelated=float(calibrated.probabilities[row, 2]),
            label=LABELS[best[row]],
            set=tuple(
                label for label, kept in zip(LABELS, calibrated.sets[row], strict=True) if kept
            ),
            low=float(calibrated.low[row]),
            high=float(calibrated.high[row]),
            severity=None if severity is None or np.isnan(severity[row]) else float(severity[row]),
            reason="" if reasons is None else reasons[row],
            judge=judge.name,
        )
        for row, (p, a) in enumerate(pairs)
    ]
