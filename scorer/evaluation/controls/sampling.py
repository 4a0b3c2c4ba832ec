"""Which pairs a control looks at, and how much a change of the input moved the judge."""

import hashlib
from collections.abc import Sequence
from typing import Final

import numpy as np

from scorer.evaluation.intervals import Interval, Resampling, mean_interval, numbered
from scorer.evaluation.judged import Floats, Judged, Rows
from scorer.evaluation.pairs import LabelledPair

LIMIT: Final = 300
"""Pairs that a control looks at, at most: each is judged some dozens of times."""


def sample_pairs(
    pairs: Sequence[LabelledPair], limit: int, *, salt: str = ""
) -> list[LabelledPair]:
    """Return at most `limit` pairs, chosen by the hash of their ids: nobody picked them."""
    if len(pairs) <= limit:
        return list(pairs)
    ranked = sorted(range(len(pairs)), key=lambda row: _hash(salt + pairs[row].id))
    return [pairs[row] for row in sorted(ranked[:limit])]


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def resampling_of(pairs: Sequence[LabelledPair]) -> Resampling:
    """Return the bootstrap that draws the events of some pairs."""
    return Resampling(events=numbered([pair.cluster for pair in pairs]))


def shift(
    pairs: Sequence[LabelledPair], judged: Judged, before: Rows, after: Rows, counted: Floats
) -> dict[str, Interval]:
    """Tell how far P(contradicts) and the label moved between two ways of saying the same.

    Args:
        pairs: n pairs.
        judged: what the judge said of all variants.
        before: (n,) row of `judged` with each pair as it was.
        after: (n, k) rows with its k variants.
        counted: (n, k), 0 where a variant is none (the actor's own name), else 1.

    Returns:
        `mean_change` of P(contradicts) without its sign, `mean_shift` with it, share of `flips`.
    """
    moved = judged.probabilities[after, 0] - judged.probabilities[before, 0][:, None]
    flipped = judged.predicted[after] != judged.predicted[before][:, None]
    total = np.maximum(counted.sum(axis=1), 1.0)
    resampling = resampling_of(pairs)
    means = {
        "mean_change": np.abs(moved),
        "mean_shift": moved,
        "flips": flipped.astype(np.float64),
    }
    return {
        name: mean_interval((values * counted).sum(axis=1) / total, resampling)
        for name, values in means.items()
    }
