import numpy as np
import pytest
from scipy.stats import rankdata, spearmanr
from statsmodels.api import OLS, add_constant

from scorer.evaluation.controls.ranks import partial_correlation, rank_correlation

from ..fakes import made_pairs


def test_the_correlation_without_a_third_column_is_spearmans() -> None:
    columns = np.random.default_rng(0).normal(size=(50, 2))
    columns[:, 1] += columns[:, 0]
    assert partial_correlation(columns) == pytest.approx(spearmanr(*columns.T).statistic)


def test_the_partial_correlation_is_that_of_regression_residuals() -> None:
    random = np.random.default_rng(1)
    held = random.normal(size=80)
    columns = np.column_stack([held + random.normal(size=80), held - random.normal(size=80), held])
    ranks = rankdata(columns, axis=0)
    left = [OLS(ranks[:, k], add_constant(ranks[:, 2])).fit().resid for k in (0, 1)]
    assert partial_correlation(columns) == pytest.approx(np.corrcoef(left)[0, 1])


def test_a_column_that_the_others_explain_whole_has_no_correlation() -> None:
    rows = np.arange(20.0)
    assert partial_correlation(np.column_stack([rows, np.ones(20)])) is None
    assert partial_correlation(np.column_stack([rows, rows**2, rows**3])) is None
    assert partial_correlation(np.empty((0, 3))) is None


def test_a_correlation_comes_with_an_interval_over_events() -> None:
    pairs = made_pairs(events=30)
    rows = np.arange(len(pairs), dtype=np.float64)
    noise = np.random.default_rng(2).normal(size=len(rows)) * 20
    found = rank_correlation(np.column_stack([rows, rows + noise]), pairs)
    assert (found.n, found.events) == (90, 30)
    assert found.low is not None
    assert found.high is not None
    assert found.value is not None
    assert found.low < found.value < found.high < 1.0


def test_few_events_give_no_interval() -> None:
    pairs = made_pairs(events=3)
    rows = np.arange(9.0)
    found = rank_correlation(np.column_stack([rows, rows]), pairs)
    assert found.value == pytest.approx(1.0)
    assert (found.low, found.high) == (None, None)
