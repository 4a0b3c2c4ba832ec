"""Ask a judge about texts that are already masked, many in one call."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from scorer.actors import find_mentions
from scorer.judges import JudgeRequest
from scorer.masking import mask_actor
from scorer.modelstore import CalibratedJudge
from scorer.records import Action, Mode, Principle

Floats = NDArray[np.float64]
Ask = Callable[[Sequence[tuple[Principle, str]]], Floats]
"""Masked pairs in, calibrated probabilities (n, 3) in the order of `LABELS` out."""


def asker(calibrated: CalibratedJudge, mode: Mode | None) -> Ask:
    """Return a function that asks the judge once, whatever the number of pairs.

    Principles and texts that recur are read once. The mode is that of the action: texts made from
    it report the same kind of thing.
    """

    def ask(pairs: Sequence[tuple[Principle, str]]) -> Floats:
        principles = {id(principle): principle for principle, _ in pairs}
        texts = list(dict.fromkeys(text for _, text in pairs))
        rows = {key: row for row, key in enumerate(principles)}
        columns = {text: column for column, text in enumerate(texts)}
        index = [(rows[id(principle)], columns[text]) for principle, text in pairs]
        request = JudgeRequest(
            principles=list(principles.values()),
            texts=texts,
            modes=[mode] * len(texts),
            pairs=np.array(index, dtype=np.intp).reshape(-1, 2),
        )
        judgement = calibrated.judge.judge(request)
        return calibrated.calibration.apply(judgement.logits, judgement.unfit).probabilities

    return ask


def acting_actor(action: Action) -> str:
    """Return the actor that the mask hides: the one given, else the one found, else nothing."""
    if action.actor.strip() or mask_actor(action.text, "") == action.text:
        return action.actor.strip()
    first = find_mentions(action.text)[0]
    return first.canonical or first.text


def masked(text: str, actor: str) -> str:
    """Mask an actor that is known; unlike `mask_actor`, never look for another one."""
    return mask_actor(text, actor) if actor else text
