import pytest

from scorer.evaluation.controls.wording import FEWEST_ACTIONS, wording_sensitivity
from scorer.records import Principle

from ..fakes import by_rule, constant, made_pairs


def _number(text: str) -> float:
    return float(text.rstrip(".").split()[-1])


def _steady(principle: Principle, text: str) -> tuple[float, float, float]:
    return (0.0, _number(text) / 10, 0.0)


def _fickle(principle: Principle, text: str) -> tuple[float, float, float]:
    sign = -1 if principle.text.startswith("We stand") else 1
    return (0.0, sign * _number(text) / 10, 0.0)


def test_a_judge_that_keeps_the_order_has_a_correlation_of_one() -> None:
    found = wording_sensitivity(by_rule("steady", _steady), made_pairs(events=60, principles=4))
    assert found["mean"] == pytest.approx(1.0)
    assert found["principles"] == 4


def test_a_judge_that_turns_the_order_round_has_a_correlation_of_minus_one() -> None:
    found = wording_sensitivity(by_rule("fickle", _fickle), made_pairs(events=60, principles=4))
    assert found["mean"] == pytest.approx(-1.0)


def test_a_judge_that_says_the_same_of_all_actions_has_no_order() -> None:
    assert wording_sensitivity(constant(), made_pairs(events=60, principles=4))["mean"] is None


def test_principles_with_few_actions_are_not_counted() -> None:
    pairs = made_pairs(events=FEWEST_ACTIONS - 1, principles=3)
    assert wording_sensitivity(by_rule("steady", _steady), pairs)["principles"] == 0
