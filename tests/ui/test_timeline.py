"""Timeline."""

from .pages import formatted, open_page, timeline


def test_actions_and_the_proclamation_are_drawn(opened):
    test = open_page(timeline, principle="open")
    assert "1 actions are not drawn" in formatted(test)
    assert "Click a point" in formatted(test)


def test_an_actor_of_a_link_is_kept(opened):
    test = open_page(timeline, actor="Aland")
    assert test.selectbox(key="timeline.actor").value == "Aland"
    assert test.query_params["actor"] == "Aland"


def test_nothing_left_is_said(opened):
    test = open_page(timeline, actor="Bland", principle="fair", label="upholds")
    assert "No action with a known date is left" in formatted(test)
