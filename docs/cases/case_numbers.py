"""Numbers with 95 % intervals for the scripts of docs/cases; whole clusters are drawn."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.stats import binomtest, rankdata

from scorer.aggregation import estimate, replicates
from scorer.evaluation.intervals import Resampling, mean_interval

Floats = NDArray[np.float64]
Clusters = NDArray[np.intp]
DRAWS: Final = 1000
ENDS: Final = (0.025, 0.975)
_LEAST: Final = 5
"""Rows or clusters below which no interval is given."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Number:
    """A value with its 95 % interval; None where there is none."""

    value: float | None
    low: float | None = None
    high: float | None = None

    def __str__(self) -> str:
        if self.value is None:
            return "-"
        if self.low is None or self.high is None:
            return f"{self.value:+.2f}"
        return f"{self.value:+.2f} ({self.low:+.2f} to {self.high:+.2f})"

    @property
    def share(self) -> str:
        """The number as a percentage."""
        if self.value is None:
            return "-"
        shown = f"{100 * self.value:.1f} %"
        if self.low is None or self.high is None:
            return shown
        return f"{shown} ({100 * self.low:.1f}-{100 * self.high:.1f})"


def clusters_of(names: Sequence[Hashable]) -> Clusters:
    """Return a number for every name, the same for equal ones."""
    known: dict[Hashable, int] = {}
    return np.array([known.setdefault(name, len(known)) for name in names], dtype=np.intp)


def consistency(probabilities: Floats, clusters: Clusters, *, seed: int = 0) -> Number:
    """Return the mean consistency of what bears, as `scorer.aggregation` defines it.

    The interval draws clusters and, from its probabilities, each label.
    """
    found = estimate(probabilities, clusters, seed=seed)
    if found.consistency is None:
        return Number(value=None)
    low, high = np.quantile(replicates(probabilities, clusters, seed=seed, draws=DRAWS), ENDS)
    point = found.consistency
    return Number(value=point, low=min(float(low), point), high=max(float(high), point))


def mean(values: Floats, clusters: Clusters) -> Number:
    """Return a plain mean."""
    found = mean_interval(values, Resampling(events=clusters, draws=DRAWS))
    return Number(value=found.value, low=found.low, high=found.high)


def proportion(hits: Sequence[bool]) -> Number:
    """Return the share of hits with its exact binomial interval; each is a draw of its own."""
    if not hits:
        return Number(value=None)
    found = binomtest(sum(hits), len(hits))
    ends = found.proportion_ci(confidence_level=0.95)
    return Number(value=sum(hits) / len(hits), low=float(ends.low), high=float(ends.high))


def spearman(one: Floats, other: Floats, clusters: Clusters) -> Number:
    """Return Spearman's correlation, ties by mean ranks."""
    return bootstrapped(lambda rows: _rank_correlation(one[rows], other[rows]), clusters)


def auc(scores: Floats, positive: NDArray[np.bool_], clusters: Clusters) -> Number:
    """Return the chance that a positive row scores higher than another, ties counted half."""
    return bootstrapped(lambda rows: _auc(scores[rows], positive[rows]), clusters)


def bootstrapped(statistic: Callable[[Clusters], float], clusters: Clusters) -> Number:
    """Return a statistic of row numbers with the interval of samples of whole clusters.

    A sample in which the statistic does not exist (nan) is passed over.
    """
    if not len(clusters):
        return Number(value=None)
    value = statistic(np.arange(len(clusters)))
    if np.isnan(value):
        return Number(value=None)
    members = [np.flatnonzero(clusters == each) for each in np.unique(clusters)]
    if len(members) < _LEAST:
        return Number(value=value)
    random = np.random.default_rng(0)
    drawn = [
        statistic(
            np.concatenate(
                [members[row] for row in random.integers(len(members), size=len(members))]
            )
        )
        for _ in range(DRAWS)
    ]
    low, high = np.nanquantile(drawn, ENDS)
    return Number(value=value, low=min(float(low), value), high=max(float(high), value))


def _rank_correlation(one: Floats, other: Floats) -> float:
    if len(one) < _LEAST or np.ptp(one) == 0 or np.ptp(other) == 0:
        return float("nan")
    return float(np.corrcoef(rankdata(one), rankdata(other))[0, 1])


def _auc(scores: Floats, positive: NDArray[np.bool_]) -> float:
    count = int(positive.sum())
    rest = len(positive) - count
    if not count or not rest:
        return float("nan")
    ranks = rankdata(scores)[positive].sum()
    return float((ranks - count * (count + 1) / 2) / (count * rest))
