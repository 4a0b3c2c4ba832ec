import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorer.evaluation.compare import compare
from scorer.evaluation.intervals import (
    MIN_EVENTS,
    Interval,
    Resampling,
    interval,
    mean_interval,
    numbered,
)

from .fakes import random_judged


def _weights(resampling: Resampling) -> np.ndarray:
    return np.concatenate(list(resampling.weights()))


def test_pairs_of_one_event_are_drawn_together() -> None:
    events = np.repeat(np.arange(10), 3)
    weights = _weights(Resampling(events=events, draws=50))
    assert weights.shape == (50, 30)
    assert (weights[:, ::3] == weights[:, 1::3]).all()
    assert (weights[:, ::3].sum(axis=1) == 10).all()


def test_the_same_seed_draws_the_same_samples_and_another_does_not() -> None:
    events = np.arange(20)
    first = _weights(Resampling(events=events, draws=5))
    assert (first == _weights(Resampling(events=events, draws=5))).all()
    assert (first != _weights(Resampling(events=events, draws=5, seed=1))).any()


def test_two_ways_a_pair_weighs_the_product_of_its_event_and_its_principle() -> None:
    events, principles = np.repeat(np.arange(6), 4), np.tile(np.arange(4), 6)
    weights = _weights(Resampling(events=events, principles=principles, draws=30))
    for row in weights.reshape(30, 6, 4):
        assert np.linalg.matrix_rank(row) == 1
    assert (weights.sum(axis=1) == 24).all()


def test_the_mean_of_independent_values_has_the_textbook_interval() -> None:
    values = np.random.default_rng(0).normal(size=400)
    found = mean_interval(values, Resampling(events=np.arange(400), draws=4000))
    half = 1.96 * values.std() / 20
    assert found.value == pytest.approx(values.mean())
    assert found.low == pytest.approx(values.mean() - half, abs=0.01)
    assert found.high == pytest.approx(values.mean() + half, abs=0.01)


def test_repeating_the_pairs_of_an_event_does_not_narrow_the_interval() -> None:
    values = np.random.default_rng(0).normal(size=50)
    once = mean_interval(values, Resampling(events=np.arange(50)))
    thrice = mean_interval(np.repeat(values, 3), Resampling(events=np.repeat(np.arange(50), 3)))
    assert (once.low, once.high) == pytest.approx((thrice.low, thrice.high))
    assert (once.n, thrice.n, thrice.events) == (50, 150, 50)


def test_two_ways_the_interval_is_wider_where_principles_differ() -> None:
    principles = np.tile(np.arange(20), 30)
    values = np.random.default_rng(0).normal(size=20)[principles]
    events = np.repeat(np.arange(30), 20)
    one = mean_interval(values, Resampling(events=events))
    both = mean_interval(values, Resampling(events=events, principles=principles))
    assert both.high - both.low > 10 * (one.high - one.low)


def test_with_few_events_no_interval_is_given() -> None:
    found = mean_interval(np.arange(4.0), Resampling(events=np.arange(MIN_EVENTS - 1)))
    assert found == Interval(value=1.5, low=None, high=None, n=4, events=4)


def test_a_metric_that_most_samples_lack_has_no_interval() -> None:
    drawn = np.array([0.5] * 80 + [np.nan] * 20)
    assert interval(0.5, drawn, n=100, events=50).low is None
    assert interval(0.5, drawn[:85], n=100, events=50).low == 0.5


def test_no_values_give_an_empty_interval() -> None:
    found = mean_interval(np.empty(0), Resampling(events=np.empty(0, dtype=np.intp)))
    assert found.as_dict() == {"value": None, "low": None, "high": None, "n": 0, "events": 0}


def test_equal_names_have_equal_numbers() -> None:
    assert numbered(["b", "a", "b"]).tolist() == [0, 1, 0]
    assert numbered([]).tolist() == []


@settings(max_examples=15, deadline=None)
@given(st.integers(5, 60), st.integers(0, 1000))
def test_every_interval_contains_its_point(size: int, seed: int) -> None:
    events = np.arange(size) // 2
    table = compare(
        {"one": random_judged(size, seed=seed), "other": random_judged(size, seed=seed)},
        Resampling(events=events, draws=60),
    )
    for found in (*table.metrics["one"].values(), *table.ahead["other"].values()):
        if found.low is not None:
            assert found.low <= found.value <= found.high


def test_a_thousand_draws_of_five_thousand_pairs_take_seconds() -> None:
    started = time.process_time()
    events, principles = np.arange(5000) // 3, np.arange(5000) % 80
    compare({"one": random_judged(5000)}, Resampling(events=events, principles=principles))
    assert time.process_time() - started < 15
