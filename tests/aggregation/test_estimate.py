"""The mean consistency of the bearing deeds of a cell."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from scorer.aggregation import estimate, probability_greater, replicates

Floats = NDArray[np.float64]


def _alone(count: int) -> NDArray[np.intp]:
    return np.arange(count, dtype=np.intp)


_triples = st.lists(
    st.tuples(*[st.floats(0.01, 1)] * 3).map(lambda three: [x / sum(three) for x in three]),
    min_size=1,
    max_size=6,
)


def test_deeds_that_all_uphold_have_consistency_one() -> None:
    found = estimate(np.array([[0.0, 1.0, 0.0]] * 5), _alone(5))
    assert (found.consistency, found.low, found.high) == (1.0, 1.0, 1.0)
    assert found.share_bearing == 1.0


def test_deeds_without_bearing_move_the_share_and_not_the_consistency() -> None:
    few = np.array([[0.8, 0.2, 0.0], [0.6, 0.4, 0.0]])
    many = np.vstack([few, [[0.0, 0.0, 1.0]] * 2])
    alone, diluted = estimate(few, _alone(2)), estimate(many, _alone(4))
    assert diluted.consistency == pytest.approx(alone.consistency) == pytest.approx(-0.4)
    assert diluted.share_bearing == pytest.approx(0.5)


def test_where_next_to_nothing_bears_there_is_no_estimate() -> None:
    found = estimate(np.array([[0.1, 0.1, 0.8]]), _alone(1))
    assert (found.consistency, found.low, found.high) == (None, None, None)
    assert found.bearing == pytest.approx(0.2)


def test_no_deeds_at_all_give_an_empty_estimate() -> None:
    found = estimate(np.empty((0, 3)), _alone(0))
    assert (found.consistency, found.bearing, found.share_bearing) == (None, 0.0, 0.0)


@given(_triples)
def test_the_interval_holds_its_point_and_stays_in_range(triples: list[list[float]]) -> None:
    found = estimate(np.array(triples), _alone(len(triples)))
    if found.consistency is not None:
        assert found.low is not None
        assert found.high is not None
        assert -1 <= found.low <= found.consistency <= found.high <= 1


def test_one_event_told_many_times_is_less_certain_than_many_events() -> None:
    probabilities = np.array([[1.0, 0.0, 0.0], [0.0, 1.0, 0.0]] * 20)
    two_events = np.array([0, 1] * 20, dtype=np.intp)
    apart = estimate(probabilities, _alone(40))
    together = estimate(probabilities, two_events)
    assert apart.low is not None
    assert together.low is not None
    assert together.low < apart.low - 0.3


def test_the_same_seed_gives_the_same_replicates_and_another_seed_others() -> None:
    probabilities = np.array([[0.5, 0.3, 0.2]] * 4)
    one = replicates(probabilities, _alone(4), seed=1)
    assert np.array_equal(one, replicates(probabilities, _alone(4), seed=1))
    assert not np.array_equal(one, replicates(probabilities, _alone(4), seed=2))


def test_a_cell_is_greater_than_another_with_the_probability_of_their_replicates() -> None:
    high, low = np.full(100, 0.5), np.full(100, -0.5)
    assert probability_greater(high, low) == 1.0
    assert probability_greater(low, high) == 0.0
    assert probability_greater(high, high) == 0.5
