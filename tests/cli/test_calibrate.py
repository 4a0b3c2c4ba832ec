"""`scorer calibrate`."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from judges.llm_server import Server, fails, serving

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
