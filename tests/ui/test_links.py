"""The state of a page in its address."""

from streamlit.testing.v1 import AppTest


def two_widgets() -> None:
    import streamlit as st

    from scorer.ui.links import carried, linked_many, linked_select

    page = st.session_state.get("page", "one")
    st.session_state["carried"] = carried(("actor", "label"))
    linked_select("Actor", ["a", "b"], page=page, name="actor")
    linked_many("Label", ["x", "y"], page=page, name="label", placeholder="all")


def test_a_choice_of_one_page_is_the_beginning_of_the_next():
    test = AppTest.from_function(two_widgets).run()
    test.selectbox[0].set_value("b").run()
    test.session_state["page"] = "two"
    del test.query_params["actor"]
    test.run()
    assert test.selectbox(key="two.actor").value == "b"
    assert test.query_params["actor"] == "b"


def test_links_of_the_menu_carry_a_choice_at_once():
    test = AppTest.from_function(two_widgets).run()
    test.selectbox[0].set_value("a").run()
    assert test.session_state["carried"]["actor"] == "a"


def test_several_labels_stand_in_one_parameter():
    test = AppTest.from_function(two_widgets)
    test.query_params["label"] = "x|y"
    test.run()
    assert test.multiselect[0].value == ["x", "y"]
    test.multiselect[0].set_value([]).run()
    assert "label" not in test.query_params


def test_an_address_that_changes_wins_over_the_widget():
    test = AppTest.from_function(two_widgets).run()
    test.selectbox[0].set_value("a").run()
    test.query_params["actor"] = "b"
    test.run()
    assert test.selectbox[0].value == "b"
