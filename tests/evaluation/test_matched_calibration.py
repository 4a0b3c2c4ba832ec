"""A judge's calibration matched to labelled pairs of one's own."""

from dataclasses import replace
from typing import Any, cast

import numpy as np
import pytest

from scorer.calibration import Calibration
from scorer.errors import UsageError
from scorer.evaluation.matched_calibration import FEWEST, match_own
from scorer.evaluation.own_calibration import load_calibration_pairs
from scorer.evaluation.pairs import LabelledPair, PairSet
from scorer.judges import Judgement, JudgeRequest
from scorer.modelstore import CalibratedJudge
from scorer.records import Label, LeftOut, Principle

from .fakes import RuleJudge, by_rule


def _rule(principle: Principle, text: str) -> tuple[float, float, float]:
    """Find too much: a third of the actions leans to `contradicts`, whatever was coded."""
    number = int(text.split()[-1].rstrip("."))
    return (1.5 if number % 3 == 0 else -1.0, -1.0, 1.0 + number % 5 / 5)


def _labelled(
    actions: int = 30, *, principles: int = 3, bearing: int = 4, events: int | None = None
) -> PairSet:
    pairs = tuple(
        LabelledPair(
            id=f"{number}~{card}",
            principle=Principle(id=f"p{card}", text=f"We stand for good number {card}."),
            action=f"Norway did thing {number}.",
            label=cast(Label, "contradicts" if card == 0 and number < bearing else "unrelated"),
            cluster=f"event {number % (events or actions)}",
            actor="Norway",
        )
        for number in range(actions)
        for card in range(principles)
    )
    return PairSet(name="mine.csv", pairs=pairs, left_out=LeftOut(stage="pairs", read=len(pairs)))


def test_the_means_become_the_shares_and_what_they_were_is_told() -> None:
    found = match_own(by_rule("rule", _rule), _labelled())
    shares = np.array([4.5, 0.5, 86.5]) / 91.5
    assert found.coded == [4, 0, 86]
    assert found.before[0] > 3 * shares[0]
    assert found.after == pytest.approx(shares, abs=1e-6)
    assert (found.low <= found.after).all()
    assert (found.after <= found.high).all()


def test_it_says_in_words_what_was_matched() -> None:
    labelled = _labelled(40)
    told = match_own(by_rule("rule", _rule), labelled).calibration.fitted_on
    assert told.startswith(
        "120 pairs of 40 actions of mine.csv (4 contradicts, 0 upholds, 116 unrelated; "
        f"pairs {labelled.version}), modes hidden, judge recipe "
    )
    assert "matched to the shares contradicts 3.70%, upholds 0.41%, unrelated 95.88%" in told
    assert "the slope kept that was fitted on nothing, for a test; label sets by these" in told


def test_it_names_the_judge_that_it_is_for() -> None:
    assert match_own(by_rule("rule", _rule), _labelled()).calibration.judge == {"name": "rule"}


def test_actors_are_hidden_and_modes_are_not_told() -> None:
    calibrated = by_rule("rule", _rule)
    match_own(calibrated, _labelled())
    [request] = cast(RuleJudge, calibrated.judge).calls
    assert request.texts[0] == "[ACTOR] did thing 0."
    assert set(request.modes) == {None}


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"actions": 29, "principles": 2}, "58 pairs of 29 different actions in 29 events"),
        ({"actions": 24, "principles": 9}, "216 pairs of 24 different actions"),
        ({"bearing": 0}, "30 events, 0 of them bearing"),
        ({"actions": 60, "events": 9}, "60 different actions in 9 events"),
    ],
)
def test_too_little_is_refused_with_what_is_needed_before_anything_is_judged(
    asked: dict[str, Any], said: str
) -> None:
    calibrated = by_rule("rule", _rule)
    with pytest.raises(UsageError, match=rf"mine\.csv has .*{said}") as told:
        match_own(calibrated, _labelled(**asked))
    assert "needs at least 60 pairs of 25 actions in 10 events, one of them bearing" in str(
        told.value
    )
    assert cast(RuleJudge, calibrated.judge).calls == []


def test_just_enough_is_enough() -> None:
    found = match_own(by_rule("rule", _rule), _labelled(30, principles=2, bearing=1))
    assert sum(found.coded) == FEWEST
    assert found.calibration.threshold == 0.0


class _SometimesUnfit(RuleJudge):
    def judge(self, request: JudgeRequest) -> Judgement:
        told = super().judge(request)
        return replace(told, unfit=np.arange(len(request.pairs)) % 3 == 1)


def test_pairs_that_the_judge_cannot_judge_do_not_count() -> None:
    judge = CalibratedJudge(
        judge=_SometimesUnfit("rule", _rule), calibration=Calibration(fitted_on="a test")
    )
    assert "60 pairs of 30 actions" in match_own(judge, _labelled()).calibration.fitted_on
    with pytest.raises(UsageError, match=r"58 pairs.*29 that the judge could not judge left out"):
        match_own(judge, _labelled(29))


def test_a_judge_that_was_never_calibrated_has_no_slope_to_keep() -> None:
    judge = CalibratedJudge(judge=RuleJudge("rule", _rule), calibration=Calibration())
    with pytest.raises(UsageError, match="rule has no calibration whose slope could be kept; fit"):
        match_own(judge, _labelled())


@pytest.mark.parametrize("name", ["seed", "traps", "deeds-test", "narrow"])
def test_sets_that_measure_are_refused(name: str) -> None:
    with pytest.raises(UsageError, match="only measures"):
        load_calibration_pairs(name)
