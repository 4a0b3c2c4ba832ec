"""Labelled pairs beside what a judge said of them, as arrays."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from scorer.evaluation.pairs import LabelledPair
from scorer.modelstore import CalibratedJudge
from scorer.pipeline import judge_texts
from scorer.records import LABELS, Action

Floats = NDArray[np.float64]
Rows = NDArray[np.intp]
Flags = NDArray[np.bool_]
Modes = Literal["hidden", "given"]
"""Whether the judge is told the coded mode of an action; `hidden` is the harder, honest way."""

_TINY: Final = np.finfo(np.float64).tiny


@dataclass(frozen=True, kw_only=True, slots=True)
class Judged:
    """`labels` (n,) index into `LABELS`; `probabilities` (n, 3); `sets` (n, 3), True where kept."""

    labels: Rows
    probabilities: Floats
    sets: Flags

    def __post_init__(self) -> None:
        shape = (len(self.labels), len(LABELS))
        if self.probabilities.shape != shape or self.sets.shape != shape:
            raise ValueError(
                f"{len(self.labels)} labels, probabilities {self.probabilities.shape} and sets "
                f"{self.sets.shape}; both should have shape {shape}"
            )

    def __len__(self) -> int:
        return len(self.labels)

    @property
    def predicted(self) -> Rows:
        """The most probable label of each pair."""
        best: Rows = self.probabilities.argmax(axis=1)
        return best

    @property
    def contradicts(self) -> Flags:
        """True where the pair is labelled `contradicts`."""
        found: Flags = self.labels == LABELS.index("contradicts")
        return found

    @property
    def related(self) -> Flags:
        """True where the pair is labelled `contradicts` or `upholds`."""
        found: Flags = self.labels != LABELS.index("unrelated")
        return found

    @property
    def consistency(self) -> Floats:
        """P(upholds) - P(contradicts)."""
        return self.probabilities[:, 1] - self.probabilities[:, 0]

    @property
    def direction(self) -> Floats:
        """The log odds of P(upholds | bears): it ranks as the ratio does, without rounding to 1."""
        kept = np.maximum(self.probabilities[:, :2], _TINY)
        odds: Floats = np.log(kept[:, 1]) - np.log(kept[:, 0])
        return odds

    @property
    def bears(self) -> Floats:
        """P(contradicts) + P(upholds), which is 1 - P(unrelated) without rounding to 0."""
        return self.probabilities[:, 0] + self.probabilities[:, 1]

    def take(self, rows: Rows) -> "Judged":
        """Return some of the pairs, in the order of `rows`."""
        return Judged(
            labels=self.labels[rows],
            probabilities=self.probabilities[rows],
            sets=self.sets[rows],
        )


def judge_pairs(
    pairs: Sequence[LabelledPair], judge: CalibratedJudge, *, modes: Modes = "hidden"
) -> Judged:
    """Judge labelled pairs the way the product does: masked, judged, calibrated.

    Args:
        pairs: what to judge.
        judge: judge and calibration.
        modes: whether the judge is told the coded modes.
    """
    scores = judge_texts([(pair.principle, _action(pair, modes)) for pair in pairs], judge)
    return Judged(
        labels=np.array([LABELS.index(pair.label) for pair in pairs], dtype=np.intp),
        probabilities=np.array([score.probabilities for score in scores], dtype=np.float64).reshape(
            -1, len(LABELS)
        ),
        sets=np.array(
            [[label in score.set for label in LABELS] for score in scores], dtype=np.bool_
        ).reshape(-1, len(LABELS)),
    )


def _action(pair: LabelledPair, modes: Modes) -> Action:
    return Action(
        id=pair.id,
        text=pair.action,
        actor=pair.actor,
        mode=pair.mode if modes == "given" else None,
    )
