"""Whose principle it is, and what came first."""

import pytest

from scorer.records import Action, Pair, Principle, relation_of, timing_of


@pytest.mark.parametrize(
    ("proclaimed", "done", "timing"),
    [
        ("2020-06-15", "2020-06-14", "before"),
        ("2020-06-15", "2020-06-16", "after"),
        ("2020-06-15", "2020-06-15", "unknown"),
        ("2020-06", "2020-06-16", "unknown"),
        ("2020", "2019-12", "before"),
        ("2020", "2021", "after"),
        ("", "2021", "unknown"),
        ("2020", "", "unknown"),
    ],
)
def test_timing_is_said_only_where_both_dates_allow_it(
    proclaimed: str, done: str, timing: str
) -> None:
    principle = Principle(id="p", text="t", date=proclaimed)
    assert timing_of(principle, Action(id="a", text="t", date=done)) == timing


@pytest.mark.parametrize(
    ("proclaimer", "actor", "relation"),
    [("N", "N", "own"), ("N", "S", "yardstick"), (None, "N", "yardstick"), (None, "", "yardstick")],
)
def test_a_principle_is_ones_own_only_where_one_proclaimed_it(
    proclaimer: str | None, actor: str, relation: str
) -> None:
    principle = Principle(id="p", text="t", actor=proclaimer)
    assert relation_of(principle, Action(id="a", text="t", actor=actor)) == relation


def test_a_pair_is_named_by_both_ids() -> None:
    assert Pair(principle="p", action="a", relation="own", timing="before").id == "p~a"
