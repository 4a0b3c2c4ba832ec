"""From facets to a principle: whose logits count how much."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.special import expit

from scorer.judges.facet_mixture import FacetMapping, facet_weights, label_logits

logits = arrays(np.float64, st.integers(0, 8), elements=st.floats(-30, 30))


def test_a_wording_belongs_to_the_facet_whose_direction_it_shares() -> None:
    mapping = FacetMapping(weights=5.0 * np.eye(3, 4), bias=np.array([0.0, 0.0, -1e4]))
    chances = mapping.probabilities(np.eye(4, dtype=np.float32))
    assert chances.shape == (4, 3)
    assert np.allclose(chances.sum(axis=1), 1.0)
    assert chances[0].argmax() == 0
    assert chances[1].argmax() == 1
    assert np.allclose(chances[3], [0.5, 0.5, 0.0])


def test_a_facet_with_a_bias_far_below_zero_is_never_chosen() -> None:
    mapping = FacetMapping(weights=np.ones((2, 3)), bias=np.array([0.0, -1e4]))
    assert mapping.probabilities(np.ones((1, 3), dtype=np.float32))[0, 1] == 0.0


@given(arrays(np.float64, (3, 5), elements=st.floats(0.001, 1.0)))
def test_weights_sum_to_one_and_keep_the_order_of_the_chances(chances: np.ndarray) -> None:
    weights = facet_weights(chances, floor=0.1)
    assert np.allclose(weights.sum(axis=1), 1.0)
    assert ((weights == 0) == (chances < 0.1 * chances.max(axis=1, keepdims=True))).all()
    assert (weights.max(axis=1) == weights[np.arange(3), chances.argmax(axis=1)]).all()


def test_a_compound_principle_keeps_both_facets_and_drops_the_rest() -> None:
    weights = facet_weights(np.array([[0.5, 0.45, 0.04, 0.01]]), floor=0.1)
    assert np.allclose(weights, [[0.5 / 0.95, 0.45 / 0.95, 0.0, 0.0]])


def test_no_principles_have_no_weights() -> None:
    assert facet_weights(np.empty((0, 4))).shape == (0, 4)


@given(logits, st.floats(-30, 30))
def test_label_logits_are_log_probabilities_that_sum_to_one(
    bears: np.ndarray, direction: float
) -> None:
    found = np.exp(label_logits(bears, np.full(len(bears), direction)))
    assert found.shape == (len(bears), 3)
    assert np.allclose(found.sum(axis=-1), 1.0)
    assert np.allclose(found[:, 2], expit(-bears))


def test_a_turned_direction_swaps_contradicts_and_upholds_alone() -> None:
    bears, direction = np.array([1.0, -2.0]), np.array([3.0, -0.5])
    there, back = label_logits(bears, direction), label_logits(bears, -direction)
    assert np.allclose(there[:, [1, 0, 2]], back)


@pytest.mark.parametrize(
    ("bears", "direction", "label"), [(9.0, -9.0, 0), (9.0, 9.0, 1), (-9.0, 9.0, 2)]
)
def test_what_does_not_bear_is_unrelated_and_what_bears_has_a_way(
    bears: float, direction: float, label: int
) -> None:
    assert label_logits(np.array(bears), np.array(direction)).argmax() == label


def test_logits_far_out_stay_finite() -> None:
    assert np.isfinite(label_logits(np.array([-800.0, 800.0]), np.array([800.0, -800.0]))).all()
