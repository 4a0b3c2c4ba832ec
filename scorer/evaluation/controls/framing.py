"""The same deed as told by other sources: who tells it should not change what was done."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from scorer.evaluation.controls.sampling import LIMIT, sample_pairs, shift
from scorer.evaluation.judged import Modes, judge_pairs
from scorer.evaluation.pairs import LabelledPair
from scorer.modelstore import CalibratedJudge

FRAMES: Final[Mapping[str, str]] = {
    "state media": "{text}, according to state media.",
    "an NGO": "{text}, according to an NGO.",
    "a news agency": "{text}, a news agency reported.",
    "the opposition": "{text}, according to the opposition.",
    "state television, in front": "State television: {text}.",
}


def source_framing(
    judge: CalibratedJudge,
    pairs: Sequence[LabelledPair],
    *,
    limit: int = LIMIT,
    modes: Modes = "hidden",
) -> dict[str, object]:
    """Return by frame how far P(contradicts) and the label move from the bare text."""
    some = sample_pairs(pairs, limit, salt="framing")
    if not some:
        return {"n": 0}
    told = list(some)
    for frame in FRAMES.values():
        told += [replace(pair, action=framed(pair.action, frame)) for pair in some]
    judged = judge_pairs(told, judge, modes=modes)
    before, ones = np.arange(len(some)), np.ones((len(some), 1))
    found: dict[str, object] = {"n": len(some)}
    for number, name in enumerate(FRAMES, start=1):
        after = (before + number * len(some))[:, None]
        moved = shift(some, judged, before, after, ones)
        found[name] = {measure: each.as_dict() for measure, each in moved.items()}
    return found


def framed(text: str, frame: str) -> str:
    """Put a text, without its full stop, into a frame."""
    return frame.format(text=text.rstrip().rstrip("."))
