"""How the share of wrong labels falls when the least sure pairs are left undecided.

Risk-coverage curve: El-Yaniv and Wiener 2010, "On the Foundations of Noise-free Selective
Classification". Sureness is the largest of the three probabilities.
"""

from collections.abc import Mapping
from typing import Final

import numpy as np

from scorer.evaluation.intervals import Resampling, interval
from scorer.evaluation.judged import Floats, Judged, Rows
from scorer.evaluation.replicates import ratio

STEPS: Final = 20


def risk_coverage(
    judged: Judged, resampling: Resampling | None = None, *, steps: int = STEPS
) -> list[Mapping[str, float | int | None]]:
    """Return rows of `coverage` (share decided), `risk` (share wrong among them) and `n`.

    With a resampling each row has the `low` and `high` of its risk too (95 %): which pairs are
    decided stays as it is, events are drawn among them.
    """
    if not len(judged):
        return []
    risk = _risk(judged)
    counts = np.unique(np.ceil(np.linspace(0, 1, steps + 1)[1:] * len(judged)).astype(int))
    ends = _intervals(judged, risk, counts, resampling) if resampling else [{}] * len(counts)
    return [
        {
            "coverage": round(int(count) / len(judged), 4),
            "risk": round(float(risk[count - 1]), 4),
            "n": int(count),
            **each,
        }
        for count, each in zip(counts, ends, strict=True)
    ]


def _intervals(
    judged: Judged, risk: Floats, counts: Rows, resampling: Resampling
) -> list[dict[str, float | None]]:
    order = np.argsort(-judged.probabilities.max(axis=1), kind="stable")
    wrong = (judged.predicted != judged.labels)[order].astype(np.float64)
    drawn = [
        ratio(*(np.cumsum(each, axis=1)[:, counts - 1] for each in (w * wrong, w)))
        for w in (weights[:, order] for weights in resampling.weights())
    ]
    values = np.concatenate(drawn)
    ends: list[dict[str, float | None]] = []
    for column, count in enumerate(counts):
        events = len(np.unique(resampling.events[order[:count]]))
        point = float(risk[count - 1])
        found = interval(point, values[:, column], n=int(count), events=events).as_dict()
        ends.append({"low": found["low"], "high": found["high"]})
    return ends


def area_under_risk(judged: Judged) -> float | None:
    """Return the mean risk over all coverages: 0 is never wrong, and sure ones come first."""
    return float(_risk(judged).mean()) if len(judged) else None


def _risk(judged: Judged) -> Floats:
    """Share of wrong labels among the k surest pairs, for k = 1 to n; ties in random order."""
    wrong = (judged.predicted != judged.labels).astype(np.float64)
    _, tie = np.unique(-judged.probabilities.max(axis=1), return_inverse=True)
    # Among equally sure pairs each is as likely to come next: all get the tie's mean.
    expected = (np.bincount(tie, weights=wrong) / np.bincount(tie))[np.sort(tie)]
    risk: Floats = np.cumsum(expected) / np.arange(1, len(judged) + 1)
    return risk
