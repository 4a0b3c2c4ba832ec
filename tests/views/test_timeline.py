"""Proclamations and actions on one axis."""

import pandas as pd

from scorer.views import (
    Asked,
    describe_timeline,
    most_bearing,
    proclamations,
    select_evidence,
    since,
    timeline_chart,
    timeline_points,
)
from scorer.views.wording import LIGHT


def test_actions_without_a_date_are_left_out_and_months_stand_in_their_middle(frame):
    points = timeline_points(select_evidence(frame, Asked(principle="open"))).set_index("action")
    assert set(points.index) == {"a1", "a2", "a3", "b1", "c1"}
    assert points.loc["a1", "at"] == pd.Timestamp("2009-05-01")
    assert points.loc["a2", "at"].strftime("%Y-%m") == "2011-02"
    assert points.loc["a3", "at"].year == 2012


def test_long_texts_are_cut_for_the_tooltip(frame):
    points = timeline_points(frame).set_index("action")
    assert all(len(text) <= 160 for text in points["short"])


def test_without_a_principle_each_action_stands_with_the_one_it_bears_on_most(frame):
    rows = most_bearing(frame).set_index("action")
    assert len(rows) == 6
    assert rows.loc["a1", "principle"] == "open"


def test_undated_proclamations_have_no_rule(run):
    rules = proclamations(run.principles)
    assert list(rules["name"]) == ["Openness"]


def test_proclamations_long_before_the_first_action_do_not_stretch_the_axis(run, frame):
    rules = proclamations(run.principles)
    late = timeline_points(frame[frame["action"] == "c1"])
    assert since(rules, late).empty
    assert len(since(rules, timeline_points(frame))) == 1


def test_the_chart_can_be_clicked_and_is_described(run, frame):
    points = timeline_points(select_evidence(frame, Asked(principle="open")))
    rules = proclamations(run.principles)
    written = timeline_chart(points, rules, LIGHT).to_dict()
    assert [each["name"] for each in written["params"]] == ["point"]
    assert describe_timeline(points, rules) == (
        "Time axis with 5 actions (2 contradicts, 1 upholds, 2 unrelated) and 1 dates of "
        "proclamation."
    )
