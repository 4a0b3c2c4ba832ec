"""The paragraph says what the number means and what it does not."""

from dataclasses import replace

import pytest

from scorer.explanation import Companions, explain
from scorer.records import Action, Principle

from .fakes import RuleJudge, calibrated, hangs_on

OWN = Principle(id="open", text="Stay open.", actor="Norway", date="2020")
DONE = Action(id="a", text="Norway closed its border.", actor="Norway", date="2021")


def _summary(card: Principle = OWN, done: Action = DONE, *, fitted_on: str = "") -> str:
    judge = calibrated(RuleJudge(hangs_on("closed")), fitted_on=fitted_on)
    return explain(card, done, judge, companions=Companions()).summary


def test_a_yardstick_says_nothing_of_the_actors_own_words() -> None:
    told = _summary(replace(OWN, actor=None))
    assert "serves as a yardstick" in told
    assert "says nothing about the actor's own words" in told


@pytest.mark.parametrize("actor", [None, "Norway", "Kenya"])
def test_no_summary_passes_judgement_on_the_actor(actor: str | None) -> None:
    told = _summary(replace(OWN, actor=actor)).lower()
    assert not any(
        word in told for word in ("hypocri", "inconsistent", "betray", "breaks its word")
    )


def test_an_own_principle_is_called_so() -> None:
    assert "The acting actor proclaimed this principle itself." in _summary()


def test_numbers_without_calibration_are_no_frequencies() -> None:
    assert "are not frequencies" in _summary()
    assert "meant as a frequency" in _summary(fitted_on="pairs of a test")


def test_an_action_before_the_proclamation_is_said_to_be_so() -> None:
    assert "before the proclamation" in _summary(done=replace(DONE, date="2019"))
    assert "before the proclamation" not in _summary()


def test_the_word_that_carries_it_is_quoted_with_both_changes() -> None:
    assert (
        "move the judge most are 'closed': without them P(contradicts) changes by -0" in _summary()
    )


def test_where_no_word_carries_the_score_it_says_so() -> None:
    told = _summary(done=replace(DONE, text="Norway opened its border."))
    assert "No single span carries the score" in told


def test_what_the_score_cannot_tell_is_said_every_time() -> None:
    assert "does not say whether the report is right" in _summary()
