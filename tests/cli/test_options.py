"""Words that several commands share."""

from scorer.cli.options import read_map


def test_a_bare_field_is_one_of_the_actions() -> None:
    assert read_map(["text=what", "actions.date=day", "principles.text=said"]) == (
        {"text": "said"},
        {"text": "what", "date": "day"},
    )


def test_a_column_may_hold_an_equals_sign() -> None:
    assert read_map(["text=a=b"]) == ({}, {"text": "a=b"})
