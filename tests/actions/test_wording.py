"""What of a text counts when two are compared."""

from scorer.actions.wording import same_stem, stem, wording_of


def test_names_stand_inside_a_sentence_with_a_capital() -> None:
    assert wording_of("Troops left Farabougou on Friday").names == {stem("farabougou")}


def test_a_title_in_capitals_names_nobody() -> None:
    assert wording_of("Troops Leave Farabougou Again").names == frozenset()


def test_a_capital_and_a_demonym_are_the_state() -> None:
    assert wording_of("Copenhagen").actors == wording_of("Danish").actors == {"Denmark"}


def test_denials_and_plans_are_told_apart_from_deeds() -> None:
    assert wording_of("It didn't fire").negated
    assert wording_of("It plans to fire").planned
    deed = wording_of("It fired")
    assert not deed.negated
    assert not deed.planned


def test_words_of_one_stem_are_one() -> None:
    assert stem("shelled") == stem("shelling")
    assert same_stem("tunisi", "tunisian")
    assert not same_stem("war", "warsaw")


def test_a_text_without_words_has_no_parts() -> None:
    assert wording_of("").words == ()
