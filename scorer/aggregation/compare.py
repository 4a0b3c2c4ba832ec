"""Two cells compared: a probability instead of a rank."""

import numpy as np

from scorer.aggregation.estimate import Floats


def probability_greater(one: Floats, other: Floats) -> float:
    """Return P(one > other) + P(equal) / 2 from bootstrap replicates of two independent cells."""
    shuffled = np.random.default_rng(0).permutation(other)
    size = min(len(one), len(shuffled))
    difference = one[:size] - shuffled[:size]
    return float((difference > 0).mean() + 0.5 * (difference == 0).mean())
