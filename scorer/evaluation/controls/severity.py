"""Does the judge follow the label, or how grave the deed is?

The gravity of a deed for a pair is the largest severity coded for the same action under *other*
principles (0 where it contradicts none of them): it says how bad the deed is, and not what the
label of this pair is. Partial Spearman correlations by way of partial correlation of ranks.
"""

from collections.abc import Sequence

import numpy as np

from scorer.evaluation.controls.sampling import resampling_of
from scorer.evaluation.intervals import MIN_EVENTS, Interval, Resampling, interval
from scorer.evaluation.judged import Floats, Judged
from scorer.evaluation.pairs import LabelledPair

DRAWS = 400


def severity_correlation(pairs: Sequence[LabelledPair], judged: Judged) -> dict[str, object]:
    """Return partial rank correlations over the bearing pairs whose action has other pairs.

    `with_label`: consistency and the label, gravity held constant; near 1 is right.
    `with_gravity`: consistency and gravity, the label held constant; near 0 is right.
    `within_contradicting`: P(contradicts) and the pair's own severity; it only describes.
    """
    gravity = gravity_elsewhere(pairs)
    bearing = np.flatnonzero(judged.related & ~np.isnan(gravity))
    some, said = [pairs[int(row)] for row in bearing], judged.take(bearing)
    upholds = (~said.contradicts).astype(np.float64)
    own = np.array([pair.severity or np.nan for pair in pairs], dtype=np.float64)
    graded = np.flatnonzero(judged.contradicts & ~np.isnan(own))
    chances = judged.probabilities[graded, 0]
    by_label = np.column_stack([said.consistency, upholds, gravity[bearing]])
    by_gravity = np.column_stack([said.consistency, gravity[bearing], upholds])
    within = np.column_stack([chances, own[graded]])
    return {
        "with_label": _estimate(by_label, some).as_dict(),
        "with_gravity": _estimate(by_gravity, some).as_dict(),
        "within_contradicting": _estimate(within, [pairs[int(row)] for row in graded]).as_dict(),
    }


def gravity_elsewhere(pairs: Sequence[LabelledPair]) -> Floats:
    """Return the largest severity of each pair's action under other principles; NaN if no other."""
    by_action: dict[str, list[int]] = {}
    for row, pair in enumerate(pairs):
        by_action.setdefault(pair.action, []).append(row)
    found = np.full(len(pairs), np.nan)
    for rows in by_action.values():
        for row in rows:
            others = [
                pairs[other].severity or 0.0
                for other in rows
                if pairs[other].principle.id != pairs[row].principle.id
            ]
            found[row] = max(others, default=np.nan)
    return found


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


def _estimate(columns: Floats, pairs: Sequence[LabelledPair]) -> Interval:
    value = partial_correlation(columns)
    resampling = resampling_of(pairs)
    events = resampling.event_count
    if value is None or events < MIN_EVENTS:
        return Interval(value=value, low=None, high=None, n=len(pairs), events=events)
    drawn = [
        partial_correlation(np.repeat(columns, row.astype(int), axis=0))
        for weights in Resampling(events=resampling.events, draws=DRAWS).weights()
        for row in weights
    ]
    known = np.array([np.nan if each is None else each for each in drawn])
    return interval(value, known, n=len(pairs), events=events)
