"""What is measured of judged pairs; a number is None where these pairs cannot tell it.

Brier skill score: Brier 1950 against the constant forecast of the prevalence (Murphy 1973).
Coverage, set size and abstention are those of the 90 % label sets.
"""

from dataclasses import dataclass
from typing import Final, Literal

import numpy as np

from scorer.evaluation.judged import Flags, Floats, Judged
from scorer.evaluation.reliability import calibration_error
from scorer.records import LABELS


@dataclass(frozen=True, kw_only=True, slots=True)
class Metric:
    """A name, what it says, and whether more of it is better (`neither`: it only describes)."""

    name: str
    words: str
    better: Literal["high", "low", "neither"] = "high"


METRICS: Final = (
    Metric(name="macro_f1", words="macro-F1 of the most probable label"),
    Metric(name="accuracy", words="share of pairs whose most probable label is the coded one"),
    Metric(name="direction_auc", words="contradicts against upholds, among pairs coded so"),
    Metric(name="bearing_auc", words="related against unrelated"),
    Metric(name="brier_skill", words="Brier skill of P(contradicts) against its prevalence"),
    Metric(name="ece", words="calibration error of P(contradicts), equal-mass bins", better="low"),
    Metric(
        name="calibration_gap",
        words="mean P(contradicts) less the share coded contradicts",
        better="neither",
    ),
    Metric(name="log_loss", words="log loss of the three labels", better="low"),
    Metric(name="coverage", words="share of 90 % sets that hold the coded label"),
    Metric(name="set_size", words="mean number of labels in the 90 % set", better="low"),
    Metric(
        name="abstention", words="share of pairs left with more than one label", better="neither"
    ),
    Metric(name="decided_accuracy", words="accuracy of the pairs left with one label"),
    *(Metric(name=f"precision_{label}", words=f"precision of {label}") for label in LABELS),
    *(Metric(name=f"recall_{label}", words=f"recall of {label}") for label in LABELS),
)
HEADLINE: Final = ("macro_f1", "direction_auc", "bearing_auc", "brier_skill", "ece")
"""The metrics that tables and pictures show first."""


def measure(judged: Judged) -> dict[str, float | None]:
    """Return every metric of `METRICS` by name."""
    found: dict[str, float | None] = dict.fromkeys(metric.name for metric in METRICS)
    if len(judged):
        found |= _by_label(judged) | _by_rank(judged) | _by_probability(judged) | _by_set(judged)
    return found


def sizes(judged: Judged) -> dict[str, int]:
    """Return how many pairs each metric rests on."""
    counts = dict.fromkeys((metric.name for metric in METRICS), len(judged))
    counts["direction_auc"] = int(judged.related.sum())
    counts["decided_accuracy"] = int((judged.sets.sum(axis=1) == 1).sum())
    for row, label in enumerate(LABELS):
        counts[f"precision_{label}"] = int((judged.predicted == row).sum())
        counts[f"recall_{label}"] = int((judged.labels == row).sum())
    return counts


def _by_label(judged: Judged) -> dict[str, float | None]:
    from sklearn.metrics import accuracy_score, f1_score, precision_recall_fscore_support

    truth, predicted = judged.labels, judged.predicted
    precision, recall, _, _ = precision_recall_fscore_support(
        truth, predicted, labels=range(len(LABELS)), zero_division=np.nan
    )
    return {
        # The mean runs over the labels that are coded or predicted at all.
        "macro_f1": float(f1_score(truth, predicted, average="macro", zero_division=0)),
        "accuracy": float(accuracy_score(truth, predicted)),
        **{f"precision_{name}": _known(precision[row]) for row, name in enumerate(LABELS)},
        **{f"recall_{name}": _known(recall[row]) for row, name in enumerate(LABELS)},
    }


def _by_rank(judged: Judged) -> dict[str, float | None]:
    related = judged.related
    upholds = ~judged.contradicts[related]
    return {
        "direction_auc": area_under_curve(upholds, judged.direction[related]),
        "bearing_auc": area_under_curve(related, judged.bears),
    }


def area_under_curve(positive: Flags, ranked_by: Floats) -> float | None:
    """Return P(a positive ranks above a negative), ties counted half; None for one class only."""
    from sklearn.metrics import roc_auc_score

    if positive.all() or not positive.any():
        return None
    return float(roc_auc_score(positive, ranked_by))


def _by_probability(judged: Judged) -> dict[str, float | None]:
    from sklearn.metrics import brier_score_loss, log_loss

    truth, said = judged.contradicts, judged.probabilities[:, 0]
    prevalence = float(truth.mean())
    variance = prevalence * (1 - prevalence)
    skill = 1 - float(brier_score_loss(truth, said)) / variance if variance else None
    return {
        "brier_skill": skill,
        "ece": calibration_error(truth, said),
        "calibration_gap": float(said.mean()) - prevalence,
        "log_loss": float(
            log_loss(judged.labels, judged.probabilities, labels=list(range(len(LABELS))))
        ),
    }


def _by_set(judged: Judged) -> dict[str, float | None]:
    size = judged.sets.sum(axis=1)
    decided = size == 1
    right = judged.predicted == judged.labels
    return {
        "coverage": float(judged.sets[np.arange(len(judged)), judged.labels].mean()),
        "set_size": float(size.mean()),
        "abstention": float((size > 1).mean()),
        "decided_accuracy": float(right[decided].mean()) if decided.any() else None,
    }


def _known(value: float) -> float | None:
    return None if np.isnan(value) else float(value)
