"""Numbers with intervals: known values, whole clusters, and what is too small for an interval."""

from collections.abc import Callable
from types import ModuleType

import numpy as np
import pytest

Script = Callable[[str], ModuleType]


def test_a_correlation_of_the_same_order_is_one(script: Script) -> None:
    numbers = script("case_numbers")
    values = np.arange(20.0)
    found = numbers.spearman(values, values**3, np.arange(20))
    assert (found.value, found.low, found.high) == pytest.approx((1.0, 1.0, 1.0))


def test_rows_without_a_difference_have_no_correlation(script: Script) -> None:
    numbers = script("case_numbers")
    assert numbers.spearman(np.ones(9), np.arange(9.0), np.arange(9)).value is None


def test_few_clusters_give_a_value_without_an_interval(script: Script) -> None:
    numbers = script("case_numbers")
    found = numbers.spearman(np.arange(10.0), np.arange(10.0), np.arange(10) % 2)
    assert found.value == pytest.approx(1.0)
    assert (found.low, found.high) == (None, None)
    assert str(found) == "+1.00"


def test_the_area_counts_ties_by_half(script: Script) -> None:
    numbers = script("case_numbers")
    scores = np.array([0.1, 0.5, 0.5, 0.9])
    found = numbers.auc(scores, np.array([False, False, True, True]), np.arange(4))
    assert found.value == pytest.approx(0.875)


def test_consistency_is_that_of_the_summaries_with_a_wider_interval(script: Script) -> None:
    numbers = script("case_numbers")
    probabilities = np.array([[0.8, 0.1, 0.1]] * 12)
    found = numbers.consistency(probabilities, np.arange(12))
    assert found.value == pytest.approx(-7 / 9)
    assert found.low <= found.value <= found.high


def test_an_empty_table_has_no_numbers(script: Script) -> None:
    numbers = script("case_numbers")
    none = np.empty(0, dtype=np.intp)
    assert numbers.mean(np.empty(0), none).value is None
    assert numbers.spearman(np.empty(0), np.empty(0), none).value is None
    assert str(numbers.Number(value=None)) == numbers.Number(value=None).share == "-"
