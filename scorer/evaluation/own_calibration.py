"""Fit the calibration of a judge on labelled pairs of one's own."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from scorer.calibration import Calibration, fit_calibration
from scorer.calibration.calibration import Floats
from scorer.errors import DataError, UsageError
from scorer.evaluation.pairs import LabelledPair, PairSet
from scorer.evaluation.shipped import MEASURE_ONLY, load_pairs
from scorer.judges import Judge, JudgeRequest
from scorer.masking import mask_actor
from scorer.records import LABELS, fingerprint

Rows = NDArray[np.intp]

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


@dataclass(frozen=True, kw_only=True, slots=True)
class OwnPairs:
    """Labelled pairs with a judge's logits (n, 3), without the pairs that it is unfit for."""

    pairs: Sequence[LabelledPair]
    logits: Floats
    left_out: int

    @property
    def labels(self) -> Rows:
        """Each pair's row in `LABELS`."""
        return np.array([LABELS.index(pair.label) for pair in self.pairs], dtype=np.intp)

    @property
    def clusters(self) -> Rows:
        """The number of each pair's event."""
        _, rows = np.unique([pair.cluster for pair in self.pairs], return_inverse=True)
        return rows.astype(np.intp)


def judge_own(judge: Judge, labelled: PairSet) -> OwnPairs:
    """Judge labelled pairs, modes hidden; those that the judge is unfit for are left out."""
    judgement = judge.judge(_request(labelled.pairs))
    unfit = judgement.unfit
    kept = np.arange(len(labelled.pairs)) if unfit is None else np.flatnonzero(~unfit)
    return OwnPairs(
        pairs=[labelled.pairs[row] for row in kept],
        logits=judgement.logits[kept],
        left_out=len(labelled.pairs) - len(kept),
    )


def fit_own(judge: Judge, labelled: PairSet, *, seed: int = 0) -> Calibration:
    """Judge the pairs, modes hidden, and fit; pairs that the judge is unfit for are left out.

    Raises:
        DataError: too few pairs are left, or too few of one label.
    """
    own = judge_own(judge, labelled)
    labels = own.labels
    _require_enough(labelled.name, labels, left_out=own.left_out)
    shares = ", ".join(f"{label} {(labels == row).mean():.0%}" for row, label in enumerate(LABELS))
    return fit_calibration(
        own.logits,
        labels,
        fitted_on=(
            f"{len(labels):,} pairs of {labelled.name} ({shares}; pairs {labelled.version}), "
            f"modes hidden, judge recipe {short_recipe(judge)}"
        ),
        clusters=own.clusters,
        seed=seed,
    )


def short_recipe(judge: Judge) -> str:
    """Return twelve hex digits of all that the judge's scores depend on."""
    return fingerprint({"recipe": dict(judge.recipe())})[:12]


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
