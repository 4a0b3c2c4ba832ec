"""The words and colours that people see."""

from scorer.records import LABELS
from scorer.views.wording import DARK, LIGHT, signed, signed_interval, unique_names


def test_a_consistency_has_a_sign_and_a_true_minus():
    assert (signed(0.25), signed(-0.25), signed(None), signed(float("nan"))) == (
        "+0.25",
        "−0.25",
        "",
        "",
    )
    assert signed_interval(-0.5, 0.5) == "−0.50 to +0.50"


def test_names_that_several_carry_get_their_id():
    assert unique_names(["a", "b", "c"], ["x", "x", ""]) == {"a": "x (a)", "b": "x (b)", "c": "c"}


def test_both_themes_colour_every_label():
    assert list(LIGHT.labels) == list(DARK.labels) == list(LABELS)
