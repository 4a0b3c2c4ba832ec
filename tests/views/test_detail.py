"""One pair with all that stands behind it."""

from scorer.views import detail, probability_chart, probability_table
from scorer.views.wording import DARK


def test_a_pair_is_shown_with_both_records(run, frame):
    shown = detail(run, frame, "open~a1")
    assert shown is not None
    assert (shown.principle.id, shown.action.id) == ("open", "a1")
    assert shown.row["p_contradicts"] == 0.9


def test_an_unknown_pair_is_none(run, frame):
    assert detail(run, frame, "open~zz") is None


def test_the_three_probabilities_are_drawn_in_the_order_of_the_labels():
    table = probability_table(0.7, 0.2, 0.1)
    assert list(table["label"]) == ["contradicts", "upholds", "unrelated"]
    assert len(probability_chart(table, 0.5, 0.8, DARK).to_dict()["layer"]) == 3
