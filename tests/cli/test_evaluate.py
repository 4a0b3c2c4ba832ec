"""`scorer evaluate`: what is asked, and how the answer is printed."""

import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from .conftest import Call

NUMBER = {"value": 0.61, "low": 0.5, "high": 0.7, "n": 9, "events": 5}
MEASURED: dict[str, Any] = {
    "labels": "mine",
    "judge": "fake",
    "recipe": {},
    "counts": {"pairs": 9, "problems": [], "judges_not_available": {"codebook": "absent"}},
    "sections": {
        "all": {
            "pairs": 9,
            "events": 5,
            "intervals": "95 % bootstrap",
            "judges": {"fake": {"macro_f1": NUMBER}, "cosine": {"macro_f1": {"value": None}}},
            "ahead": {"cosine": {"macro_f1": NUMBER | {"excludes_zero": True}}},
        }
    },
    "controls": {"actor_swap": {"n": 4, "states": {"mean": NUMBER, "by_name": {"Norland": 0.25}}}},
}


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Put a room of evaluation in place that answers at once and remembers what it was asked."""
    heard: dict[str, Any] = {}

    def evaluate_file(path: Path, judge: str, **options: Any) -> dict[str, Any]:
        options["progress"](1, 1)
        heard.update(path=path, judge=judge, report=options["report"])
        return MEASURED

    def evaluate_all(judge: str, **options: Any) -> dict[str, Any]:
        options["progress"](1, 1)
        heard.update(judge=judge, report=options["report"])
        return {"seed": MEASURED, "traps": MEASURED}

    room = ModuleType("scorer.evaluation")
    room.evaluate_file = evaluate_file  # type: ignore[attr-defined]
    room.evaluate_all = evaluate_all  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "scorer.evaluation", room)
    return heard


def test_labels_judge_and_report_are_handed_on(call: Call, asked: dict[str, Any]) -> None:
    assert call("evaluate", "--labels", "seed", "--judge", "cosine", "--report", "r").code == 0
    assert asked == {"path": Path("seed"), "judge": "cosine", "report": Path("r")}


def test_numbers_come_with_their_intervals_and_rivals_beside_them(
    call: Call, asked: dict[str, Any]
) -> None:
    said = call("evaluate", "--labels", "seed")
    assert "macro_f1   0.610 [0.500, 0.700]" in said.out
    assert "0.610 [0.500, 0.700] *" in said.out
    assert "actor_swap   states mean   0.610 [0.500, 0.700]" in said.out
    assert "Norland" not in said.out
    assert "Not beside it: codebook (absent)" in said.err


def test_json_is_the_whole_result(call: Call, asked: dict[str, Any]) -> None:
    assert call("evaluate", "--labels", "seed", "--json").json == MEASURED


def test_all_sets_are_measured_in_one_call_and_the_page_is_named(
    call: Call, asked: dict[str, Any]
) -> None:
    said = call("evaluate", "--labels", "all", "--report", "docs/validity")
    assert (said.code, asked["report"]) == (0, Path("docs/validity"))
    assert said.out.count("mine: 9 pairs, judge fake") == 2
    assert "docs/validity.md is the page" in said.err
    assert call("evaluate", "--labels", "all", "--json").json == {
        "seed": MEASURED,
        "traps": MEASURED,
    }


def test_bad_labels_are_named_and_end_with_4(
    call: Call, asked: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    counts = MEASURED["counts"] | {"problems": ["labels.csv, line 2: label 'no' is not one of"]}
    monkeypatch.setitem(MEASURED, "counts", counts)
    said = call("evaluate", "--labels", "labels.csv", "--quiet")
    assert said.code == 4
    assert said.err == "error: labels.csv, line 2: label 'no' is not one of\n"


def test_a_calibration_that_is_given_goes_with_the_judge(
    call: Call, asked: dict[str, Any], write_shift: Callable[..., Path]
) -> None:
    given = write_shift("given.json")
    words = ["--labels", "seed", "--judge", "fake", "--calibration"]
    assert call("evaluate", *words, given).code == 0
    assert asked["judge"].judge.name == "fake"
    assert asked["judge"].calibration.fitted_on == "pairs of a stream, shifted by 2.0"
    said = call("evaluate", *words, write_shift("other.json", judge="codebook"))
    assert said.code == 2
    assert "other.json is for the judge codebook, not for fake" in said.err


def test_pairs_that_the_calibration_was_made_on_are_said_to_be(
    call: Call, asked: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    own = {"calibration": {"fitted_on": "9 pairs of mine (5 upholds; pairs abc), modes hidden"}}
    monkeypatch.setitem(MEASURED, "recipe", {"pairs_version": "abc", "judges": {"fake": own}})
    assert "made on these very pairs" in call("evaluate", "--labels", "seed").err
    monkeypatch.setitem(MEASURED, "recipe", {"pairs_version": "ab", "judges": {"fake": own}})
    assert "made on these very pairs" not in call("evaluate", "--labels", "seed").err
