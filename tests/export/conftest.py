"""A finished run with awkward texts in it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from scorer.modelstore import load_calibrated
from scorer.pipeline import Run, score_run
from scorer.records import Action, LeftOut, Principle

MakeRun = Callable[..., Run]

CARDS = (
    Principle(id="open", text="=Be open.", actor="N", wordings=("One.", "Two."), name="Ö | x"),
    Principle(id="peace", text="Be peaceful.", extra={"page": 7}),
)
ACTIONS = (
    Action(id="a", text='N said, "no"\r\nand left.', actor="N", date="2020-05", mode="deed"),
    Action(id="b", text="@home -1", actor="N", mode="deed", extra={"tags": ["x"], "n": None}),
)


@pytest.fixture
def make_run(fake_judge: str, tmp_path: Path) -> MakeRun:
    """Give a function (actions, left_out) that scores them into a folder of their own."""

    def making(actions: Any = ACTIONS, **options: Any) -> Run:
        out = tmp_path / f"run-{len(list(tmp_path.glob('run-*')))}"
        return score_run(CARDS, actions, load_calibrated(fake_judge), out, **options).run

    return making


@pytest.fixture
def run(make_run: MakeRun) -> Run:
    """Two principles, two actions, four scores; one row was left out on reading."""
    read = LeftOut(stage="actions", read=3, kept=2)
    read.drop("text not a sentence")
    return make_run(left_out=[read])
