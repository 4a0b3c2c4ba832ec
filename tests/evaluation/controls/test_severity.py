from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from scorer.evaluation.controls.severity import gravity_elsewhere, severity_correlation
from scorer.evaluation.judged import judge_pairs

from ..fakes import made_pairs, oracle


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
