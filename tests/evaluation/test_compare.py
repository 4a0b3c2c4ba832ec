import numpy as np
import pytest

from scorer.evaluation.compare import compare, excludes_zero
from scorer.evaluation.intervals import Interval, Resampling
from scorer.evaluation.metrics import METRICS, measure

from .fakes import judged, random_judged


def _ahead(low: float | None, high: float | None) -> Interval:
    return Interval(value=0.1, low=low, high=high, n=10, events=10)


def test_a_judge_is_not_ahead_of_itself() -> None:
    each = random_judged()
    found = compare({"one": each, "same": each}, Resampling(events=np.arange(200), draws=50))
    for difference in found.ahead["same"].values():
        assert (difference.value, difference.low, difference.high) == (0.0, 0.0, 0.0)
        assert not excludes_zero(difference)


def test_the_difference_is_paired_and_narrower_than_the_two_intervals() -> None:
    each = random_judged(600)
    flat = np.full((600, 3), 1 / 3)
    close = type(each)(
        labels=each.labels, probabilities=0.8 * each.probabilities + 0.2 * flat, sets=each.sets
    )
    found = compare({"one": each, "close": close}, Resampling(events=np.arange(600)))
    own, ahead = found.metrics["one"]["log_loss"], found.ahead["close"]["log_loss"]
    assert ahead.value == pytest.approx(
        (measure(each)["log_loss"] or 0) - (measure(close)["log_loss"] or 0)
    )
    assert ahead.high - ahead.low < 0.7 * (own.high - own.low)


def test_one_that_knows_is_ahead_of_one_that_guesses() -> None:
    labels = [0, 1, 2] * 30
    knows = judged(labels, [tuple(0.9 if k == x else 0.05 for k in range(3)) for x in labels])
    guesses = random_judged(90)
    guesses = type(guesses)(
        labels=knows.labels, probabilities=guesses.probabilities, sets=guesses.sets
    )
    found = compare({"knows": knows, "guesses": guesses}, Resampling(events=np.arange(90)))
    assert found.metrics["knows"]["direction_auc"].value == 1.0
    for name in ("macro_f1", "direction_auc", "bearing_auc", "brier_skill"):
        assert excludes_zero(found.ahead["guesses"][name])


def test_no_pairs_give_tables_of_none() -> None:
    none = judged([], [])
    found = compare({"one": none, "other": none}, Resampling(events=np.empty(0, dtype=np.intp)))
    assert set(found.metrics["one"]) == {metric.name for metric in METRICS}
    assert all(each.value is None for each in found.ahead["other"].values())


@pytest.mark.parametrize(
    ("low", "high", "answer"),
    [(0.01, 0.2, True), (-0.2, -0.01, True), (-0.1, 0.2, False), (None, None, False)],
)
def test_an_interval_excludes_zero_on_either_side(
    low: float | None, high: float | None, answer: bool
) -> None:
    assert excludes_zero(_ahead(low, high)) is answer
