"""Fitting on pairs whose truth is known."""

import numpy as np
import pytest

from scorer.calibration import fit_calibration

from .simulated import BIAS, SLOPE, draw_logits


def test_the_known_slope_and_biases_are_found_again() -> None:
    logits, labels = draw_logits(6_000, seed=1)
    found = fit_calibration(logits, labels, fitted_on="simulated", draws=0)
    assert found.slope == pytest.approx(SLOPE, abs=0.03)
    # Only differences of biases matter.
    assert np.allclose(found.bias - found.bias[0], BIAS - BIAS[0], atol=0.1)


def test_the_same_seed_gives_the_same_calibration() -> None:
    logits, labels = draw_logits(200, seed=2)
    one, other, third = (
        fit_calibration(logits, labels, fitted_on="simulated", draws=5, seed=seed)
        for seed in (0, 0, 1)
    )
    assert np.array_equal(one.draws, other.draws)
    assert one.threshold == other.threshold
    assert not np.array_equal(one.draws, third.draws)


def test_sets_hold_the_truth_of_fresh_pairs_nine_times_in_ten() -> None:
    held = []
    for seed in range(10):
        logits, labels = draw_logits(800, seed=seed)
        fitted = fit_calibration(logits, labels, fitted_on="simulated", draws=0)
        fresh, truth = draw_logits(4_000, seed=1_000 + seed)
        held.append(fitted.apply(fresh).sets[np.arange(len(truth)), truth].mean())
    assert 0.885 < np.mean(held) < 0.93
    assert min(held) > 0.86


def test_sets_of_fresh_pairs_exclude_something() -> None:
    """Sets that always hold all three labels would cover too, and say nothing."""
    logits, labels = draw_logits(800, seed=3)
    fitted = fit_calibration(logits, labels, fitted_on="simulated", draws=0)
    assert fitted.apply(draw_logits(1_000, seed=4)[0]).sets.sum(axis=1).mean() < 2.2


def test_whole_events_are_drawn_so_copies_of_a_row_do_not_narrow_the_interval() -> None:
    logits, labels = draw_logits(150, seed=5)
    copies = np.repeat(np.arange(150), 8)
    alone = fit_calibration(logits, labels, fitted_on="s", draws=30)
    as_rows = fit_calibration(logits[copies], labels[copies], fitted_on="s", draws=30)
    as_events = fit_calibration(
        logits[copies], labels[copies], fitted_on="s", clusters=copies, draws=30
    )
    spread = [float(found.draws[:, 0].std()) for found in (alone, as_rows, as_events)]
    assert spread[2] == pytest.approx(spread[0], rel=0.05)
    assert spread[1] < 0.6 * spread[0]


def test_weights_stand_for_further_rows() -> None:
    logits, labels = draw_logits(300, seed=6)
    often = np.random.default_rng(0).integers(1, 4, 300)
    copies = np.repeat(np.arange(300), often)
    weighted = fit_calibration(
        logits, labels, fitted_on="s", weights=often.astype(np.float64), draws=0
    )
    copied = fit_calibration(logits[copies], labels[copies], fitted_on="s", draws=0)
    assert weighted.slope == pytest.approx(copied.slope, abs=1e-3)
    assert np.allclose(weighted.bias, copied.bias, atol=1e-2)
    assert weighted.threshold == pytest.approx(copied.threshold, abs=5e-3)


def test_a_handful_of_pairs_excludes_nothing() -> None:
    """With fewer than nine pairs no finite-sample guarantee can be given."""
    logits, labels = draw_logits(8, seed=7)
    assert fit_calibration(logits, labels, fitted_on="simulated", draws=2).threshold == 0.0


def test_no_pair_at_all_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one labelled pair"):
        fit_calibration(np.empty((0, 3)), np.empty(0, dtype=np.intp), fitted_on="nothing")
