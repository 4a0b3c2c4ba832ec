"""What a calibration makes of logits."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.special import softmax

from scorer.calibration import Calibration

FITTED = Calibration(
    slope=0.5,
    bias=np.array([-0.3, 0.2, 0.1]),
    draws=np.array([[0.4, -0.2, 0.1, 0.1], [0.7, -0.5, 0.3, 0.2]]),
    threshold=0.25,
    fitted_on="forty made-up pairs",
)
LOGITS = np.array([[6.0, -6.0, -6.0], [0.1, 0.0, -0.1], [-2.0, 1.0, 0.5]])

some_logits = arrays(
    np.float64,
    st.tuples(st.integers(0, 6), st.just(3)),
    elements=st.floats(-40, 40, allow_nan=False),
)


@pytest.mark.parametrize("calibration", [FITTED, Calibration()])
@given(logits=some_logits)
def test_probabilities_sum_to_one_and_intervals_contain_their_point(
    calibration: Calibration, logits: np.ndarray
) -> None:
    found = calibration.apply(logits)
    assert found.probabilities.shape == found.sets.shape == logits.shape
    assert np.allclose(found.probabilities.sum(axis=1), 1.0)
    point = found.probabilities[:, 0]
    assert (found.low <= point).all()
    assert (point <= found.high).all()
    assert ((found.low >= 0) & (found.high <= 1)).all()


@given(logits=some_logits)
def test_a_set_always_holds_the_most_probable_label(logits: np.ndarray) -> None:
    found = FITTED.apply(logits)
    assert found.sets[np.arange(len(logits)), found.probabilities.argmax(axis=1)].all()


def test_a_label_below_the_threshold_is_excluded() -> None:
    found = FITTED.apply(LOGITS)
    assert found.sets.tolist() == [[True, False, False], [True, True, True], [False, True, True]]


def test_unfit_rows_keep_all_labels_and_know_nothing_of_their_probability() -> None:
    unfit = np.array([True, False, True])
    found, plain = FITTED.apply(LOGITS, unfit), FITTED.apply(LOGITS)
    assert found.sets[unfit].all()
    assert found.low[unfit].tolist() == [0.0, 0.0]
    assert found.high[unfit].tolist() == [1.0, 1.0]
    assert np.array_equal(found.probabilities, plain.probabilities)
    assert np.array_equal(found.sets[~unfit], plain.sets[~unfit])
    assert np.array_equal(found.low[~unfit], plain.low[~unfit])


def test_the_identity_says_that_it_is_not_fitted_and_excludes_nothing() -> None:
    identity = Calibration()
    assert not identity.is_fitted
    assert FITTED.is_fitted
    found = identity.apply(LOGITS)
    assert np.allclose(found.probabilities, softmax(LOGITS, axis=1))
    assert found.sets.all()
    assert (found.low == 0.0).all()
    assert (found.high == 1.0).all()


def test_another_base_rate_follows_bayes_rule() -> None:
    old, new = np.array([0.4, 0.4, 0.2]), np.array([0.02, 0.03, 0.95])
    before = FITTED.apply(LOGITS).probabilities
    weighed = before * new / old
    expected = weighed / weighed.sum(axis=1, keepdims=True)
    shifted = FITTED.shifted(np.log(new / old))
    found = shifted.apply(LOGITS)
    assert np.allclose(found.probabilities, expected)
    assert (found.low <= expected[:, 0]).all()
    assert (expected[:, 0] <= found.high).all()
    assert shifted.fitted_on == FITTED.fitted_on
    assert FITTED.bias.tolist() == [-0.3, 0.2, 0.1]
    assert FITTED.draws[0].tolist() == [0.4, -0.2, 0.1, 0.1]


def test_the_rarer_contradictions_are_the_less_probable_each_one_becomes() -> None:
    chances = [
        FITTED.shifted(np.log([share, 1.0, 1.0])).apply(LOGITS).probabilities[:, 0]
        for share in (1.0, 0.5, 0.1)
    ]
    assert all((rarer < commoner).all() for commoner, rarer in pairwise(chances))
