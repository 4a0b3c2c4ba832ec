import numpy as np
import pytest
from sklearn.metrics import accuracy_score, f1_score, log_loss, roc_auc_score

from scorer.evaluation.metrics import METRICS, measure
from scorer.evaluation.replicates import replicate, weighted_auc

from .fakes import judged, random_judged


@pytest.mark.parametrize("ties", [False, True])
def test_weights_of_one_give_the_metrics_themselves(ties: bool) -> None:
    each = random_judged(ties=ties)
    found, points = replicate(each, np.ones((1, 200))), measure(each)
    assert set(found) == {metric.name for metric in METRICS}
    for name, point in points.items():
        assert found[name] == pytest.approx([point]), name


def test_a_weight_of_two_counts_a_pair_twice() -> None:
    each = random_judged()
    weights = np.random.default_rng(1).integers(0, 3, size=(4, 200)).astype(float)
    found = replicate(each, weights)
    for row, drawn in enumerate(weights):
        repeated = measure(each.take(np.repeat(np.arange(200), drawn.astype(int))))
        for name, point in repeated.items():
            if name != "ece":  # Its bins stay those of the whole.
                assert found[name][row] == pytest.approx(point), name


def test_weighted_numbers_are_those_of_scikit_learn() -> None:
    each = random_judged(ties=True)
    drawn = np.random.default_rng(2).random(200)
    found = replicate(each, drawn[None])
    truth, best = each.labels, each.predicted
    assert found["accuracy"][0] == pytest.approx(accuracy_score(truth, best, sample_weight=drawn))
    assert found["macro_f1"][0] == pytest.approx(
        f1_score(truth, best, average="macro", sample_weight=drawn)
    )
    assert found["log_loss"][0] == pytest.approx(
        log_loss(truth, each.probabilities, sample_weight=drawn)
    )
    assert found["bearing_auc"][0] == pytest.approx(
        roc_auc_score(truth != 2, each.bears, sample_weight=drawn)
    )


def test_a_sample_without_one_of_the_classes_is_not_a_number() -> None:
    each = judged([0, 1, 2], [(0.8, 0.1, 0.1), (0.1, 0.8, 0.1), (0.1, 0.1, 0.8)])
    found = replicate(each, np.array([[1.0, 0.0, 1.0], [1.0, 1.0, 0.0], [0.0, 0.0, 0.0]]))
    assert np.isnan(found["direction_auc"]).tolist() == [True, False, True]
    assert np.isnan(found["bearing_auc"]).tolist() == [False, True, True]
    assert np.isnan(found["accuracy"]).tolist() == [False, False, True]


def test_no_pairs_give_samples_that_are_not_numbers() -> None:
    assert np.isnan(weighted_auc(np.empty(0, bool), np.empty(0), np.ones((3, 0)))).all()
    assert np.isnan(replicate(judged([], []), np.ones((3, 0)))["macro_f1"]).all()
