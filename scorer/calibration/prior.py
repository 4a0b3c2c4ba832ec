"""The mix of labels where a judge is used, when it is another one than where it was calibrated.

Adapted by expectation maximisation, without labels: Saerens, Latinne and Decaestecker 2002,
"Adjusting the Outputs of a Classifier to New a Priori Probabilities: A Simple Procedure", Neural
Computation 14(1). It assumes that only the mix has changed: that unrelated pairs here look like the
unrelated pairs there. Where they do not, the mix that it finds is wrong, and nothing in the
probabilities tells so; some labels do (`prior_of_labels`, `match_shares`).
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from scorer.calibration.calibration import Floats

LEAST: Final = 1e-6
"""No label is said to be rarer than this, so that its log odds stay finite."""


def prior_by_em(
    probabilities: Floats, old: Floats, *, tolerance: float = 1e-9, most: int = 10_000
) -> Floats:
    """Estimate the mix of labels of pairs from what a judge says of them; no label is needed.

    Args:
        probabilities: (n, k), calibrated for the old mix; rows sum to one.
        old: (k,) the mix of labels that they were calibrated on.
        tolerance: stop when no share moves by more.
        most: stop after so many rounds in any case.

    Returns:
        (k,) shares that sum to one; the old ones where there is no pair. With `log_odds` they give
        what `Calibration.shifted` takes.

    Example:
        >>> sure = np.repeat(np.eye(3), [1, 1, 8], axis=0)
        >>> prior_by_em(sure, np.array([0.2, 0.2, 0.6])).round(3).tolist()
        [0.1, 0.1, 0.8]
    """
    _check(probabilities, old)
    new: Floats = np.asarray(old / old.sum(), dtype=np.float64)
    for _ in range(most if len(probabilities) else 0):
        weighed = probabilities * (new / old)
        found = (weighed / weighed.sum(axis=1, keepdims=True)).mean(axis=0)
        moved = float(np.abs(found - new).max())
        new = found
        if moved <= tolerance:
            break
    return _kept_above(new)


def prior_of_labels(labels: NDArray[np.intp], kinds: int = 3) -> Floats:
    """Return the mix (kinds,) of some labels (n,), half a pair added to each kind.

    The half (Jeffreys' prior) keeps a kind that a small sample lacks from being ruled out.
    """
    counts = np.bincount(labels, minlength=kinds) + 0.5
    return np.asarray(counts / counts.sum(), dtype=np.float64)


def match_shares(probabilities: Floats, shares: Floats, *, most: int = 1_000) -> Floats:
    """Return the log odds (k,) after which the mean probabilities equal the given shares.

    Recalibration in the large, on pairs whose shares of labels are known. Unlike a change of prior
    it asks nothing of the old mix, and it makes good a judge that finds too much in this kind of
    text, whatever the reason. What it learns holds for pairs like these alone.

    Args:
        probabilities: (n, k); rows sum to one, n is at least 1.
        shares: (k,) above zero, summing to one.
        most: how many rounds of proportional fitting at the most.
    """
    _check(probabilities, shares)
    odds = np.zeros(len(shares))
    for _ in range(most):
        weighed = probabilities * np.exp(odds)
        mean = (weighed / weighed.sum(axis=1, keepdims=True)).mean(axis=0)
        step = np.log(shares) - np.log(np.maximum(mean, np.finfo(np.float64).tiny))
        odds += step
        if float(np.abs(step - step.mean()).max()) < 1e-9:
            break
    return np.asarray(odds - odds.mean(), dtype=np.float64)


def log_odds(new: Floats, old: Floats) -> Floats:
    """Return log(new share / old share) a label, as `Calibration.shifted` takes it."""
    return np.asarray(np.log(_kept_above(new)) - np.log(_kept_above(old)), dtype=np.float64)


def _kept_above(shares: Floats) -> Floats:
    kept = np.maximum(shares / shares.sum(), LEAST)
    return np.asarray(kept / kept.sum(), dtype=np.float64)


def _check(probabilities: Floats, shares: Floats) -> None:
    if probabilities.ndim != 2 or shares.shape != probabilities.shape[1:]:
        raise ValueError(
            f"probabilities {probabilities.shape} and shares {shares.shape}; expected (n, k) and "
            "(k,), one share a label"
        )
    if not (shares > 0).all():
        raise ValueError(f"shares {shares.tolist()}; every label needs a share above zero")
