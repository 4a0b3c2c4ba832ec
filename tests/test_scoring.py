"""From pairs and a judge to scores."""

from collections.abc import Mapping

import numpy as np
import pytest

from scorer.calibration import Calibration
from scorer.judges import Judgement, JudgeRequest
from scorer.pairing import pair_up
from scorer.records import LABELS, Action, Principle, Score
from scorer.scoring import score_pairs

CARDS = (Principle(id="open", text="Borders stay open."), Principle(id="peace", text="No war."))
ACTIONS = (
    Action(id="a", text="Kenya closed its border.", actor="Kenya", mode="deed"),
    Action(id="b", text="Kenya may send troops.", actor="Kenya"),
)
PAIRS = pair_up(CARDS, ACTIONS)
STRONG = np.array([[9.0, 0.0, 0.0], [0.0, 9.0, 0.0], [0.0, 0.0, 9.0], [0.2, 0.1, 0.0]])
CALIBRATION = Calibration(
    slope=0.5, draws=np.array([[0.4, 0, 0, 0], [0.6, 0, 0, 0]]), threshold=0.2, fitted_on="x"
)


class ListeningJudge:
    """Give what it was made with, and remember what it was asked."""

    name = "listening"

    def __init__(self, judgement: Judgement) -> None:
        self.judgement = judgement
        self.asked: list[JudgeRequest] = []

    def recipe(self) -> Mapping[str, object]:
        return {"name": self.name}

    def judge(self, request: JudgeRequest) -> Judgement:
        self.asked.append(request)
        return self.judgement


def _scores(judgement: Judgement, calibration: Calibration = CALIBRATION) -> list[Score]:
    return score_pairs(CARDS, ACTIONS, PAIRS, ListeningJudge(judgement), calibration)


def test_scores_come_in_the_order_of_the_pairs_and_name_their_judge() -> None:
    scores = _scores(Judgement(logits=STRONG))
    assert [(score.principle, score.action) for score in scores] == [
        ("open", "a"),
        ("peace", "a"),
        ("open", "b"),
        ("peace", "b"),
    ]
    assert {score.judge for score in scores} == {"listening"}


def test_the_label_is_the_most_probable_and_the_set_what_is_not_excluded() -> None:
    scores = _scores(Judgement(logits=STRONG))
    assert [score.label for score in scores] == [*LABELS, "contradicts"]
    assert [score.set for score in scores] == [*((label,) for label in LABELS), LABELS]
    assert [score.abstain for score in scores] == [False, False, False, True]


def test_probabilities_sum_to_one_and_lie_within_their_interval() -> None:
    for score in _scores(Judgement(logits=STRONG)):
        assert sum(score.probabilities) == pytest.approx(1.0)
        assert 0 <= score.low <= score.p_contradicts <= score.high <= 1


def test_the_judge_reads_texts_with_the_acting_actor_masked_and_modes_as_coded() -> None:
    judge = ListeningJudge(Judgement(logits=STRONG))
    score_pairs(CARDS, ACTIONS, PAIRS, judge, CALIBRATION)
    (request,) = judge.asked
    assert request.texts == ["[ACTOR] closed its border.", "[ACTOR] may send troops."]
    assert request.modes == ["deed", None]
    assert request.principles == CARDS


def test_a_judge_without_severity_or_reasons_leaves_them_out() -> None:
    assert {(score.severity, score.reason) for score in _scores(Judgement(logits=STRONG))} == {
        (None, "")
    }


def test_a_severity_that_is_not_known_is_none_and_never_nan() -> None:
    judgement = Judgement(
        logits=STRONG, severity=np.array([2.5, np.nan, 1.0, 3.0]), reasons=["w", "x", "y", "z"]
    )
    scores = _scores(judgement)
    assert [score.severity for score in scores] == [2.5, None, 1.0, 3.0]
    assert [score.reason for score in scores] == ["w", "x", "y", "z"]


def test_a_pair_that_the_judge_is_unfit_for_is_an_abstention() -> None:
    unfit = np.array([True, False, False, False])
    score = _scores(Judgement(logits=STRONG, unfit=unfit))[0]
    assert score.set == LABELS
    assert (score.low, score.high) == (0.0, 1.0)


def test_without_a_fitted_calibration_nothing_is_excluded() -> None:
    assert all(score.abstain for score in _scores(Judgement(logits=STRONG), Calibration()))


def test_no_pairs_give_no_scores() -> None:
    judge = ListeningJudge(Judgement(logits=np.empty((0, 3))))
    assert score_pairs([], ACTIONS, pair_up([], ACTIONS), judge, CALIBRATION) == []
