"""A command line that can be called and listened to."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from scorer.calibration import Calibration, write_calibration
from scorer.cli.program import run


@dataclass(frozen=True)
class Said:
    """How a command ended and what it wrote where."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Call = Callable[..., Said]


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str], fake_judge: str) -> Call:
    """Give a function that runs one command line in this process, the fake judge at hand."""

    def calling(*words: object) -> Said:
        capsys.readouterr()
        code = run([str(word) for word in words])
        heard = capsys.readouterr()
        return Said(code=code, out=heard.out, err=heard.err)

    return calling


@pytest.fixture
def run_folder(call: Call, inputs: tuple[Path, Path], tmp_path: Path, fake_judge: str) -> Path:
    """A finished run of two principles and four actions."""
    principles, actions = inputs
    out = tmp_path / "run"
    words = ["--principles", principles, "--actions", actions, "--out", out]
    assert call("score", *words, "--judge", fake_judge).code == 0
    return out


@pytest.fixture
def write_shift(tmp_path: Path) -> Callable[..., Path]:
    """Give a function (name, P(unrelated) is shifted by, judge) that writes a calibration."""

    def write(name: str, by: float = 2.0, judge: str = "fake") -> Path:
        path = tmp_path / name
        calibration = Calibration(
            slope=0.8,
            bias=np.array([0.0, 0.0, by]),
            draws=np.array([[0.8, 0.0, 0.0, by], [0.7, 0.1, 0.0, by]]),
            threshold=0.1,
            fitted_on=f"pairs of a stream, shifted by {by}",
            judge={"name": judge, "version": "1"},
        )
        write_calibration(path, calibration)
        return path

    return write
