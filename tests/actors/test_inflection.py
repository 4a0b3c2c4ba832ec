"""Endings of adjectives."""

from scorer.actors.inflection import inflected


def test_a_german_stem_has_its_endings() -> None:
    assert inflected("russisch*") == (
        "russisch",
        "russische",
        "russischen",
        "russischer",
        "russisches",
        "russischem",
    )


def test_a_russian_stem_has_its_endings() -> None:
    forms = inflected("российск*")
    assert {"российский", "российских", "российскую"} <= set(forms)
    assert len(forms) == 12


def test_a_word_without_a_star_stands_for_itself() -> None:
    assert inflected("Kreml") == ("Kreml",)
