import numpy as np
import pytest

from scorer.evaluation.intervals import Resampling
from scorer.evaluation.selective import area_under_risk, risk_coverage

from .fakes import judged, random_judged


def test_the_surest_come_first() -> None:
    each = judged([0, 0, 1, 2], [(0.9, 0.1, 0), (0.8, 0.1, 0.1), (0.7, 0.2, 0.1), (0.4, 0.3, 0.3)])
    assert risk_coverage(each, steps=4) == [
        {"coverage": 0.25, "risk": 0.0, "n": 1},
        {"coverage": 0.5, "risk": 0.0, "n": 2},
        {"coverage": 0.75, "risk": 0.3333, "n": 3},
        {"coverage": 1.0, "risk": 0.5, "n": 4},
    ]
    assert area_under_risk(each) == pytest.approx((0 + 0 + 1 / 3 + 1 / 2) / 4)


def test_equally_sure_pairs_share_their_risk_whatever_their_order() -> None:
    said = (0.6, 0.2, 0.2)
    one, other = judged([0, 0, 1, 1], [said] * 4), judged([1, 1, 0, 0], [said] * 4)
    assert risk_coverage(one) == risk_coverage(other)
    assert area_under_risk(one) == 0.5


def test_the_curve_ends_at_the_share_of_wrong_labels() -> None:
    each = random_judged()
    wrong = float(np.mean(each.predicted != each.labels))
    assert risk_coverage(each)[-1] == {"coverage": 1.0, "risk": round(wrong, 4), "n": 200}


def test_the_risk_has_an_interval_over_events() -> None:
    each = random_judged()
    events = np.repeat(np.arange(50), 4)
    rows = risk_coverage(each, Resampling(events=events, draws=300), steps=4)
    assert all(row["low"] < row["risk"] < row["high"] for row in rows)  # type: ignore[operator]
    plain = risk_coverage(each, steps=4)
    assert [row["risk"] for row in rows] == [row["risk"] for row in plain]


def test_few_events_give_the_risk_no_interval() -> None:
    each = random_judged(4)
    (row,) = risk_coverage(each, Resampling(events=np.zeros(4, dtype=np.intp)), steps=1)
    assert (row["low"], row["high"]) == (None, None)


def test_no_pairs_have_no_curve() -> None:
    assert risk_coverage(judged([], [])) == []
    assert area_under_risk(judged([], [])) is None
