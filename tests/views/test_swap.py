"""The same action told of other actors."""

from scorer.records import Action, Score
from scorer.views import swap_table, swapped


def score(value: float) -> Score:
    return Score(
        principle="p",
        action="a",
        p_contradicts=value,
        p_upholds=0.0,
        p_unrelated=1 - value,
        label="unrelated",
        set=("unrelated",),
        low=0.0,
        high=1.0,
    )


def test_every_other_actor_takes_the_place_of_the_first():
    told = swapped(
        Action(id="a", text="France closed a road.", actor="France"), ("France", "India")
    )
    assert [each.text for each in told] == ["France closed a road.", "India closed a road."]


def test_without_an_actor_nothing_is_exchanged():
    assert swapped(Action(id="a", text="A road was closed.")) == []


def test_the_shift_is_the_distance_to_the_text_as_given():
    told = swapped(Action(id="a", text="France closed a road.", actor="France"), ("India",))
    table = swap_table(told, [score(0.2), score(0.25)])
    assert list(table["shift"].round(2)) == [0.0, 0.05]
