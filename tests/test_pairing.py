"""Which principle meets which action."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorer.pairing import Meeting, pair_up
from scorer.records import Action, Principle

OWN = Principle(id="own", text="t", actor="N")
OTHER = Principle(id="other", text="t", actor="S")
YARDSTICK = Principle(id="yardstick", text="t")
CARDS = (OWN, OTHER, YARDSTICK)


def _met(actor: str, meeting: Meeting = "own") -> list[str]:
    pairs = pair_up(CARDS, [Action(id="a", text="t", actor=actor)], meeting=meeting)
    return [CARDS[row].id for row, _ in pairs]


def test_an_action_meets_its_actors_principles_and_the_yardsticks() -> None:
    assert _met("N") == ["own", "yardstick"]
    assert _met("S") == ["other", "yardstick"]


def test_an_action_without_an_actor_meets_the_yardsticks_alone() -> None:
    assert _met("") == ["yardstick"]


def test_where_everybody_meets_every_principle_meets_every_action() -> None:
    assert _met("N", "everybody") == ["own", "other", "yardstick"]


def test_nothing_to_pair_gives_an_empty_index_of_two_columns() -> None:
    assert pair_up([], [Action(id="a", text="t")]).shape == (0, 2)
    assert pair_up(CARDS, []).shape == (0, 2)


@pytest.mark.parametrize("meeting", ["own", "everybody"])
@given(st.lists(st.sampled_from(["N", "S", "X", ""]), max_size=6))
def test_pairs_come_by_action_then_by_principle_and_each_once(
    meeting: Meeting, actors: list[str]
) -> None:
    actions = [Action(id=str(row), text="t", actor=actor) for row, actor in enumerate(actors)]
    pairs = [(int(action), int(card)) for card, action in pair_up(CARDS, actions, meeting=meeting)]
    assert pairs == sorted(set(pairs))


@given(st.permutations(["N", "S", "X"]))
def test_the_order_of_actions_does_not_change_who_meets_whom(actors: list[str]) -> None:
    actions = [Action(id=actor, text="t", actor=actor) for actor in actors]
    met = {(CARDS[card].id, actions[action].id) for card, action in pair_up(CARDS, actions)}
    assert met == {
        ("own", "N"),
        ("other", "S"),
        ("yardstick", "N"),
        ("yardstick", "S"),
        ("yardstick", "X"),
    }
