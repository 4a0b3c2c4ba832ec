"""All metrics at once on many bootstrap samples: a sample is a row of weights, one weight a pair.

Most metrics are ratios of weighted sums, so that one matrix product serves a thousand samples;
the two areas under the curve are weighted rank sums over the scores sorted once.
"""

from collections.abc import Mapping

import numpy as np

from scorer.evaluation.judged import Flags, Floats, Judged
from scorer.evaluation.reliability import equal_mass_bins
from scorer.records import LABELS

_KINDS = len(LABELS)


def replicate(judged: Judged, weights: Floats) -> Mapping[str, Floats]:
    """Return each metric of `METRICS` on each sample, NaN where a sample cannot tell it.

    Args:
        judged: n pairs.
        weights: (samples, n), how often each pair stands in each sample.

    Returns:
        Name of the metric -> (samples,). The bins of the calibration error are those of the
        whole, not drawn anew.
    """
    total = weights.sum(axis=1)
    related = np.flatnonzero(judged.related)
    return {
        **_by_label(judged, weights, total),
        **_by_sum(judged, weights, total),
        "direction_auc": weighted_auc(
            judged.labels[related] == LABELS.index("upholds"),
            judged.direction[related],
            weights[:, related],
        ),
        "bearing_auc": weighted_auc(judged.related, judged.bears, weights),
    }


def weighted_auc(positive: Flags, ranked_by: Floats, weights: Floats) -> Floats:
    """Return P(a positive ranks above a negative) on each sample, ties counted half.

    Args:
        positive: (n,) the class.
        ranked_by: (n,) the score.
        weights: (samples, n).
    """
    if not len(positive):
        return np.full(len(weights), np.nan)
    order = np.argsort(ranked_by, kind="stable")
    ranked, drawn = ranked_by[order], weights[:, order]
    starts = np.flatnonzero(np.r_[True, ranked[1:] != ranked[:-1]])
    above = np.where(positive[order], drawn, 0.0)
    above, whole = (np.add.reduceat(each, starts, axis=1) for each in (above, drawn))
    below = whole - above
    won = (above * (np.cumsum(below, axis=1) - 0.5 * below)).sum(axis=1)
    return ratio(won, above.sum(axis=1) * below.sum(axis=1))


def ratio(above: Floats, below: Floats) -> Floats:
    """Divide; NaN where the denominator is zero."""
    found: Floats = np.where(below > 0, above / np.where(below > 0, below, 1.0), np.nan)
    return found


def _by_label(judged: Judged, weights: Floats, total: Floats) -> dict[str, Floats]:
    cells = np.eye(_KINDS * _KINDS)[judged.labels * _KINDS + judged.predicted]
    confusion = (weights @ cells).reshape(-1, _KINDS, _KINDS)
    hit = np.diagonal(confusion, axis1=1, axis2=2)
    coded, said = confusion.sum(axis=2), confusion.sum(axis=1)
    f1 = ratio(2 * hit, coded + said)
    present = coded + said > 0
    return {
        "macro_f1": ratio(np.where(present, f1, 0.0).sum(axis=1), present.sum(axis=1)),
        "accuracy": ratio(hit.sum(axis=1), total),
        **{f"precision_{name}": ratio(hit[:, k], said[:, k]) for k, name in enumerate(LABELS)},
        **{f"recall_{name}": ratio(hit[:, k], coded[:, k]) for k, name in enumerate(LABELS)},
    }


def _by_sum(judged: Judged, weights: Floats, total: Floats) -> dict[str, Floats]:
    rows = np.arange(len(judged))
    truth, said = judged.contradicts.astype(np.float64), judged.probabilities[:, 0]
    smallest = np.finfo(np.float64).eps
    of_truth = np.clip(judged.probabilities[rows, judged.labels], smallest, 1 - smallest)
    size = judged.sets.sum(axis=1)
    summed = {
        "truth": truth,
        "said": said,
        "squared": (said - truth) ** 2,
        "log_loss": -np.log(of_truth),
        "coverage": judged.sets[rows, judged.labels].astype(np.float64),
        "set_size": size.astype(np.float64),
        "abstention": (size > 1).astype(np.float64),
        "decided": (size == 1).astype(np.float64),
        "right": ((size == 1) & (judged.predicted == judged.labels)).astype(np.float64),
    }
    sums = dict(zip(summed, (weights @ np.column_stack(list(summed.values()))).T, strict=True))
    prevalence = ratio(sums["truth"], total)
    return {
        **{name: ratio(sums[name], total) for name in _MEANS},
        "brier_skill": 1 - ratio(ratio(sums["squared"], total), prevalence * (1 - prevalence)),
        "ece": ratio(_bin_gaps(judged, weights, truth - said), total),
        "calibration_gap": ratio(sums["said"] - sums["truth"], total),
        "decided_accuracy": ratio(sums["right"], sums["decided"]),
    }


_MEANS = ("log_loss", "coverage", "set_size", "abstention")


def _bin_gaps(judged: Judged, weights: Floats, gap: Floats) -> Floats:
    member = equal_mass_bins(judged.probabilities[:, 0])
    columns = np.eye(int(member.max(initial=0)) + 1)[member] * gap[:, None]
    found: Floats = np.abs(weights @ columns).sum(axis=1)
    return found
