"""Fit the calibration of a judge on labelled pairs of one's own."""

from collections.abc import Sequence
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from scorer.calibration import Calibration, fit_calibration
from scorer.errors import DataError, UsageError
from scorer.evaluation.pairs import LabelledPair, PairSet
from scorer.evaluation.shipped import load_pairs
from scorer.judges import Judge, JudgeRequest
from scorer.masking import mask_actor
from scorer.records import LABELS, fingerprint

MEASURE_ONLY: Final = ("seed", "traps", "deeds-test", "narrow")
"""Sets that measure judges: one that was fitted on them could not be measured any more."""

FEWEST: Final = 30
FEWEST_A_LABEL: Final = 5


def load_calibration_pairs(name_or_path: str) -> PairSet:
    """Load labelled pairs to calibrate on.

    Raises:
        UsageError: it is one of the sets that measure, or shares pairs with one.
        DataError: the file is absent or holds no usable pair.
    """
    if name_or_path in MEASURE_ONLY:
        raise UsageError(
            f"{name_or_path} only measures, so no judge is calibrated on it; give a file of your "
            "own labelled pairs, or deeds-dev"
        )
    labelled = load_pairs(name_or_path)
    texts = _texts(labelled)
    for name in MEASURE_ONLY:
        shared = len(texts & _measured(name))
        if shared:
            raise UsageError(
                f"{name_or_path} shares {shared:,} pairs with {name}, which only measures; "
                "take them out"
            )
    return labelled


@cache
def _measured(name: str) -> frozenset[tuple[str, str]]:
    return _texts(load_pairs(name))


def _texts(labelled: PairSet) -> frozenset[tuple[str, str]]:
    return frozenset(
        (pair.principle.text.casefold(), pair.action.casefold()) for pair in labelled.pairs
    )


def fit_own(judge: Judge, labelled: PairSet, *, seed: int = 0) -> Calibration:
    """Judge the pairs, modes hidden, and fit; pairs that the judge is unfit for are left out.

    Raises:
        DataError: too few pairs are left, or too few of one label.
    """
    pairs = labelled.pairs
    judgement = judge.judge(_request(pairs))
    fit = np.ones(len(pairs), dtype=np.bool_) if judgement.unfit is None else ~judgement.unfit
    labels = np.array([LABELS.index(pair.label) for pair in pairs], dtype=np.intp)[fit]
    _require_enough(labelled.name, labels, left_out=int((~fit).sum()))
    _, clusters = np.unique([pair.cluster for pair in pairs], return_inverse=True)
    shares = ", ".join(f"{label} {(labels == row).mean():.0%}" for row, label in enumerate(LABELS))
    recipe = fingerprint({"recipe": dict(judge.recipe())})[:12]
    return fit_calibration(
        judgement.logits[fit],
        labels,
        fitted_on=(
            f"{len(labels):,} pairs of {labelled.name} ({shares}; pairs {labelled.version}), "
            f"modes hidden, judge recipe {recipe}"
        ),
        clusters=clusters.astype(np.intp)[fit],
        seed=seed,
    )


def _request(pairs: Sequence[LabelledPair]) -> JudgeRequest:
    rows = np.arange(len(pairs), dtype=np.intp)
    return JudgeRequest(
        principles=[pair.principle for pair in pairs],
        texts=[mask_actor(pair.action, pair.actor) for pair in pairs],
        modes=[None] * len(pairs),
        pairs=np.stack([rows, rows], axis=1),
    )


def _require_enough(name: str, labels: NDArray[np.intp], *, left_out: int) -> None:
    counts = {label: int((labels == row).sum()) for row, label in enumerate(LABELS)}
    if len(labels) >= FEWEST and min(counts.values()) >= FEWEST_A_LABEL:
        return
    found = ", ".join(f"{count} {label}" for label, count in counts.items())
    without = f", {left_out} that the judge could not judge left out" if left_out else ""
    raise DataError(
        f"{name} has {len(labels)} judged pairs ({found}{without}); a calibration needs at least "
        f"{FEWEST}, and {FEWEST_A_LABEL} of each label; some hundreds are better"
    )
