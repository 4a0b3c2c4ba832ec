"""Rank correlations, plain and partial, with intervals over events."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from scorer.evaluation.controls.sampling import resampling_of
from scorer.evaluation.intervals import MIN_EVENTS, Interval, Resampling, interval
from scorer.evaluation.judged import Floats
from scorer.evaluation.pairs import LabelledPair

DRAWS: Final = 400


def partial_correlation(columns: Floats) -> float | None:
    """Return the rank correlation of the first two columns, the others held constant.

    Args:
        columns: (n, 2) for the plain correlation, (n, 3 and more) for the partial one.
    """
    from scipy.stats import rankdata

    if len(columns) < columns.shape[1] + 2 or (np.ptp(columns[:, :2], axis=0) == 0).any():
        return None
    ranks = rankdata(columns, axis=0)
    held = np.column_stack([np.ones(len(ranks)), ranks[:, 2:]])
    left = ranks[:, :2] - held @ np.linalg.lstsq(held, ranks[:, :2], rcond=None)[0]
    size = np.sqrt((left**2).sum(axis=0))
    # What is left of a column that the others explain whole is rounding.
    if (size < 1e-9 * len(ranks)).any():
        return None
    return float(np.clip(left[:, 0] @ left[:, 1] / size.prod(), -1.0, 1.0))


def rank_correlation(columns: Floats, pairs: Sequence[LabelledPair]) -> Interval:
    """Return `partial_correlation` with its interval from drawn events.

    Args:
        columns: (n, 2 and more), one row a pair.
        pairs: the n pairs; those of one event are drawn together.
    """
    value = partial_correlation(columns)
    events = resampling_of(pairs).events
    count = len(np.unique(events))
    if value is None or count < MIN_EVENTS:
        return Interval(value=value, low=None, high=None, n=len(pairs), events=count)
    drawn = [
        partial_correlation(np.repeat(columns, row.astype(int), axis=0))
        for weights in Resampling(events=events, draws=DRAWS).weights()
        for row in weights
    ]
    known = np.array([np.nan if each is None else each for each in drawn])
    return interval(value, known, n=len(pairs), events=count)
