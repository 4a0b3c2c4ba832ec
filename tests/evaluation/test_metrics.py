import numpy as np
import pytest
from sklearn.metrics import f1_score, log_loss, roc_auc_score

from scorer.evaluation.metrics import METRICS, measure, sizes

from .fakes import judged, random_judged

SURE = {0: (0.98, 0.01, 0.01), 1: (0.01, 0.98, 0.01), 2: (0.01, 0.01, 0.98)}


def test_a_judge_that_knows_everything_scores_one() -> None:
    labels = [0, 1, 2, 0, 1, 2]
    found = measure(judged(labels, [SURE[label] for label in labels]))
    for name in ("macro_f1", "accuracy", "direction_auc", "bearing_auc", "coverage"):
        assert found[name] == 1.0
    assert found["precision_contradicts"] == found["recall_unrelated"] == 1.0
    assert found["set_size"] == 1.0
    assert found["abstention"] == 0.0
    assert found["ece"] == pytest.approx((2 * 0.02 + 4 * 0.01) / 6)


def test_a_constant_judge_has_areas_of_one_half_and_no_skill() -> None:
    labels = [0, 1, 2, 2]
    found = measure(judged(labels, [(0.25, 0.25, 0.5)] * 4))
    assert found["direction_auc"] == found["bearing_auc"] == 0.5
    assert found["brier_skill"] == pytest.approx(0.0)
    assert found["ece"] == found["calibration_gap"] == pytest.approx(0.0)


def test_known_answers_by_hand() -> None:
    chances = [(0.6, 0.3, 0.1), (0.2, 0.7, 0.1), (0.5, 0.3, 0.2), (0.1, 0.2, 0.7)]
    found = measure(judged([0, 0, 1, 2], chances))
    assert found["accuracy"] == 0.5
    assert found["precision_contradicts"] == found["recall_contradicts"] == 0.5
    assert found["recall_upholds"] == found["precision_upholds"] == 0.0
    assert found["macro_f1"] == pytest.approx((0.5 + 0.0 + 1.0) / 3)
    # The upholding pair has 3/8 of its direction: above the first with 3/9, below 7/9.
    assert found["direction_auc"] == 0.5
    brier = (0.4**2 + 0.8**2 + 0.5**2 + 0.1**2) / 4
    assert found["brier_skill"] == pytest.approx(1 - brier / 0.25)
    assert found["calibration_gap"] == pytest.approx(1.4 / 4 - 0.5)


def test_numbers_are_those_of_scikit_learn() -> None:
    each = random_judged()
    found, related = measure(each), each.labels != 2
    said = each.probabilities
    assert found["macro_f1"] == f1_score(each.labels, said.argmax(axis=1), average="macro")
    assert found["log_loss"] == log_loss(each.labels, said)
    assert found["bearing_auc"] == pytest.approx(roc_auc_score(related, 1 - said[:, 2]))
    share = said[related, 1] / (said[related, 0] + said[related, 1])
    assert found["direction_auc"] == pytest.approx(roc_auc_score(each.labels[related] == 1, share))


def test_direction_ranks_pairs_whose_share_would_round_to_one() -> None:
    chances = [(1e-30, 0.5, 0.5), (1e-20, 0.5, 0.5), (1e-10, 0.5, 0.5)]
    assert measure(judged([1, 0, 0], chances))["direction_auc"] == 1.0


def test_a_probability_of_zero_crashes_nothing() -> None:
    found = measure(judged([0, 1, 2], [(0.0, 0.0, 1.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)]))
    assert found["direction_auc"] == 1.0
    assert found["log_loss"] is not None
    assert np.isfinite(found["log_loss"])


def test_no_pairs_give_none_for_every_metric() -> None:
    assert measure(judged([], [])) == dict.fromkeys(metric.name for metric in METRICS)


@pytest.mark.parametrize("label", [0, 1, 2])
def test_pairs_of_one_label_give_none_where_two_are_needed(label: int) -> None:
    found = measure(judged([label] * 3, [SURE[label], SURE[0], SURE[2]]))
    assert found["direction_auc"] is None
    assert found["bearing_auc"] is None
    assert found["brier_skill"] is None
    assert found["accuracy"] is not None
    assert found[f"recall_{('contradicts', 'upholds', 'unrelated')[(label + 1) % 3]}"] is None


def test_a_metric_says_how_many_pairs_it_rests_on() -> None:
    each = judged([0, 1, 2, 2], [SURE[0], SURE[0], SURE[2], SURE[2]])
    counts = sizes(each)
    assert counts["macro_f1"] == 4
    assert counts["direction_auc"] == 2
    assert counts["precision_contradicts"] == 2
    assert counts["recall_unrelated"] == 2
    assert counts["precision_upholds"] == 0


def test_judged_pairs_of_unequal_lengths_are_refused() -> None:
    with pytest.raises(ValueError, match="2 labels, probabilities \\(1, 3\\)"):
        judged([0, 1], [SURE[0]])
