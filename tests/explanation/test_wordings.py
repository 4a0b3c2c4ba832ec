"""The same principle in other words."""

import pytest

from scorer.explanation import Missing, WordingSpread
from scorer.explanation.asking import asker
from scorer.explanation.wordings import wording_spread
from scorer.records import Principle

from .fakes import RuleJudge, calibrated

CARD = Principle(
    id="open",
    text="Stay open.",
    wordings=("Keep doors open.", "No walls."),
    upholding="Opens borders.",
    violating="Closes borders.",
    facet="openness",
)


def _by_principle(principle: str, _: str) -> tuple[float, float, float]:
    if principle == "Closes borders.":
        return (0.0, 4.0, 0.0)
    return (0.0, 0.0, 4.0) if principle == "No walls." else (4.0, 0.0, 0.0)


def _spread(card: Principle, judge: RuleJudge) -> WordingSpread | Missing:
    return wording_spread(card, "[ACTOR] closed a road.", asker(calibrated(judge), None))


def test_each_wording_and_pole_is_judged_alone_in_one_call() -> None:
    judge = RuleJudge(_by_principle)
    found = _spread(CARD, judge)
    assert isinstance(found, WordingSpread)
    assert [score.role for score in found.scores] == [*["wording"] * 3, "upholding", "violating"]
    assert [len(request.pairs) for request in judge.requests] == [5]
    assert all(each.all_wordings == (each.text,) for each in judge.requests[0].principles)
    assert all(each.facet is None for each in judge.requests[0].principles)


def test_the_spread_is_over_wordings_and_leaves_the_poles_aside() -> None:
    found = _spread(CARD, RuleJudge(_by_principle))
    assert isinstance(found, WordingSpread)
    under = [score.p_contradicts for score in found.scores[:3]]
    assert found.spread == pytest.approx(max(under) - min(under))
    assert found.scores[-1].p_upholds > 0.9


def test_one_wording_with_poles_has_scores_and_no_spread() -> None:
    card = Principle(id="p", text="Stay open.", violating="Closes borders.")
    found = _spread(card, RuleJudge(_by_principle))
    assert isinstance(found, WordingSpread)
    assert found.spread is None


def test_one_wording_without_poles_has_a_reason_instead() -> None:
    found = _spread(Principle(id="p", text="Stay open."), RuleJudge(_by_principle))
    assert isinstance(found, Missing)
    assert "one wording" in found.missing
