"""`scorer calibrate`."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from judges.llm_server import Server, fails, serving

from scorer import modelstore
from scorer.calibration import Calibration, write_calibration
from scorer.evaluation import load_pairs
from scorer.modelstore import load_calibrated

from .conftest import Call

VERBS = {"contradicts": "closed", "upholds": "opened", "unrelated": "painted"}


def _rows(many: int = 10) -> list[dict[str, Any]]:
    return [
        {
            "id": f"{label}{number}",
            "principle": "Borders stay open.",
            # Now and then the model is wrong, so that there is something to fit.
            "action": f"Norway {'met' if number % 5 == 4 else verb} crossing {label} {number}.",
            "actor": "Norway",
            "label": label,
        }
        for label, verb in VERBS.items()
        for number in range(many)
    ]


@pytest.fixture
def server(call: Call) -> Iterator[Server]:
    with serving() as told:
        yield told


@pytest.fixture
def calibrate(call: Call, server: Server, write_lines: Callable[..., Path]) -> Callable[..., Any]:
    """Give a function (rows, words ...) that calibrates the judge behind the server."""

    def calibrating(rows: list[dict[str, Any]], *words: object) -> Any:
        labels = write_lines("labels.jsonl", rows)
        return call("calibrate", "--judge", f"llm:{server.argument}", "--labels", labels, *words)

    return calibrating


def test_a_fit_is_kept_where_the_judge_finds_it(
    calibrate: Callable[..., Any], server: Server
) -> None:
    name = f"llm:{server.argument}"
    assert not load_calibrated(name).calibration.is_fitted
    said = calibrate(_rows())
    assert said.code == 0
    fitted = load_calibrated(name).calibration
    assert fitted.is_fitted
    assert fitted.threshold > 0
    assert len(fitted.draws) == 50
    assert "30 pairs of labels.jsonl (contradicts 33%" in fitted.fitted_on
    assert fitted.fitted_on in said.out
    assert not any("Norway" in message for message in server.messages)


def test_json_has_the_numbers_and_the_file(calibrate: Callable[..., Any]) -> None:
    said = calibrate(_rows(), "--json")
    assert Path(said.json["calibration"]).is_file()
    assert set(said.json) == {"judge", "calibration", "fitted_on", "slope", "bias", "threshold"}


def test_a_second_fit_of_the_same_asks_nothing_and_is_the_same(
    calibrate: Callable[..., Any], server: Server
) -> None:
    first = calibrate(_rows(), "--json").json
    asked = len(server.asked)
    assert calibrate(_rows(), "--json").json == first
    assert len(server.asked) == asked


@pytest.mark.parametrize("name", ["seed", "traps", "deeds-test", "narrow"])
def test_a_set_that_measures_is_refused(call: Call, server: Server, name: str) -> None:
    said = call("calibrate", "--judge", f"llm:{server.argument}", "--labels", name)
    assert said.code == 2
    assert "only measures" in said.err
    assert server.asked == []


def test_a_copy_of_a_set_that_measures_is_refused(
    calibrate: Callable[..., Any], server: Server
) -> None:
    trap = load_pairs("traps").pairs[0]
    copied = {"principle": trap.principle.text, "action": trap.action, "label": trap.label}
    said = calibrate([*_rows(), copied])
    assert said.code == 2
    assert "shares 1 pairs with traps" in said.err
    assert server.asked == []


@pytest.mark.parametrize("name", ["codebook", "learned"])
def test_a_shipped_judge_keeps_its_own_calibration(call: Call, name: str) -> None:
    said = call("calibrate", "--judge", name, "--labels", "deeds-dev")
    assert said.code == 2
    assert "comes with its calibration" in said.err


def test_too_few_pairs_are_counted_and_nothing_is_written(
    calibrate: Callable[..., Any], server: Server
) -> None:
    said = calibrate(_rows(4))
    assert said.code == 3
    assert "12 judged pairs (4 contradicts, 4 upholds, 4 unrelated)" in said.err
    assert not load_calibrated(f"llm:{server.argument}").calibration.is_fitted


def test_pairs_that_the_judge_cannot_judge_do_not_count(
    calibrate: Callable[..., Any], server: Server
) -> None:
    server.next = [fails(418)]
    said = calibrate(_rows())
    assert said.code == 3
    assert "29 judged pairs" in said.err
    assert "1 that the judge could not judge left out" in said.err


def test_bad_rows_are_named_and_end_with_4(calibrate: Callable[..., Any]) -> None:
    said = calibrate([*_rows(), {"principle": "Be open.", "action": "It closed.", "label": "no"}])
    assert said.code == 4
    assert "line 31: label 'no'" in said.err


def test_text_for_another_machine_needs_consent(
    call: Call, write_lines: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SCORER_SEND_TEXT", raising=False)
    labels = write_lines("labels.jsonl", _rows())
    said = call("calibrate", "--judge", "llm:https://models.invalid/v1#m", "--labels", labels)
    assert said.code == 2
    assert "30 pairs (0 more are answered already)" in said.err
    assert "SCORER_SEND_TEXT=yes" in said.err


def _stream(actions: int = 40) -> list[dict[str, Any]]:
    """Three pairs an action of a stream in which five pairs bear."""
    return [
        {
            "id": f"{number}~{card}",
            "principle": f"Good number {card} is kept.",
            "action": f"Norland did thing {number}.",
            "label": "contradicts" if card == 0 and number < 5 else "unrelated",
        }
        for number in range(actions)
        for card in range(3)
    ]


@pytest.fixture
def match(call: Call, write_lines: Callable[..., Path], tmp_path: Path) -> Callable[..., Any]:
    """Give a function (rows, words ...) that matches the fake judge, which somebody has fitted."""
    base = Calibration(
        slope=0.8, bias=np.array([0.2, 0.1, -0.3]), threshold=0.15, fitted_on="some old pairs"
    )
    write_calibration(modelstore.calibration_file("fake"), base)

    def matching(rows: list[dict[str, Any]], *words: object) -> Any:
        labels = write_lines("stream.jsonl", rows)
        out = tmp_path / "calibration.json"
        files = ["--labels", labels, "--match", "--out", out]
        return call("calibrate", "--judge", "fake", *files, *words)

    return matching


def test_a_match_is_a_file_that_the_judge_takes(match: Callable[..., Any], tmp_path: Path) -> None:
    said = match(_stream())
    assert said.code == 0
    found = load_calibrated("fake", tmp_path / "calibration.json").calibration
    assert found.slope == 0.8
    assert found.judge == {"name": "fake", "version": "1"}
    assert len(found.draws) == 50
    assert found.fitted_on in said.out
    assert "Mean probability, and 90 % of its draws" in said.out
    assert f"--calibration {tmp_path / 'calibration.json'}" in said.err
    assert load_calibrated("fake").calibration.fitted_on == "some old pairs"


def test_a_match_tells_its_means_before_and_after(match: Callable[..., Any]) -> None:
    said = match(_stream(), "--json").json
    assert set(said) == {
        "judge", "calibration", "fitted_on", "slope", "bias", "threshold", "labels"
    }  # fmt: skip
    against = said["labels"][0]
    assert against["label"] == "contradicts"
    # Of each ten pairs that the fake hash draws, it thinks itself unfit for a few in a hundred.
    assert sum(row["coded"] for row in said["labels"]) >= 110
    assert against["low"] < against["after"] < against["high"] < against["before"]


def test_a_match_twice_is_the_same_bytes(match: Callable[..., Any], tmp_path: Path) -> None:
    match(_stream())
    first = (tmp_path / "calibration.json").read_bytes()
    match(_stream())
    assert (tmp_path / "calibration.json").read_bytes() == first


def test_too_little_to_match_is_wrong_usage_and_nothing_is_written(
    match: Callable[..., Any], tmp_path: Path
) -> None:
    said = match(_stream(20))
    assert said.code == 2
    assert "stream.jsonl has 60 pairs of 20 different actions" in said.err
    assert "--match needs at least 60 pairs of 25 actions" in said.err
    assert not (tmp_path / "calibration.json").exists()


def test_a_bad_row_does_not_stand_in_the_way_of_a_match(match: Callable[..., Any]) -> None:
    said = match([*_stream(), {"principle": "Be open.", "action": "It closed.", "label": "no"}])
    assert said.code == 4
    assert "line 121: label 'no'" in said.err


@pytest.mark.parametrize("name", ["seed", "traps", "deeds-test", "narrow"])
def test_a_set_that_measures_is_not_matched_on(call: Call, tmp_path: Path, name: str) -> None:
    out = tmp_path / "calibration.json"
    said = call("calibrate", "--judge", "fake", "--labels", name, "--match", "--out", out)
    assert said.code == 2
    assert "only measures" in said.err
    assert not out.exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--judge", "fake", "--match"], "say where with --out FILE"),
        (["--judge", "nli:x", "--out", "c.json"], "--out goes with --match"),
        (["--judge", "codebook"], "or shift it to the base rate of your own text with --match"),
    ],
)
def test_options_that_do_not_go_together_are_told(call: Call, words: list[str], said: str) -> None:
    told = call("calibrate", "--labels", "deeds-dev", *words)
    assert told.code == 2
    assert said in told.err


def test_a_judge_that_nobody_fitted_is_not_matched(
    call: Call, write_lines: Callable[..., Path], tmp_path: Path
) -> None:
    labels, out = write_lines("stream.jsonl", _stream()), tmp_path / "calibration.json"
    said = call("calibrate", "--judge", "fake", "--labels", labels, "--match", "--out", out)
    assert said.code == 2
    assert "fake has no calibration whose slope could be kept" in said.err
