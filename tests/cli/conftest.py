"""A command line that can be called and listened to."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

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
