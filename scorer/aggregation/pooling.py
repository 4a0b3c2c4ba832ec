"""Partial pooling of an actor's cells: small ones lean on the others, large ones stand alone.

Empirical Bayes with the DerSimonian-Laird variance between cells (DerSimonian and Laird 1986,
"Meta-analysis in clinical trials").
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from scorer.aggregation.estimate import Estimate

_FLOOR = 1e-4


def pool(estimates: Sequence[Estimate]) -> list[float | None]:
    """Return each estimate pulled towards their common mean; None where there is no estimate."""
    known = [row for row, each in enumerate(estimates) if each.consistency is not None]
    pooled: list[float | None] = [each.consistency for each in estimates]
    if len(known) < 3:
        return pooled
    effect = np.array([estimates[row].consistency for row in known], dtype=np.float64)
    variance = np.array([max(estimates[row].variance or 0.0, _FLOOR) for row in known])
    between = variance_between(effect, variance)
    weight = 1.0 / (variance + between)
    mean = float((weight * effect).sum() / weight.sum())
    own = between / (between + variance)
    for row, value in zip(known, own * effect + (1 - own) * mean, strict=True):
        pooled[row] = float(value)
    return pooled


def variance_between(effect: NDArray[np.float64], variance: NDArray[np.float64]) -> float:
    """Return the DerSimonian-Laird estimate of how much the true effects differ, 0 at least."""
    weight = 1.0 / variance
    mean = (weight * effect).sum() / weight.sum()
    spread = (weight * (effect - mean) ** 2).sum() - (len(effect) - 1)
    return max(0.0, float(spread / (weight.sum() - (weight**2).sum() / weight.sum())))
