"""Evidence."""

import json

from views.made_run import LONG, NASTY

from .pages import evidence, formatted, open_page, texts


def test_a_link_opens_actor_principle_and_pair(opened):
    test = open_page(evidence, actor="Aland", principle="open", pair="open~a1")
    assert list(test.dataframe[0].value["pair"]) == ["open~a1", "open~a2", "open~a3"]
    assert "The border was closed." in texts(test)
    assert "deed, before the proclamation" in texts(test)
    assert test.query_params["pair"] == "open~a1"


def test_a_chosen_actor_is_written_to_the_address(opened):
    test = open_page(evidence)
    assert len(test.dataframe[0].value) == 12
    test.selectbox(key="evidence.actor").set_value("Bland").run()
    assert test.query_params["actor"] == "Bland"
    assert set(test.dataframe[0].value["actor"]) == {"Bland"}


def test_nasty_text_is_shown_literally_and_nowhere_formatted(opened):
    test = open_page(evidence, pair="open~b1")
    assert NASTY in texts(test)
    assert f"because {NASTY}" in texts(test)
    for piece in ("**bold**", "<script>", ":smile:", "=cmd", "$x^2$"):
        assert piece not in formatted(test)


def test_a_nasty_name_of_a_principle_and_of_an_actor_is_shown_literally(opened):
    test = open_page(evidence, pair="fair~c1")
    assert "*Fairness* <i>$a$</i>" in texts(test)
    assert "<b>C</b>, 2013 (year)" in texts(test)
    assert "Fairness" not in formatted(test)
    assert LONG.strip() in texts(test)


def test_a_yardstick_is_worded_as_such(opened):
    assert "nothing about the actor's own words" in formatted(open_page(evidence, pair="open~b1"))
    assert "proclaimed this principle itself" in formatted(open_page(evidence, pair="open~a1"))


def test_the_strongest_on_either_side_stand_beside_the_pair(opened):
    test = open_page(evidence, pair="open~a3")
    assert {"The border was closed.", "The border was opened."} <= set(texts(test))
    test.button(key="evidence.open.upholds").click().run()
    assert test.query_params["pair"] == "open~a2"


def test_an_unknown_pair_in_a_link_is_said_literally(opened):
    test = open_page(evidence, pair="<b>zz</b>")
    assert "<b>zz</b>" in texts(test)


def test_an_overruled_label_is_saved_with_name_and_reason_and_shown(opened):
    test = open_page(evidence, pair="open~b1")
    test.selectbox[-1].set_value("upholds")
    test.text_input[-1].set_value("Ana")
    test.text_area[-1].set_value("It was *lifted*.")
    test.button(key="FormSubmitter:overrule.open~b1-Save").click().run()
    assert not test.exception
    saved = json.loads((opened / "overrides.jsonl").read_text(encoding="utf-8"))
    assert (saved["pair"], saved["label"], saved["who"]) == ("open~b1", "upholds", "Ana")
    assert "a reader set the label to upholds" in formatted(test)
    assert "It was *lifted*." in texts(test)
    assert "upholds (Ana)" in list(test.dataframe[0].value["overruled"])


def test_a_label_without_a_reason_is_not_saved(opened):
    test = open_page(evidence, pair="open~b1")
    test.selectbox[-1].set_value("upholds")
    test.text_input[-1].set_value("Ana")
    test.button(key="FormSubmitter:overrule.open~b1-Save").click().run()
    assert test.error[0].value == "Nothing was saved."
    assert not (opened / "overrides.jsonl").exists()
