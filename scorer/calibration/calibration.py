"""Vector scaling with a conformal threshold, applied to a judge's logits.

Temperature and one bias a label (vector scaling with one shared slope): Guo et al. 2017, "On
Calibration of Modern Neural Networks". Label sets by split conformal prediction with the score
1 - p(label): Sadinle, Lei and Wasserman 2019, "Least Ambiguous Set-Valued Classifiers".
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray
from scipy.special import softmax

Floats = NDArray[np.float64]


@dataclass(frozen=True, kw_only=True, slots=True)
class Calibrated:
    """Probabilities (n, 3), `low` and `high` of P(contradicts) (n,), and label sets (n, 3)."""

    probabilities: Floats
    low: Floats
    high: Floats
    sets: NDArray[np.bool_]


@dataclass(frozen=True, kw_only=True, slots=True)
class Calibration:
    """`slope` and `bias` (3,) map logits z to softmax(slope * z + bias).

    `draws` holds the same four numbers refitted on bootstrap samples of the calibration part,
    shape (b, 4); `low` and `high` are the 5 % and 95 % points over them. `threshold`: a label is
    excluded where its probability is below it; 0 excludes nothing.
    `fitted_on` says on what, in words; empty for the identity, which is no calibration at all.
    `judge` is the recipe of the judge that it was made for, so that a file can travel alone; empty
    for those that lie under the name of their judge.
    """

    slope: float = 1.0
    bias: Floats = field(default_factory=lambda: np.zeros(3))
    draws: Floats = field(default_factory=lambda: np.empty((0, 4)))
    threshold: float = 0.0
    fitted_on: str = ""
    judge: Mapping[str, object] = field(default_factory=dict)

    @property
    def is_fitted(self) -> bool:
        """False for the identity: its probabilities have no claim to be frequencies."""
        return bool(self.fitted_on)

    def apply(self, logits: Floats, unfit: NDArray[np.bool_] | None = None) -> Calibrated:
        """Turn logits (n, 3) into probabilities, intervals and sets; unfit rows keep all labels."""
        probabilities = softmax(self.slope * logits + self.bias, axis=1)
        low, high = self._interval(logits, probabilities[:, 0])
        sets = probabilities >= self.threshold
        # The most probable label is never excluded, so that no set is empty.
        sets[np.arange(len(sets)), probabilities.argmax(axis=1)] = True
        if unfit is not None:
            sets[unfit] = True
            low, high = np.where(unfit, 0.0, low), np.where(unfit, 1.0, high)
        return Calibrated(probabilities=probabilities, low=low, high=high, sets=sets)

    def shifted(self, log_odds: Floats) -> "Calibration":
        """Return the calibration for another base rate: log(new prior / old prior) a label."""
        draws = self.draws.copy()
        draws[:, 1:] += log_odds
        return replace(self, bias=self.bias + log_odds, draws=draws)

    def _interval(self, logits: Floats, point: Floats) -> tuple[Floats, Floats]:
        if not self.is_fitted or not len(self.draws):
            return np.zeros_like(point), np.ones_like(point)
        drawn = np.empty((len(self.draws), len(point)))
        for row, (slope, *bias) in enumerate(self.draws):
            drawn[row] = softmax(slope * logits + np.asarray(bias), axis=1)[:, 0]
        low, high = np.quantile(drawn, [0.05, 0.95], axis=0)
        return np.minimum(low, point), np.maximum(high, point)
