"""Pairs of plain texts, without a run folder: for `scorer judge` and the page that tries things."""

from collections.abc import Sequence

import numpy as np

from scorer.modelstore import CalibratedJudge
from scorer.records import Action, Principle, Score, content_id
from scorer.scoring import score_pairs


def judge_texts(
    pairs: Sequence[tuple[Principle, Action]], calibrated: CalibratedJudge
) -> list[Score]:
    """Score pairs in their order; principles and actions that recur are read once."""
    principles: dict[str, int] = {}
    actions: dict[tuple[str, str, str | None], int] = {}
    known_principles: list[Principle] = []
    known_actions: list[Action] = []
    rows: list[tuple[int, int]] = []
    for principle, action in pairs:
        key = content_id("p", principle.version)
        if key not in principles:
            principles[key] = len(known_principles)
            known_principles.append(principle)
        told = (action.text, action.actor, action.mode)
        if told not in actions:
            actions[told] = len(known_actions)
            known_actions.append(action)
        rows.append((principles[key], actions[told]))
    index = np.array(rows, dtype=np.intp).reshape(-1, 2)
    if not len(index):
        return []
    return score_pairs(
        known_principles, known_actions, index, calibrated.judge, calibrated.calibration
    )
