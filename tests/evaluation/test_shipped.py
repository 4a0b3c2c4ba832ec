import json
from pathlib import Path

import pytest

from scorer.errors import DataError
from scorer.evaluation.shipped import load_pairs, load_seed
from scorer.principles import read_pack


def _lines(path: Path, rows: list[dict[str, object]]) -> None:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


@pytest.fixture
def case(tmp_path: Path) -> Path:
    card = read_pack("valdai-2024")[0]
    action = {"id": "a1", "text": "They met.", "actor": "Norway", "date": "2020", "mode": "deed"}
    _lines(tmp_path / "actions-x.jsonl", [action, action | {"id": "a2", "actor": "Russia"}])
    labels = [
        {"action": "a1", "principle": card.id, "label": "upholds", "decided": "agreement"},
        {"action": "a2", "principle": card.id, "label": "contradicts", "severity": 2.5},
        {"action": "gone", "principle": card.id, "label": "upholds"},
        {"action": "a1", "principle": "gone", "label": "upholds"},
    ]
    _lines(tmp_path / "labels.jsonl", labels)
    return tmp_path


def test_labels_meet_their_actions_and_cards(case: Path) -> None:
    one, two = load_seed(case).pairs
    assert one.principle == two.principle == read_pack("valdai-2024")[0]
    assert (one.cluster, one.action, one.actor, one.label) == (
        "a1",
        "They met.",
        "Norway",
        "upholds",
    )
    assert (one.severity, two.severity) == (None, 2.5)
    assert one.groups == {
        "actor": "Norway",
        "source": "given",
        "relation": "yardstick",
        "status": "agreement",
        "year": "2020",
    }
    assert two.groups["relation"] == "own"


def test_labels_without_an_action_or_a_card_are_counted(case: Path) -> None:
    assert load_seed(case).left_out.as_dict() == {
        "stage": "seed",
        "read": 4,
        "kept": 2,
        "left_out": {"action not in the case": 1, "principle not in pack": 1},
    }


def test_the_seed_case_has_six_principles_for_every_action() -> None:
    seed = load_pairs("seed")
    assert len({pair.principle.id for pair in seed.pairs}) == 6
    assert len(seed.pairs) == 6 * len({pair.cluster for pair in seed.pairs})
    assert seed.left_out.dropped == 0


def test_every_trap_stands_in_a_set() -> None:
    traps = load_pairs("traps")
    assert traps.left_out.dropped == 0
    assert all(pair.set and pair.cluster == pair.set and pair.actor for pair in traps.pairs)


def test_a_name_that_is_neither_set_nor_file_is_answered_with_the_names() -> None:
    with pytest.raises(DataError, match="sets are seed, traps, deeds-dev, deeds-test, narrow"):
        load_pairs("seeds")
