"""A calibration on disk."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorer.calibration import Calibration, read_calibration, write_calibration
from scorer.errors import DataError, ModelError
from scorer.storage import read_json, write_json

numbers = st.integers(-9_999_999, 9_999_999).map(lambda whole: whole / 1_000_000)
fours = st.tuples(numbers, numbers, numbers, numbers)


@given(
    slope=numbers,
    bias=st.tuples(numbers, numbers, numbers),
    draws=st.lists(fours, max_size=3),
    threshold=st.integers(0, 999).map(lambda part: part / 1000),
    fitted_on=st.text(max_size=20).filter(lambda text: text.isprintable()),
)
def test_what_was_written_is_read_back(
    tmp_path_factory: pytest.TempPathFactory,
    slope: float,
    bias: tuple[float, float, float],
    draws: list[tuple[float, float, float, float]],
    threshold: float,
    fitted_on: str,
) -> None:
    path = tmp_path_factory.mktemp("stored") / "judge.json"
    written = Calibration(
        slope=slope,
        bias=np.array(bias),
        draws=np.array(draws, dtype=np.float64).reshape(-1, 4),
        threshold=threshold,
        fitted_on=fitted_on,
    )
    write_calibration(path, written)
    found = read_calibration(path)
    assert (found.slope, found.threshold, found.fitted_on) == (slope, threshold, fitted_on)
    assert np.array_equal(found.bias, written.bias)
    assert np.array_equal(found.draws, written.draws)
    assert found.is_fitted == written.is_fitted


def test_the_judge_travels_with_a_calibration_that_names_one(tmp_path: Path) -> None:
    named, nameless = tmp_path / "named.json", tmp_path / "nameless.json"
    judge = {"name": "learned", "scales": [0.5, {"deep": True}]}
    write_calibration(named, Calibration(fitted_on="s", judge=judge))
    write_calibration(nameless, Calibration(fitted_on="s"))
    assert read_calibration(named).judge == judge
    assert read_calibration(nameless).judge == {}
    assert "judge" not in read_json(nameless)


def test_a_number_that_is_none_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "judge.json"
    write_calibration(path, Calibration())
    path.write_text(path.read_text().replace('"slope": 1.0', '"slope": NaN'))
    with pytest.raises(ModelError, match=r"judge\.json is not a calibration: [\s\S]*slope"):
        read_calibration(path)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("bias", [0.0, 1.0]),
        ("draws", [[1.0]]),
        ("slope", "steep"),
        ("threshold", 1.5),
        ("judge", "learned"),
        ("more", 1),
    ],
)
def test_a_file_that_is_no_calibration_is_refused_with_the_field(
    tmp_path: Path, field: str, value: object
) -> None:
    path = tmp_path / "judge.json"
    write_calibration(path, Calibration())
    write_json(path, {**read_json(path), field: value})
    with pytest.raises(ModelError, match=rf"judge\.json is not a calibration: [\s\S]*{field}"):
        read_calibration(path)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"none\.json cannot be read"):
        read_calibration(tmp_path / "none.json")
