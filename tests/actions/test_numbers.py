"""Numbers in digits and words, and whether two tell the same amount."""

import pytest

from scorer.actions.numbers import Amount, amounts, apart


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Eleven men and 3,300 others", [11, 3300]),
        ("seventy-three people, fifty four wounded", [73, 54]),
        ("two hundred elephants", [200]),
        ("more than a hundred arrested", [100]),
        ("4.3 billion dollars or $4.3bn", [4.3e9, 4.3e9]),
        ("95 million, 50-billion", [95e6, 50e9]),
        ("a pair and a trio", [2, 3]),
        ("someone ate ninepins", []),
    ],
)
def test_numbers_are_found_in_digits_and_in_words(text: str, values: list[float]) -> None:
    assert [amount.value for amount in amounts(text)] == values


def test_a_rounded_number_may_be_an_exact_one_near_it() -> None:
    (rounded,), (exact,) = amounts("nearly five thousand farmers"), amounts("4,831 growers")
    assert rounded.may_be(exact)
    assert not amounts("5,000 farmers")[0].may_be(exact)


def test_small_numbers_are_never_rounded() -> None:
    assert not Amount(value=3, rounded=True).may_be(Amount(value=2, rounded=False))


def test_numbers_that_the_other_has_not_are_counted() -> None:
    assert apart(amounts("27 dead, 9 hurt"), amounts("9 dead")) == 1
