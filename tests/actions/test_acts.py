"""Words that name acts, and acts that undo one another."""

from scorer.actions.acts import read_acts


def test_phrases_count_beside_words() -> None:
    assert read_acts().of("The envoy was thrown out") == {"expel"}
    assert "leave" in read_acts().of("They pulled out of the town")


def test_opening_undoes_closing_and_closing_opening() -> None:
    acts = read_acts()
    one, other = acts.of("It reopened a road"), acts.of("It shut a road")
    assert acts.oppose(one, other)
    assert acts.oppose(other, one)
    assert not acts.oppose(one, one)


def test_every_opposed_act_is_in_the_table() -> None:
    acts = read_acts()
    known = frozenset().union(*acts.words.values(), *acts.phrases.values())
    assert {act for pair in acts.opposed for act in pair} <= known
