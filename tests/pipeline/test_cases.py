"""What is scored together."""

import json
from pathlib import Path

import pytest

from scorer import settings
from scorer.errors import DataError, UsageError
from scorer.pipeline.cases import case_names, read_case, read_files

CARD = {"id": "p", "text": "Be open."}
ACTION = {"id": "a", "text": "N paid.", "actor": "N", "date": "2020"}


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small installation with one pack and one case."""
    for name, rows in {
        "principles-1/pack.jsonl": [CARD],
        "small-1/one.jsonl": [ACTION],
        "small-1/two.jsonl": [ACTION | {"id": "b"}],
    }.items():
        path = tmp_path / "datasets" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    _say(tmp_path)
    monkeypatch.setattr(settings, "_PACKAGE", tmp_path / "scorer")
    return tmp_path


def _say(root: Path, **change: object) -> None:
    said = {"packs": ["pack"], "actions": ["one.jsonl", "two.jsonl"], "meeting": "everybody"}
    (root / "datasets" / "small-1" / "case.json").write_text(json.dumps(said | change))


def test_a_case_joins_its_packs_and_files(shipped: Path) -> None:
    case = read_case("small")
    assert [card.id for card in case.principles] == ["p"]
    assert [action.id for action in case.actions] == ["a", "b"]
    assert case.meeting == "everybody"
    assert [each.kept for each in case.left_out] == [1, 1]


def test_an_unknown_case_is_answered_with_those_that_there_are(shipped: Path) -> None:
    with pytest.raises(UsageError, match="case 'big' is not known; choose one of small"):
        read_case("big")


def test_an_id_in_two_files_of_a_case_is_refused(shipped: Path) -> None:
    _say(shipped, actions=["one.jsonl", "one.jsonl"])
    with pytest.raises(DataError, match="id 'a' stands in two files"):
        read_case("small")


def test_a_meeting_that_is_none_is_refused(shipped: Path) -> None:
    _say(shipped, meeting="nobody")
    with pytest.raises(DataError, match="meeting 'nobody' is not own or everybody"):
        read_case("small")


def test_the_shipped_case_can_be_read_whole() -> None:
    assert "new-world-order" in case_names()
    case = read_case("new-world-order")
    assert case.problems == ()
    assert len(case.actions) >= 300
    assert sum(action.actor == "Russia" for action in case.actions) >= 140


def test_bad_rows_of_both_files_are_counted(tmp_path: Path) -> None:
    cards, actions = tmp_path / "p.jsonl", tmp_path / "a.jsonl"
    cards.write_text(f'{json.dumps(CARD)}\n{{"id": "q", "text": ""}}\n')
    actions.write_text(f"{json.dumps(ACTION)}\n{json.dumps(ACTION)}\n")
    case = read_files(cards, actions)
    assert [(each.stage, each.kept, each.dropped) for each in case.left_out] == [
        ("principles", 1, 1),
        ("actions", 1, 1),
    ]
    assert len(case.problems) == 2
