"""Match the calibration of a judge to labelled pairs of the text that it is used on."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from scorer.calibration import Calibration, match_calibration, prior_of_labels
from scorer.calibration.calibration import Floats
from scorer.errors import UsageError
from scorer.evaluation.own_calibration import OwnPairs, judge_own, short_recipe
from scorer.evaluation.pairs import LabelledPair, PairSet
from scorer.modelstore import CalibratedJudge, recorded
from scorer.records import LABELS

FEWEST: Final = 60
FEWEST_ACTIONS: Final = 25
FEWEST_EVENTS: Final = 10


@dataclass(frozen=True, kw_only=True, slots=True)
class Matched:
    """The calibration, and what it was matched on, label by label in the order of `LABELS`.

    `coded` counts the pairs; `before` and `after` are the mean probabilities; `low` and `high` hold
    90 % of the draws of the mean afterwards.
    """

    calibration: Calibration
    coded: Sequence[int]
    before: Floats
    after: Floats
    low: Floats
    high: Floats


def match_own(calibrated: CalibratedJudge, labelled: PairSet, *, seed: int = 0) -> Matched:
    """Judge the pairs, modes hidden, and shift the judge's calibration to their shares.

    The pairs should be drawn at random from the text that will be scored, all principles alike:
    a choice of pairs that bear would be taken for the base rate.

    Raises:
        UsageError: too few pairs, actions or events, nothing that bears, or a judge that was never
            calibrated, so that there is no slope to keep.
    """
    if not calibrated.calibration.is_fitted:
        raise UsageError(
            f"{calibrated.judge.name} has no calibration whose slope could be kept; fit one first: "
            f"scorer calibrate --judge {calibrated.judge.name} --labels FILE, without --match"
        )
    # Counted before anything is judged, too: an endpoint may cost money.
    _require_enough(labelled.name, labelled.pairs, left_out=0)
    own = judge_own(calibrated.judge, labelled)
    _require_enough(labelled.name, own.pairs, left_out=own.left_out)
    base, labels = calibrated.calibration, own.labels
    found = match_calibration(
        base,
        own.logits,
        labels,
        fitted_on=_in_words(calibrated, labelled, own),
        clusters=own.clusters,
        seed=seed,
    )
    means = np.array([_mean(_draw(found, row), own.logits) for row in found.draws])
    low, high = np.quantile(means, [0.05, 0.95], axis=0)
    return Matched(
        calibration=replace(found, judge=recorded(calibrated.judge)),
        coded=np.bincount(labels, minlength=len(LABELS)).tolist(),
        before=_mean(base, own.logits),
        after=_mean(found, own.logits),
        low=low,
        high=high,
    )


def _mean(calibration: Calibration, logits: Floats) -> Floats:
    return np.asarray(calibration.apply(logits).probabilities.mean(axis=0), dtype=np.float64)


def _draw(calibration: Calibration, row: Floats) -> Calibration:
    return replace(calibration, slope=float(row[0]), bias=row[1:], draws=calibration.draws[:0])


def _in_words(calibrated: CalibratedJudge, labelled: PairSet, own: OwnPairs) -> str:
    counts = np.bincount(own.labels, minlength=len(LABELS))
    coded = ", ".join(f"{count:,} {label}" for count, label in zip(counts, LABELS, strict=True))
    shares = ", ".join(
        f"{label} {share:.2%}"
        for share, label in zip(prior_of_labels(own.labels), LABELS, strict=True)
    )
    left_out = f", {own.left_out:,} not judged and left out" if own.left_out else ""
    return (
        f"{len(own.pairs):,} pairs of {_actions(own.pairs):,} actions of {labelled.name} ({coded}"
        f"{left_out}; pairs {labelled.version}), modes hidden, judge recipe "
        f"{short_recipe(calibrated.judge)}: mean probabilities matched to the shares {shares} "
        f"(half a pair added to each label), the slope kept that was fitted on "
        f"{calibrated.calibration.fitted_on}"
    )


def _actions(pairs: Sequence[LabelledPair]) -> int:
    return len({pair.action for pair in pairs})


def _require_enough(name: str, pairs: Sequence[LabelledPair], *, left_out: int) -> None:
    bearing = sum(pair.label != "unrelated" for pair in pairs)
    actions, events = _actions(pairs), len({pair.cluster for pair in pairs})
    enough = len(pairs) >= FEWEST and actions >= FEWEST_ACTIONS and events >= FEWEST_EVENTS
    if enough and bearing:
        return
    without = f", {left_out:,} that the judge could not judge left out" if left_out else ""
    raise UsageError(
        f"{name} has {len(pairs):,} pairs of {actions:,} different actions in {events:,} events, "
        f"{bearing:,} of them bearing{without}; --match needs at least {FEWEST} pairs of "
        f"{FEWEST_ACTIONS} actions in {FEWEST_EVENTS} events, one of them bearing (contradicts or "
        "upholds), drawn at random from the text to be scored; a hundred actions are better"
    )
