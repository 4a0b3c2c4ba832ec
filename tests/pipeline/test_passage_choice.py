"""Which passages are scored."""

from dataclasses import replace

from scorer.pipeline.passage_choice import (
    Wanted,
    choose,
    count_left_out,
    deeds_by_actor,
    distinct,
    proclaimers,
)
from scorer.pipeline.passages import Passage

from .told import CABLE, CLOSURE, DENIAL, MINES, PASSAGES, PRINCIPLE, passage

NORLAND = Wanted(actors=("Norland",))


def reason(one: Passage, wanted: Wanted = NORLAND) -> str:
    return choose([one], wanted)[0].reason


def test_the_deeds_of_the_wanted_actor_are_used_and_the_others_counted_by_reason() -> None:
    principles, sentences = count_left_out(choose(PASSAGES, NORLAND))
    assert (principles.read, principles.kept, principles.dropped) == (1, 1, 0)
    assert (sentences.read, sentences.kept) == (5, 1)
    assert sentences.reasons == {
        "other actor": 1,
        "actor left open": 1,
        "denial": 1,
        "opinion or background": 1,
    }


def test_words_and_plans_are_left_out_whoever_spoke() -> None:
    plan = passage("Sudria mined a bay.", "hypothetical", "Sudria")
    assert [reason(each) for each in (DENIAL, plan)] == ["denial", "hypothetical"]


def test_who_proclaims_is_taken_from_the_principles_that_are_not_unticked() -> None:
    again = replace(PRINCIPLE, actor="norland")
    other = replace(PRINCIPLE, actor="Sudria", use=False)
    assert proclaimers([PRINCIPLE, again, other, MINES]) == ("norland",)


def test_an_actor_is_known_by_its_other_names_and_spelled_as_wanted() -> None:
    deed = replace(CLOSURE, actor="the Kremlin")
    [chosen] = choose([deed], Wanted(actors=distinct(["russia"])))
    assert (chosen.actor, chosen.used) == ("Russia", True)


def test_a_name_that_only_holds_the_wanted_one_is_another_actor() -> None:
    assert reason(replace(CLOSURE, actor="Union of Norland Dockers")) == "other actor"


def test_a_tick_of_the_reader_goes_before_the_rules() -> None:
    assert reason(replace(MINES, use=True)) == ""
    assert reason(replace(DENIAL, use=True)) == ""
    assert reason(replace(CLOSURE, use=False)) == "unticked by the reader"
    assert reason(replace(MINES, use=False)) == "other actor"


def test_a_tick_does_not_tell_who_acted() -> None:
    assert reason(replace(CABLE, use=True)) == "actor left open"
    assert reason(replace(CABLE, use=True, actor="Norland", actor_found="")) == ""


def test_what_comes_from_elsewhere_is_not_taken_from_the_text() -> None:
    assert reason(PRINCIPLE, Wanted(principles=False)) == "principles given from elsewhere"
    assert reason(CLOSURE, Wanted(deeds=False)) == "actions given from elsewhere"


def test_an_open_principle_is_a_yardstick_only_where_asked_for() -> None:
    nobodys = replace(PRINCIPLE, actor=None)
    assert reason(nobodys) == "actor left open"
    assert reason(nobodys, Wanted(yardsticks=True)) == ""


def test_deeds_are_counted_by_actor() -> None:
    chosen = choose(PASSAGES, NORLAND)
    assert deeds_by_actor(chosen, used=True) == [("Norland", 1)]
    assert deeds_by_actor(chosen, used=False) == [("Sudria", 1), ("", 1)]
