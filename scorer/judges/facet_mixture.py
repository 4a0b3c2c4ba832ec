"""From facets to a principle: whose logits count how much.

A principle meets the bottleneck through P(facet | principle), learnt from wordings; where it is
far from all facets, the towers, which read the principle itself, take over.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import log_expit, softmax

Floats = NDArray[np.float64]
NEVER = -1e4
"""Bias of a facet that no principle may be mapped to."""


@dataclass(frozen=True, kw_only=True, slots=True)
class FacetMapping:
    """A logistic regression from a principle's frozen vector to facets: (f, 384) and (f,)."""

    weights: Floats
    bias: Floats

    def probabilities(self, vectors: NDArray[np.float32]) -> Floats:
        """Return P(facet | wording), shape (wordings, facets)."""
        scores: Floats = softmax(vectors @ self.weights.T + self.bias, axis=1)
        return scores


def facet_weights(probabilities: Floats, *, floor: float = 0.05) -> Floats:
    """Turn mean facet probabilities (p, f) into mixture weights that sum to one a row.

    Facets below `floor` of the strongest are dropped; a compound principle keeps several.
    """
    kept = np.where(
        probabilities >= floor * probabilities.max(axis=1, keepdims=True), probabilities, 0.0
    )
    weights: Floats = kept / kept.sum(axis=1, keepdims=True)
    return weights


def label_logits(bears: Floats, direction: Floats) -> Floats:
    """Turn a bears logit and a direction logit (positive = upholds) into three log-probabilities.

    Returns:
        (..., 3) in the order of `LABELS`; its softmax is exact, since the three sum to one.
    """
    return np.stack(
        [
            log_expit(bears) + log_expit(-direction),
            log_expit(bears) + log_expit(direction),
            log_expit(-bears),
        ],
        axis=-1,
    )
