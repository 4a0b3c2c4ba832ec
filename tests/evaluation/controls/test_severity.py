from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from scipy.stats import rankdata, spearmanr
from statsmodels.api import OLS, add_constant

from scorer.evaluation.controls.severity import (
    gravity_elsewhere,
    partial_correlation,
    severity_correlation,
)
from scorer.evaluation.judged import judge_pairs

from ..fakes import made_pairs, oracle


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


def test_gravity_is_the_severity_under_other_principles() -> None:
    pairs = [replace(pair, severity=float(n + 1)) for n, pair in enumerate(made_pairs(events=1))]
    assert gravity_elsewhere(pairs).tolist() == [3.0, 3.0, 2.0]
    assert np.isnan(gravity_elsewhere(pairs[:1])).all()


def test_an_oracle_follows_the_label_and_not_the_gravity() -> None:
    pairs = []
    for row, pair in enumerate(made_pairs(events=60)):
        # Severity beside the label: other principles of the same action, at random.
        grave = (row * 7919) % 3 + 1.0 if pair.label == "unrelated" else None
        pairs.append(replace(pair, severity=grave))
    found: dict[str, Any] = severity_correlation(pairs, judge_pairs(pairs, oracle(pairs)))
    assert found["with_label"]["value"] == pytest.approx(1.0)
    assert found["within_contradicting"]["value"] is None
