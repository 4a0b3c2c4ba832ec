"""Does the judge follow the label, or how grave the deed is?

The gravity of a deed for a pair is the largest severity coded for the same action under *other*
principles (0 where it contradicts none of them): it says how bad the deed is, and not what the
label of this pair is. Partial Spearman correlations by way of partial correlation of ranks.
"""

from collections.abc import Sequence

import numpy as np

from scorer.evaluation.controls.ranks import rank_correlation
from scorer.evaluation.judged import Floats, Judged
from scorer.evaluation.pairs import LabelledPair


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
        "with_label": rank_correlation(by_label, some).as_dict(),
        "with_gravity": rank_correlation(by_gravity, some).as_dict(),
        "within_contradicting": rank_correlation(
            within, [pairs[int(row)] for row in graded]
        ).as_dict(),
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
