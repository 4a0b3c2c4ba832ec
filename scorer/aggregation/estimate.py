"""The mean consistency of the bearing deeds of a cell, with a clustered interval.

The estimand is sum(P(upholds) - P(contradicts)) / sum(P(upholds) + P(contradicts)): the mean
direction of the deeds, each weighted by the probability that it bears on the principle at all.
The interval comes from a bootstrap over event clusters in which every deed's label is drawn anew
from its three probabilities, so that the judge's own uncertainty is part of it.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

ESTIMAND: Final = (
    "Mean consistency (P(upholds) - P(contradicts)) of the deeds that bear on the principle, "
    "each weighted by P(bears); from -1 (all contradict) to 1 (all uphold)."
)
DRAWS: Final = 1000
_CHUNK: Final = 5_000_000
MIN_BEARING: Final = 0.5
"""Expected number of bearing deeds below which a cell has no estimate."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Estimate:
    """`consistency` with its 90 % interval, None where too few deeds bear; and what it rests on."""

    consistency: float | None
    low: float | None
    high: float | None
    bearing: float
    share_bearing: float
    variance: float | None


def estimate(probabilities: Floats, clusters: NDArray[np.intp], *, seed: int = 0) -> Estimate:
    """Estimate one cell.

    Args:
        probabilities: (n, 3) in the order of `LABELS`, deeds only.
        clusters: (n,) number of the event of each deed.
        seed: of the bootstrap.
    """
    against, for_it = probabilities[:, 0].sum(), probabilities[:, 1].sum()
    bearing = float(against + for_it)
    share = bearing / len(probabilities) if len(probabilities) else 0.0
    if bearing < MIN_BEARING:
        return Estimate(
            consistency=None,
            low=None,
            high=None,
            bearing=bearing,
            share_bearing=share,
            variance=None,
        )
    point = float((for_it - against) / bearing)
    drawn = replicates(probabilities, clusters, seed=seed)
    low, high = np.quantile(drawn, [0.05, 0.95])
    return Estimate(
        consistency=point,
        low=float(min(low, point)),
        high=float(max(high, point)),
        bearing=bearing,
        share_bearing=share,
        variance=float(drawn.var()),
    )


def replicates(
    probabilities: Floats, clusters: NDArray[np.intp], *, seed: int = 0, draws: int = DRAWS
) -> Floats:
    """Return `draws` bootstrap values of the estimand.

    A replicate in which nothing bears says nothing and is drawn from -1 and 1 at random.
    """
    random = np.random.default_rng(seed)
    _, member = np.unique(clusters, return_inverse=True)
    events = int(member.max()) + 1
    values = np.empty(draws)
    step = max(1, _CHUNK // max(1, len(probabilities)))
    for start in range(0, draws, step):
        size = min(step, draws - start)
        weights = random.multinomial(events, np.full(events, 1 / events), size=size)[:, member]
        uniform = random.random((size, len(probabilities)))
        against = (weights * (uniform < probabilities[:, 0])).sum(axis=1)
        bears = (weights * (uniform < probabilities[:, 0] + probabilities[:, 1])).sum(axis=1)
        empty = bears == 0
        direction = 1.0 - 2.0 * against / np.where(empty, 1, bears)
        values[start : start + size] = np.where(
            empty, random.choice([-1.0, 1.0], size=size), direction
        )
    return values
