"""Pairs of plain texts, without a run folder."""

from scorer.modelstore import load_calibrated
from scorer.pipeline import judge_texts
from scorer.records import Action, Principle


def _pair(principle: str, action: str) -> tuple[Principle, Action]:
    return Principle(id=principle, text=principle), Action(id=action, text=action)


def test_scores_come_in_the_order_of_the_pairs_and_equal_pairs_score_equally(
    fake_judge: str,
) -> None:
    judge = load_calibrated(fake_judge)
    pairs = [_pair("Be open.", "N paid."), _pair("Be fair.", "N left.")]
    one, other = judge_texts(pairs, judge)
    assert [score.probabilities for score in judge_texts([*pairs[::-1], pairs[0]], judge)] == [
        other.probabilities,
        one.probabilities,
        one.probabilities,
    ]
    assert one.probabilities != other.probabilities


def test_no_pairs_give_no_scores(fake_judge: str) -> None:
    assert judge_texts([], load_calibrated(fake_judge)) == []
