"""What a judge says of a pair."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorer.records import Score


def _score(against: float, for_it: float, neither: float) -> Score:
    return Score(
        principle="p",
        action="a",
        p_contradicts=against,
        p_upholds=for_it,
        p_unrelated=neither,
        label="contradicts",
        set=("contradicts",),
        low=0.0,
        high=1.0,
    )


_shares = st.tuples(*[st.floats(0, 1)] * 3).filter(lambda three: sum(three) > 0.01)


@given(_shares, st.integers(2, 6))
def test_rounded_probabilities_sum_to_one_and_keep_their_order(
    shares: tuple[float, float, float], digits: int
) -> None:
    exact = [share / sum(shares) for share in shares]
    rounded = _score(*exact).rounded(digits)
    assert round(sum(rounded), digits + 3) == 1
    assert all(abs(one - other) <= 10**-digits for one, other in zip(rounded, exact, strict=True))
    for one, other in permutations(range(3), 2):
        assert exact[one] <= exact[other] or rounded[one] >= rounded[other]


def test_three_equal_probabilities_still_sum_to_one() -> None:
    assert sorted(_score(1 / 3, 1 / 3, 1 / 3).rounded(6)) == [0.333333, 0.333333, 0.333334]


def test_consistency_is_upholds_minus_contradicts() -> None:
    assert _score(0.7, 0.2, 0.1).consistency == pytest.approx(-0.5)
    assert not _score(0.7, 0.2, 0.1).abstain
