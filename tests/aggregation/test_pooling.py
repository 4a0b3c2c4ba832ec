"""Small cells lean on the others."""

import warnings

import numpy as np
import pytest

from scorer.aggregation import Estimate
from scorer.aggregation.pooling import pool, variance_between


def _estimate(consistency: float | None, variance: float | None) -> Estimate:
    return Estimate(
        consistency=consistency,
        low=consistency,
        high=consistency,
        bearing=3.0,
        share_bearing=0.5,
        variance=variance,
    )


def test_the_uncertain_cell_is_pulled_further_than_the_certain_ones() -> None:
    pooled = pool([_estimate(-0.8, 0.01), _estimate(-0.6, 0.01), _estimate(0.8, 0.5)])
    assert pooled[0] == pytest.approx(-0.8, abs=0.05)
    assert pooled[2] is not None
    assert pooled[2] < 0.6


def test_a_cell_without_an_estimate_gets_none_from_the_others() -> None:
    cells = [_estimate(0.1, 0.1), _estimate(None, None), _estimate(0.2, 0.1), _estimate(0.3, 0.1)]
    assert pool(cells)[1] is None


def test_two_cells_are_left_as_they_are() -> None:
    assert pool([_estimate(-1.0, 0.1), _estimate(1.0, 0.1)]) == [-1.0, 1.0]


def test_the_variance_between_cells_is_that_of_statsmodels() -> None:
    from statsmodels.stats.meta_analysis import combine_effects

    effect, variance = np.array([-0.5, 0.1, 0.8, 0.2]), np.array([0.02, 0.05, 0.04, 0.3])
    expected = combine_effects(effect, variance, method_re="dl").tau2
    assert variance_between(effect, variance) == pytest.approx(expected)


def test_cells_closer_than_chance_are_pooled_whole_and_without_a_warning() -> None:
    """statsmodels took the root of a negative number here and warned about it in the terminal."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        pooled = pool([_estimate(value, 0.5) for value in (0.1, 0.11, 0.12)])
    assert pooled == pytest.approx([0.11] * 3)
