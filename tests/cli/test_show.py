"""`scorer show`."""

import json
from pathlib import Path

from .conftest import Call


def test_a_pair_is_shown_with_all_that_stands_behind_its_score(
    call: Call, run_folder: Path
) -> None:
    said = call("show", run_folder, "open~a1")
    assert said.code == 0
    for words in (
        "States should stay open to one another.",
        "Norland closed its border.",
        "2021-03-04 (known to the day)",
        "corpus:x:1",
        "given",
        "P(contradicts)",
        "P(upholds)",
        "P(unrelated)",
        "90 % interval",
        "not excluded",
        "severity",
        "the hash begins with",
        "own",
        "after (the action, seen from the proclamation)",
        '{"name": "fake", "version": "1"}',
    ):
        assert words in said.out


def test_json_holds_both_sides_the_score_and_the_recipe(call: Call, run_folder: Path) -> None:
    told = call("show", run_folder, "open~a1", "--json").json
    assert told["principle"]["id"] == "open"
    assert told["action"]["extra"] == {"topic": "borders"}
    assert told["action"]["precision"] == "day"
    assert "contradicts" in told["score"]["set"]
    assert told["override"] is None
    assert told["recipe"]["judge"]["name"] == "fake"


def test_near_ids_are_suggested_for_an_unknown_pair(call: Call, run_folder: Path) -> None:
    said = call("show", run_folder, "opne~a1")
    assert said.code == 3
    assert "holds no pair 'opne~a1'; did you mean open~a1" in said.err


def test_a_pair_that_is_like_nothing_is_answered_with_how_ids_look(
    call: Call, run_folder: Path
) -> None:
    assert "an id is like open~ACTION" in call("show", run_folder, "zzz").err


def test_a_label_that_a_person_set_stands_beside_the_score(call: Call, run_folder: Path) -> None:
    line = {
        "pair": "open~a1",
        "label": "upholds",
        "who": "A. Reader",
        "why": "a drill",
        "when": "2",
    }
    old = line | {"label": "unrelated"}
    (run_folder / "overrides.jsonl").write_text(f"{json.dumps(old)}\n{json.dumps(line)}\n")
    assert "upholds (A. Reader, 2): a drill" in call("show", run_folder, "open~a1").out
    assert "Overruled" not in call("show", run_folder, "open~a2").out
