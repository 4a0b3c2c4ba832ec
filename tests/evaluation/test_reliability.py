import numpy as np
import pytest
from sklearn.calibration import calibration_curve
from statsmodels.stats.proportion import proportion_confint

from scorer.evaluation.reliability import (
    calibration_error,
    chance_error,
    equal_mass_bins,
    reliability_table,
    score_table,
)


def test_bins_hold_the_same_number_of_pairs() -> None:
    said = np.random.default_rng(0).random(100)
    assert np.bincount(equal_mass_bins(said)).tolist() == [10] * 10


def test_equal_probabilities_never_part() -> None:
    said = np.array([0.2] * 30 + [0.7] * 3)
    bins = equal_mass_bins(said)
    assert len(set(bins[:30])) == len(set(bins[30:])) == 1


def test_the_error_of_two_bins_by_hand() -> None:
    truth = np.array([False, True, True, True])
    said = np.array([0.1, 0.1, 0.8, 0.8])
    assert calibration_error(truth, said, bins=2) == pytest.approx((0.4 * 2 + 0.2 * 2) / 4)


def test_the_error_agrees_with_the_curve_of_scikit_learn() -> None:
    random = np.random.default_rng(1)
    said = random.random(1000)
    truth = random.random(1000) < said**2
    coded, mean = calibration_curve(truth, said, n_bins=10, strategy="quantile")
    assert calibration_error(truth, said) == pytest.approx(np.abs(coded - mean).mean(), abs=0.002)


def test_the_order_of_pairs_does_not_matter() -> None:
    random = np.random.default_rng(2)
    said, truth = np.round(random.random(60), 1), random.random(60) < 0.5
    order = random.permutation(60)
    assert calibration_error(truth, said) == pytest.approx(
        calibration_error(truth[order], said[order])
    )


def test_no_pairs_have_no_error() -> None:
    none = np.empty(0)
    assert calibration_error(none.astype(bool), none) is None
    assert chance_error(none) == 0.0
    assert reliability_table(none.astype(bool), none, none.astype(np.intp)) == []


def test_a_perfect_judge_shows_an_error_that_shrinks_with_the_number_of_pairs() -> None:
    random = np.random.default_rng(3)
    few, many = chance_error(random.random(50)), chance_error(random.random(5000))
    assert few > 5 * many > 0


def test_what_is_said_of_a_score_is_measured_around_it() -> None:
    said = np.array([0.74, 0.75, 0.8, 0.849, 0.85, 1.0, 0.0])
    truth = np.array([True, True, True, False, True, True, False])
    rows = score_table(truth, said, np.arange(7))
    assert [(row["about"], row["from"], row["to"], row["n"]) for row in rows] == [
        (0.0, 0.0, 0.05, 1),
        (0.7, 0.65, 0.75, 1),
        (0.8, 0.75, 0.85, 3),
        (0.9, 0.85, 0.95, 1),
        (1.0, 0.95, 1.0, 1),
    ]
    low, high = proportion_confint(2, 3, method="wilson")
    assert rows[2]["coded"] == 0.6667
    assert (rows[2]["low"], rows[2]["high"]) == (round(low, 4), round(high, 4))


def test_the_table_counts_events_and_not_pairs() -> None:
    truth = np.array([True, True, False, False] * 5)
    said = np.full(20, 0.5)
    clusters = np.repeat(np.arange(10), 2)
    (row,) = reliability_table(truth, said, clusters)
    low, high = proportion_confint(5, 10, method="wilson")
    assert row == {
        "said": 0.5,
        "coded": 0.5,
        "low": round(low, 4),
        "high": round(high, 4),
        "n": 20,
        "events": 10,
    }
