"""A case out of one text."""

from dataclasses import replace

import pytest

from scorer.errors import DataError
from scorer.pipeline.article import Article
from scorer.pipeline.article_case import OtherSide, Told, article_case, draw_case
from scorer.pipeline.passages import Passage
from scorer.records import Action, Principle

from .told import CLOSURE, MINES, PASSAGES, PRINCIPLE, TEXT, passage, told


def test_the_deeds_of_whoever_proclaims_meet_the_principles() -> None:
    case = article_case(told())
    [principle], [action] = case.principles, case.actions
    assert (principle.actor, principle.speaker) == ("Norland", "Its king")
    assert (action.actor, action.date, action.mode) == ("Norland", "2024-03-04", "deed")


def test_both_sides_carry_the_exact_span_and_the_probability() -> None:
    case = article_case(told())
    for record in (case.principles[0], case.actions[0]):
        start, end = record.extra["start"], record.extra["end"]
        assert TEXT[start:end] == record.text
        assert record.extra["p_extracted"] == 0.9
        assert record.source == f"text:strait.txt:{start}-{end}"


def test_the_same_text_gives_the_same_ids() -> None:
    one, two = article_case(told()), article_case(told())
    assert one.principles == two.principles
    assert one.actions == two.actions


def test_everybody_takes_the_deeds_of_others_and_an_actor_narrows_them() -> None:
    everybody = article_case(told(), meeting="everybody")
    assert [action.actor for action in everybody.actions] == ["Norland", "Sudria"]
    sudria = article_case(told(), actors=["Sudria"], other=_cards(Principle(id="y", text="Y.")))
    assert [action.actor for action in sudria.actions] == ["Sudria"]


def test_principles_of_a_pack_take_the_deeds_of_their_actor() -> None:
    case = article_case(told(), other=_cards(Principle(id="p", text="P.", actor="Sudria")))
    assert [card.id for card in case.principles] == ["p"]
    assert [action.actor for action in case.actions] == ["Sudria"]


def test_yardsticks_of_a_pack_take_every_deed_with_an_actor() -> None:
    case = article_case(told(), other=_cards(Principle(id="y", text="Y.")))
    assert [action.actor for action in case.actions] == ["Norland", "Sudria"]


def test_a_text_may_give_the_principles_alone() -> None:
    nobodys = replace(PRINCIPLE, actor=None)
    actions = (Action(id="a", text="A.", actor="Elsewhere"),)
    case = article_case(told(nobodys, CLOSURE), other=OtherSide(actions=actions))
    assert [card.actor for card in case.principles] == [None]
    assert case.actions == actions


def test_a_deed_that_is_told_twice_is_one_action_with_both_places() -> None:
    whole = f"{TEXT} {CLOSURE.text}"
    again = replace(CLOSURE, start=len(TEXT) + 1, end=len(whole))
    article = Article(name="twice.txt", text=whole)
    [action] = article_case(Told(article=article, passages=(*PASSAGES, again))).actions
    assert len(action.reports) == 2
    assert action.extra["retold"] == [[again.start, again.end]]


LIST = (
    "The report speaks of Norland's acts, including the mining of a bay; the seizure of two ships; "
    "and a raid on a port."
)


def test_a_sentence_that_lists_deeds_gives_one_action_each_and_one_event() -> None:
    """The article that began this project tells three deeds in one sentence.

    Judged as one text they said nothing of any principle.
    """
    listed = Passage(start=0, end=len(LIST), text=LIST, kind="deed", actor="Norland", p=0.5)
    cards = _cards(Principle(id="p", text="P."))
    article = Article(name="list.txt", text=LIST)
    actions = article_case(Told(article=article, passages=(listed,)), other=cards).actions
    assert [action.text for action in actions] == [
        "the mining of a bay",
        "the seizure of two ships",
        "a raid on a port",
    ]
    assert all(LIST[a.extra["start"] : a.extra["end"]] == a.text for a in actions)
    assert len({action.cluster for action in actions}) == 1


def test_the_recipe_tells_the_text_and_how_many_passages_a_reader_changed() -> None:
    assert draw_case(told()).drawn.recipe["changed_by_reader"] == 0
    moved = replace(MINES, actor="Norland", actor_found="Sudria", use=True)
    ticked = [replace(p, use=True) for p in (PRINCIPLE, CLOSURE)]
    recipe = draw_case(told(*ticked, moved)).drawn.recipe
    assert recipe["changed_by_reader"] == 1
    assert recipe["name"] == "strait.txt"
    assert recipe["extractor"]["name"] == "roles-1"


@pytest.mark.parametrize(
    ("passages", "actors", "said"),
    [
        ((CLOSURE,), (), "no principle was found; give some with --principles"),
        ((PRINCIPLE, MINES), (), r"no deed of Norland was found \(deeds found: Sudria 1\)"),
        ((PRINCIPLE,), (), r"no deed of Norland was found \(deeds found: none\)"),
        (
            (PRINCIPLE, MINES),
            ("Sudria",),
            r"none of the 1 principles found is used \(1 other actor\); they are of Norland",
        ),
    ],
)
def test_what_is_missing_is_said_with_what_there_is(passages, actors, said) -> None:
    with pytest.raises(DataError, match=said):
        article_case(told(*passages), actors=actors)


def test_principles_and_actions_that_never_meet_are_named() -> None:
    other = _cards(Principle(id="p", text="P.", actor="Norland"))
    with pytest.raises(DataError, match="the principles are of Norland, the actions of Sudria"):
        article_case(told(), actors=["Sudria"], other=other)


def test_a_long_principle_gets_a_short_name() -> None:
    long = passage(TEXT[: TEXT.index(" The brief")], "principle", "Norland")
    deed = replace(MINES, actor="Norland")
    name = article_case(told(long, deed)).principles[0].name
    assert name.endswith(" ...")
    assert len(name) <= 70


def _cards(*cards: Principle) -> OtherSide:
    return OtherSide(principles=cards)
