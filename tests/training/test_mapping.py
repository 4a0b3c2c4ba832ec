"""Which facets a principle is about."""

import numpy as np
import pytest
from numpy.typing import NDArray

from scorer.training.mapping import fit_mapping, mapping_accuracy

FACETS = ("a", "b", "c", "d")


def _vectors(noise: float, *, count: int = 20) -> dict[str, NDArray[np.float32]]:
    random = np.random.default_rng(0)
    found = {}
    for row, facet in enumerate(FACETS):
        drawn = noise * random.normal(size=(count, 16)) / 4.0
        drawn[:, row] += 1.0
        found[facet] = (drawn / np.linalg.norm(drawn, axis=1, keepdims=True)).astype(np.float32)
    return found


def test_separable_wordings_left_out_are_mapped_right() -> None:
    assert mapping_accuracy(_vectors(0.3), FACETS) == {"top_1": 1.0, "top_3": 1.0}


def test_the_right_facet_is_more_often_among_three_than_first() -> None:
    found = mapping_accuracy(_vectors(8.0), FACETS)
    assert 0.25 < found["top_1"] < found["top_3"] < 1.0


def test_a_fitted_mapping_gives_the_chances_of_its_facets_in_their_order() -> None:
    vectors = _vectors(0.3)
    mapping = fit_mapping(vectors, FACETS)
    for row, facet in enumerate(FACETS):
        chances = mapping.probabilities(vectors[facet])
        assert chances.shape == (20, 4)
        assert (chances.argmax(axis=1) == row).all()
        assert chances.sum(axis=1) == pytest.approx(np.ones(20))


def test_the_order_of_the_facet_axis_is_the_callers() -> None:
    vectors = _vectors(0.3)
    there, back = fit_mapping(vectors, FACETS), fit_mapping(vectors, FACETS[::-1])
    assert np.allclose(there.weights, back.weights[::-1], atol=0.05)
