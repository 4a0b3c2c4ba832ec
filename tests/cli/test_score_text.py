"""`scorer score --text`: from an article to scores in one step."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from scorer.pipeline import read_run

from .conftest import Call, Said

DATA = Path(__file__).resolve().parent.parent / "data"
BRIEFING = DATA / "briefing.txt"
SHARED = Path(os.environ.get("SCORER_SHARED") or DATA.parents[2] / "shared")
GERMAN = "Die Regierung hat am Dienstag beschlossen, die Grenze wieder zu öffnen und zu sichern."


@pytest.fixture
def score(call: Call, tmp_path: Path, fake_judge: str) -> Callable[..., Said]:
    """Give a function (text, words ...) that scores a text into `run`."""

    def scoring(text: Path, *words: object) -> Said:
        told = ["--text", text, "--out", tmp_path / "run", "--judge", fake_judge]
        return call("score", *told, *words)

    return scoring


def test_a_text_becomes_a_run_in_one_step(score: Callable[..., Said], tmp_path: Path) -> None:
    said = score(BRIEFING, "--published", "2024-03-10")
    assert said.code == 0
    assert "briefing.txt: 4 principles (Norland 4) and 3 actions (Norland 3)" in said.out
    assert "12 pairs scored" in said.out
    run = read_run(tmp_path / "run")
    assert run.finished
    assert {card.actor for card in run.principles} == {"Norland"}
    assert {action.mode for action in run.actions} == {"deed"}


def test_what_was_left_out_is_said_by_reason(score: Callable[..., Said]) -> None:
    said = score(BRIEFING, "--published", "2024-03-10", "--json").json
    counts = {stage["stage"]: stage["left_out"] for stage in said["left_out"]}
    assert counts["text: sentences"] == {
        "denial": 2,
        "hypothetical": 1,
        "opinion or background": 3,
    }
    assert said["recipe"]["text"]["published"] == "2024-03-10"
    text = BRIEFING.read_text(encoding="utf-8")
    rows = [row for table in said["text"].values() for row in table]
    assert all(text[row["start"] : row["end"]] == row["text"] for row in rows)


def test_every_principle_and_action_leads_back_to_its_characters(
    score: Callable[..., Said], tmp_path: Path
) -> None:
    score(BRIEFING, "--published", "2024-03-10")
    run = read_run(tmp_path / "run")
    text = (tmp_path / "run" / "source.txt").read_text(encoding="utf-8")
    for record in (*run.principles, *run.actions):
        assert text[record.extra["start"] : record.extra["end"]] == record.text
        assert 0.0 < record.extra["p_extracted"] <= 1.0


def test_the_run_opens_in_show_summary_and_export(
    score: Callable[..., Said], call: Call, tmp_path: Path
) -> None:
    score(BRIEFING, "--published", "2024-03-10")
    folder = tmp_path / "run"
    run = read_run(folder)
    pair = f"{run.principles[0].id}~{run.actions[0].id}"
    shown = call("show", folder, pair)
    assert shown.code == 0
    assert "characters 229 to 261 of the text, extracted with P 1.00" in shown.out
    assert call("summary", folder).code == 0
    assert call("export", folder, "--to", tmp_path / "export").code == 0
    assert "extra_p_extracted" in (tmp_path / "export" / "actions.csv").read_text()


def test_the_same_call_again_changes_no_byte(score: Callable[..., Said], tmp_path: Path) -> None:
    score(BRIEFING, "--published", "2024-03-10")
    before = {p.name: p.read_bytes() for p in sorted((tmp_path / "run").rglob("*.*"))}
    assert score(BRIEFING, "--published", "2024-03-10").code == 0
    assert {p.name: p.read_bytes() for p in sorted((tmp_path / "run").rglob("*.*"))} == before


def test_principles_of_a_pack_meet_the_deeds_of_the_text(
    score: Callable[..., Said], tmp_path: Path
) -> None:
    said = score(BRIEFING, "--principles", "udhr", "--actor", "Norland", "--json").json
    assert len(read_run(tmp_path / "run").principles) == said["counts"]["principles"] > 4
    reasons = {stage["stage"]: stage["left_out"] for stage in said["left_out"]}
    assert reasons["text: principles"] == {"principles given from elsewhere": 4}


def test_a_case_names_its_principles_too(score: Callable[..., Said], tmp_path: Path) -> None:
    said = score(BRIEFING, "--principles", "new-world-order", "--meeting", "everybody")
    assert said.code == 0
    assert len(read_run(tmp_path / "run").principles) == 69


def test_actions_of_a_table_meet_the_principles_of_the_text(
    score: Callable[..., Said], write_lines: Callable[..., Path], tmp_path: Path
) -> None:
    rows = [{"id": "a", "text": "Norland shut a strait.", "actor": "Norland", "date": "2024"}]
    said = score(BRIEFING, "--actions", write_lines("a.jsonl", rows), "--json").json
    assert said["counts"] | {"abstained": 0} == {
        "principles": 4,
        "actions": 1,
        "pairs": 4,
        "abstained": 0,
        "not_deeds": 0,
    }


def test_what_a_person_corrected_is_scored(
    score: Callable[..., Said], call: Call, tmp_path: Path
) -> None:
    found = tmp_path / "found.json"
    call("extract", "--text", BRIEFING, "--published", "2024-03-10", "--json", found)
    rows: dict[str, list[dict[str, Any]]] = json.loads(found.read_text())
    speech = next(row for row in rows["reports"] if "used his speech" in row["text"])
    speech["use"] = False
    found.write_text(json.dumps(rows))
    said = score(BRIEFING, "--found", found, "--json").json
    assert said["counts"]["actions"] == 2
    reasons = {stage["stage"]: stage["left_out"] for stage in said["left_out"]}
    assert reasons["text: sentences"]["unticked by the reader"] == 1
    assert said["recipe"]["text"]["changed_by_reader"] == 1


def test_an_actor_without_a_deed_is_answered_with_those_that_have_some(
    score: Callable[..., Said], tmp_path: Path
) -> None:
    said = score(BRIEFING, "--principles", "udhr", "--actor", "Brazil")
    assert said.code == 3
    assert "no deed of Brazil was found (deeds found: Norland 3)" in said.err
    assert not (tmp_path / "run").exists()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"\xff\xfa\x00caf\xe9", "is not UTF-8 text"),
        (GERMAN.encode(), "the text is in German"),
        (b"The port reopened on Monday.", "no principle was found"),
    ],
)
def test_a_text_that_cannot_be_scored_ends_with_3_and_leaves_no_run(
    score: Callable[..., Said], tmp_path: Path, content: bytes, said: str
) -> None:
    path = tmp_path / "bad.txt"
    path.write_bytes(content)
    told = score(path, "--quiet")
    assert told.code == 3
    assert said in told.err.splitlines()[-1]
    assert "Traceback" not in told.err
    assert not (tmp_path / "run").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--published", "2024-13-02"), "use YYYY-MM-DD"),
        (("--principles", "udhr", "--actions", "a.csv"), "leave nothing to take from --text"),
        (("--case", "new-world-order"), "--case brings its own files"),
    ],
)
def test_options_that_do_not_go_together_are_wrong_usage(
    score: Callable[..., Said], words: tuple[str, ...], said: str
) -> None:
    told = score(BRIEFING, *words)
    assert told.code == 2
    assert said in told.err


@pytest.mark.parametrize(
    "option", [("--published", "2024-03-10"), ("--actor", "N"), ("--found", "f"), ("--writer", "N")]
)
def test_an_option_about_a_text_needs_one(
    call: Call, inputs: tuple[Path, Path], tmp_path: Path, option: tuple[str, str]
) -> None:
    files = ["--principles", inputs[0], "--actions", inputs[1], "--out", tmp_path / "r"]
    said = call("score", *files, *option)
    assert said.code == 2
    assert f"{option[0]} is about a text; give --text FILE with it" in said.err


def test_a_pack_that_there_is_not_is_answered_with_those_that_there_are(
    score: Callable[..., Said],
) -> None:
    said = score(BRIEFING, "--principles", "magna-carta")
    assert said.code == 3
    assert "neither a file here nor a pack; the packs are" in said.err


@pytest.mark.shared
def test_the_seed_article_is_scored_in_one_step(score: Callable[..., Said], tmp_path: Path) -> None:
    path = SHARED / "data" / "seed" / "article.txt"
    if not path.is_file():
        pytest.skip(f"no seed article in {path}; set SCORER_SHARED to the folder that holds data/")
    said = score(path, "--published", "2024-11-09", "--json").json
    run = read_run(tmp_path / "run")
    assert {card.actor for card in run.principles} == {"Russia"}
    assert any("universal dogmas" in card.text for card in run.principles)
    assert {action.actor for action in run.actions} == {"Russia"}
    reasons = {stage["stage"]: stage["left_out"] for stage in said["left_out"]}
    assert reasons["text: sentences"]["opinion or background"] >= 1


def test_a_text_is_scored_with_the_calibration_that_is_given(
    score: Callable[..., Said], write_shift: Callable[..., Path], tmp_path: Path
) -> None:
    words = ["--published", "2024-03-10", "--calibration"]
    assert score(BRIEFING, *words, write_shift("given.json")).code == 0
    recipe = read_run(tmp_path / "run").info["recipe"]["calibration"]
    assert recipe["fitted_on"] == "pairs of a stream, shifted by 2.0"
    assert score(BRIEFING, *words, write_shift("other.json", 1.0)).code == 2
