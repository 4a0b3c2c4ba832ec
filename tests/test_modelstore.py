"""Judges with the calibration that was fitted for them."""

from dataclasses import replace
from pathlib import Path
from typing import cast

import numpy as np
import pytest

from scorer.calibration import Calibration, write_calibration
from scorer.errors import ModelError, UsageError
from scorer.judges import JUDGES
from scorer.modelstore import DEFAULT_JUDGE, CalibratedJudge, calibration_file, load_calibrated

FITTED = Calibration(
    slope=0.5, bias=np.array([0.1, 0.2, -0.3]), threshold=0.2, fitted_on="seven pairs"
)


def test_a_judge_that_nobody_calibrated_comes_with_the_identity_and_says_so(
    fake_judge: str,
) -> None:
    loaded = load_calibrated(fake_judge)
    assert loaded.judge.name == fake_judge
    assert not loaded.calibration.is_fitted
    assert loaded.recipe() == {
        "judge": {"name": "fake", "version": "1"},
        "calibration": {
            "fitted_on": "nothing: probabilities are not frequencies",
            "slope": 1.0,
            "bias": [0.0, 0.0, 0.0],
            "threshold": 0.0,
        },
    }


def test_a_calibration_that_was_fitted_is_used_and_stands_in_the_recipe(
    fake_judge: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "fake.json"
    write_calibration(path, FITTED)
    monkeypatch.setattr("scorer.modelstore.calibration_file", lambda name: path)
    loaded = load_calibrated(fake_judge)
    assert loaded.calibration.is_fitted
    recipe = loaded.recipe()["calibration"]
    assert recipe == {
        "fitted_on": "seven pairs",
        "slope": 0.5,
        "bias": [0.1, 0.2, -0.3],
        "threshold": 0.2,
    }


def test_a_damaged_calibration_is_refused_rather_than_passed_over(
    fake_judge: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "fake.json"
    path.write_text('{"slope": 1.0}')
    monkeypatch.setattr("scorer.modelstore.calibration_file", lambda name: path)
    with pytest.raises(ModelError, match=r"fake\.json is not a calibration"):
        load_calibrated(fake_judge)


MATCHED = replace(FITTED, judge={"name": "fake", "version": "1"}, draws=np.array([[0.5, 1, 2, 3]]))


def _given(tmp_path: Path, calibration: Calibration) -> Path:
    path = tmp_path / "given.json"
    write_calibration(path, calibration)
    return path


def test_a_calibration_that_is_given_takes_the_place_of_the_own_one(
    fake_judge: str, tmp_path: Path
) -> None:
    loaded = load_calibrated(fake_judge, _given(tmp_path, MATCHED))
    assert loaded.calibration.fitted_on == "seven pairs"
    assert loaded.recipe()["calibration"] == {
        "fitted_on": "seven pairs",
        "slope": 0.5,
        "bias": [0.1, 0.2, -0.3],
        "threshold": 0.2,
        "draws_sha256": cast(dict[str, object], _recipe(fake_judge, MATCHED))["draws_sha256"],
    }


def _recipe(name: str, calibration: Calibration) -> object:
    judge = load_calibrated(name).judge
    return CalibratedJudge(judge=judge, calibration=calibration).recipe()["calibration"]


def test_other_draws_are_another_recipe(fake_judge: str) -> None:
    """Intervals come from the draws, so that two runs with others must not be mixed."""
    other = replace(MATCHED, draws=np.array([[0.5, 1, 2, 4]]))
    assert _recipe(fake_judge, MATCHED) != _recipe(fake_judge, other)


@pytest.mark.parametrize(
    ("judge", "said"),
    [
        ({}, "does not say for which judge it is; make one with scorer calibrate --judge fake"),
        ({"name": "codebook", "version": "1"}, "is for the judge codebook, not for fake; name"),
        (
            {"name": "fake", "version": "2", "weights_sha256": "ab" * 32},
            r"is for fake as it was \(version 2, here 1, weights_sha256 abababababab..., here none",
        ),
    ],
)
def test_a_calibration_for_another_judge_is_refused(
    fake_judge: str, tmp_path: Path, judge: dict[str, object], said: str
) -> None:
    path = _given(tmp_path, replace(MATCHED, judge=judge))
    with pytest.raises(UsageError, match=rf"given\.json {said}"):
        load_calibrated(fake_judge, path)


def test_an_unknown_judge_is_answered_with_those_that_there_are() -> None:
    with pytest.raises(UsageError, match="judge 'guess' is not known; choose one of learned, code"):
        load_calibrated("guess")


def test_the_default_judge_is_one_of_the_fixed_names() -> None:
    assert DEFAULT_JUDGE in JUDGES


def test_a_model_of_the_users_own_is_calibrated_in_the_users_cache(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SCORER_CACHE", str(tmp_path))
    one, other = calibration_file("nli:some/model"), calibration_file("nli:other/model")
    assert one.parent == other.parent == tmp_path / "calibrations"
    assert one != other
    assert one == calibration_file("nli:some/model")


def test_a_shipped_judge_is_calibrated_beside_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("scorer.modelstore.shipped_folder", lambda kind, name: tmp_path / name)
    assert calibration_file("codebook") == tmp_path / "calibrations-1" / "codebook.json"
