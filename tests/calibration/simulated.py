"""Logits whose true slope, biases and labels are known."""

import numpy as np
from numpy.typing import NDArray
from scipy.special import softmax

SLOPE = 0.6
BIAS = np.array([-0.5, 0.1, 0.4])


def draw_logits(
    count: int, seed: int, *, bias: NDArray[np.float64] = BIAS
) -> tuple[NDArray[np.float64], NDArray[np.intp]]:
    """Draw logits (n, 3), and labels from softmax(SLOPE * logits + bias)."""
    random = np.random.default_rng(seed)
    logits = random.normal(scale=3.0, size=(count, 3))
    cumulated = softmax(SLOPE * logits + bias, axis=1).cumsum(axis=1)
    labels = (random.random((count, 1)) > cumulated[:, :2]).sum(axis=1)
    return logits, labels.astype(np.intp)
