"""Try it."""

import numpy as np

from scorer.calibration import Calibration, write_calibration
from scorer.pipeline.run_folder import CALIBRATION_FILE
from scorer.ui.examples import EXAMPLES

from .pages import formatted, open_page, texts, try_it

PAIR = {"p": "Doors stay open.", "a": "<b>France</b> closed a *door*.", "who": "France"}


def test_nothing_is_loaded_before_the_first_score(opened, monkeypatch):
    from scorer.ui import session

    monkeypatch.setattr(session, "_judges", None)
    assert "Press Score" in formatted(open_page(try_it, p="x", a="y"))


def test_a_link_scores_its_pair_and_shows_why(opened, fake_judge):
    test = open_page(try_it, judge=fake_judge, go="1", **PAIR)
    assert any("the hash begins with" in text for text in texts(test))
    assert "90 % interval of P(contradicts)" in formatted(test)


def test_other_actors_take_the_place_of_the_first_and_the_score_stays(opened, fake_judge):
    table = open_page(try_it, judge=fake_judge, go="1", **PAIR).dataframe[0].value
    assert list(table["actor"][:2]) == ["France", "Brazil"]
    assert table["shift"].abs().max() == 0.0


def test_a_change_is_scored_at_once(opened, fake_judge):
    test = open_page(try_it, judge=fake_judge, go="1", **PAIR)
    before = [text for text in texts(test) if "the hash" in text]
    test.text_area(key="try_it.a").set_value("France opened a door.").run()
    assert test.query_params["a"] == "France opened a door."
    assert [text for text in texts(test) if "the hash" in text] != before


def test_an_example_fills_both_sides(opened, fake_judge):
    test = open_page(try_it, judge=fake_judge)
    test.button(key="try_it.example.1").click().run()
    assert not test.exception
    assert test.text_area(key="try_it.p").value == EXAMPLES[1].principle
    assert test.text_input(key="try_it.who").value == EXAMPLES[1].actor


def test_a_judge_that_cannot_be_loaded_is_said_literally(opened, monkeypatch):
    from scorer.errors import ModelError
    from scorer.ui import session

    def fail(name):
        raise ModelError("the *weights* are not there")

    monkeypatch.setattr(session, "_judges", fail)
    test = open_page(try_it, go="1", p="x", a="y")
    assert test.error[0].value == "This judge cannot answer here."
    assert "the *weights* are not there" in texts(test)


def _given(folder, *, judge):
    shifted = Calibration(
        bias=np.array([0.0, 0.0, 9.0]), fitted_on="a stream", judge={"name": judge, "version": "1"}
    )
    write_calibration(folder / CALIBRATION_FILE, shifted)


def test_the_calibration_of_the_open_run_is_used_and_said(opened, fake_judge):
    _given(opened, judge=fake_judge)
    test = open_page(try_it, judge=fake_judge, go="1", **PAIR)
    assert "With the calibration of the open run" in formatted(test)
    recipe = dict(test.dataframe[-1].value.to_numpy().tolist())
    assert recipe["calibration.fitted_on"] == "a stream"


def test_a_calibration_of_the_open_run_for_another_judge_is_not_used_and_that_is_said(
    opened, fake_judge
):
    _given(opened, judge="codebook")
    test = open_page(try_it, judge=fake_judge, go="1", **PAIR)
    assert "which is not for this judge as it is here" in formatted(test)
    assert "With the calibration of the open run" not in formatted(test)
