"""`scorer score`."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from scorer.pipeline import read_run

from .conftest import Call

Lines = Callable[..., Path]
GOOD = {"id": "good", "text": "Norland opened its border.", "actor": "Norland", "date": "2021"}
CARD = {"id": "open", "text": "Be open.", "actor": "Norland"}


@pytest.fixture
def score(call: Call, write_lines: Lines, tmp_path: Path, fake_judge: str) -> Callable[..., Any]:
    """Give a function (cards, actions, words ...) that scores them into `run`."""

    def scoring(cards: Any, actions: Any, *words: object) -> Any:
        one = cards if isinstance(cards, Path) else write_lines("p.jsonl", cards)
        other = actions if isinstance(actions, Path) else write_lines("a.jsonl", actions)
        files = ["--principles", one, "--actions", other, "--out", tmp_path / "run"]
        return call("score", *files, "--judge", fake_judge, *words)

    return scoring


def test_a_run_is_written_and_what_comes_next_is_said(
    score: Callable[..., Any], tmp_path: Path
) -> None:
    said = score([CARD], [GOOD])
    assert said.code == 0
    assert "1 pairs scored" in said.out
    assert f"scorer summary {tmp_path / 'run'}" in said.err
    assert read_run(tmp_path / "run").finished


def test_the_same_call_again_finds_its_parts(score: Callable[..., Any]) -> None:
    assert score([CARD], [GOOD], "--json").json["resumed_parts"] == 0
    assert score([CARD], [GOOD], "--json").json["resumed_parts"] == 1


def test_another_recipe_in_the_same_folder_is_wrong_usage(score: Callable[..., Any]) -> None:
    score([CARD], [GOOD])
    said = score([CARD], [GOOD], "--meeting", "everybody")
    assert said.code == 2
    assert "holds a run with another meeting" in said.err


def test_a_bad_row_is_named_the_good_one_is_scored_and_the_exit_code_is_4(
    score: Callable[..., Any], tmp_path: Path
) -> None:
    said = score([CARD], [GOOD, GOOD | {"id": "bad", "date": "2021-13-02"}])
    assert said.code == 4
    assert "error: a.jsonl, line 2: date '2021-13-02' is not a calendar date" in said.err
    run = read_run(tmp_path / "run")
    assert [action.id for action in run.actions] == ["good"]
    assert run.info["left_out"][1]["left_out"] == {"date not a calendar date": 1}


def test_a_duplicate_id_adds_no_pair(score: Callable[..., Any]) -> None:
    said = score([CARD, CARD | {"text": "Another."}], [GOOD, GOOD | {"text": "N left."}], "--json")
    assert said.code == 4
    assert said.json["pairs"] == 1
    assert len(said.json["problems"]) == 2


def test_bad_rows_are_named_even_when_quiet(score: Callable[..., Any]) -> None:
    said = score([CARD], [GOOD, GOOD | {"id": "b", "text": ""}], "--quiet")
    assert said.err == (
        "error: a.jsonl, line 2: text '' is not a sentence; "
        "write what was done, or leave the row out.\n"
    )


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"id,text,actor\n1,a,b\n", "column 'date' is missing"),
        (b"id,txt,actor,date\n1,a,b,\n", "column 'text' is missing; did you mean 'txt'?"),
        (b"id,text,actor,date\n", "holds no usable action"),
        (b"\x00\x01\x02\x03", "holds NUL bytes"),
        (b"%PDF-1.4", "is a compressed, PDF or old Excel file"),
    ],
)
def test_an_unusable_file_ends_with_3_and_one_line(
    score: Callable[..., Any], tmp_path: Path, content: bytes, said: str
) -> None:
    path = tmp_path / "bad.csv"
    path.write_bytes(content)
    told = score([CARD], path)
    assert told.code == 3
    assert said in told.err
    assert told.err.count("\n") == 1
    assert not (tmp_path / "run").exists()


def test_a_principle_without_any_text_leaves_nothing_to_score(score: Callable[..., Any]) -> None:
    said = score([{"id": "p", "text": None}], [GOOD])
    assert said.code == 3
    assert "holds no usable principle" in said.err


def test_columns_are_mapped_for_each_file_apart(
    score: Callable[..., Any], write_lines: Lines, tmp_path: Path
) -> None:
    cards = write_lines("p.jsonl", [{"id": "p", "statement": "Be open.", "text": "page 7"}])
    actions = write_lines("a.jsonl", [{"id": "a", "what": "N paid.", "who": "N", "date": ""}])
    mapped = ["principles.text=statement", "text=what", "actions.actor=who"]
    said = score(cards, actions, *(word for pair in mapped for word in ("--map", pair)))
    assert said.code == 0
    run = read_run(tmp_path / "run")
    assert run.principles[0].text == "Be open."
    assert (run.actions[0].text, run.actions[0].actor) == ("N paid.", "N")


@pytest.mark.parametrize("word", ["text", "=x", "text=", "cards.text=x"])
def test_a_mapping_that_is_none_is_wrong_usage(score: Callable[..., Any], word: str) -> None:
    said = score([CARD], [GOOD], "--map", word)
    assert said.code == 2
    assert f"--map {word!r}" in said.err


def test_an_unknown_judge_is_answered_with_those_that_there_are(
    call: Call, inputs: tuple[Path, Path], tmp_path: Path
) -> None:
    words = ["--principles", inputs[0], "--actions", inputs[1], "--out", tmp_path / "r"]
    said = call("score", *words, "--judge", "oracle")
    assert said.code == 2
    assert "judge 'oracle' is not known; choose one of learned, codebook" in said.err


@pytest.mark.parametrize("words", [[], ["--actions", "a"], ["--case", "x", "--actions", "a"]])
def test_files_or_a_case_must_be_given_and_not_both(
    call: Call, tmp_path: Path, words: list[str]
) -> None:
    said = call("score", "--out", tmp_path / "r", *words)
    assert said.code == 2
    assert "--case" in said.err


def test_an_unknown_case_is_answered_with_those_that_there_are(call: Call, tmp_path: Path) -> None:
    said = call("score", "--case", "old-world", "--out", tmp_path / "r")
    assert said.code == 2
    assert "new-world-order" in said.err


def test_a_run_names_and_keeps_the_calibration_that_was_given(
    score: Callable[..., Any], write_shift: Callable[..., Path], tmp_path: Path
) -> None:
    given = write_shift("given.json")
    said = score([CARD], [GOOD], "--calibration", given, "--json")
    assert said.code == 0
    recipe = said.json["recipe"]["calibration"]
    assert recipe["fitted_on"] == "pairs of a stream, shifted by 2.0"
    assert recipe["draws_sha256"]
    assert (tmp_path / "run" / "calibration.json").read_bytes() == given.read_bytes()
    assert score([CARD], [GOOD], "--calibration", given, "--json").json["resumed_parts"] == 1


def test_a_run_with_the_own_calibration_keeps_no_copy(
    score: Callable[..., Any], tmp_path: Path
) -> None:
    score([CARD], [GOOD])
    assert not (tmp_path / "run" / "calibration.json").exists()


def test_runs_of_two_calibrations_are_not_mixed(
    score: Callable[..., Any], write_shift: Callable[..., Path], tmp_path: Path
) -> None:
    given = write_shift("given.json")
    score([CARD], [GOOD], "--calibration", given)
    kept = (tmp_path / "run" / "calibration.json").read_bytes()
    for words in ([], ["--calibration", write_shift("other.json", 2.5)]):
        said = score([CARD], [GOOD], *words)
        assert said.code == 2
        assert "holds a run with another calibration; choose another --out" in said.err
    assert (tmp_path / "run" / "calibration.json").read_bytes() == kept
