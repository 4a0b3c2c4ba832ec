"""Principles beyond the facets."""

import json
from pathlib import Path

from scorer.labelled import read_micro

ENTRY = {
    "id": "m-1",
    "name": "no whaling",
    "wordings": ["Whales belong to the sea.", "No harpoon."],
    "opposed_by": "m-2",
    "upholding": ["jailed a skipper for landing a whale."],
    "violating": ["launched a whaling ship"],
    "reversals": [
        {"act": "launched a whaling ship", "undo": "scrapped the whaling ship",
         "label": "contradicts"},
        {"act": "banned whale meat", "undo": "allowed whale meat again", "label": "upholds"},
    ],
    "near": ["[ACTOR] opened a whale museum."],
}  # fmt: skip


def _read(folder: Path, *entries: dict[str, object]) -> list[object]:
    text = "".join(json.dumps(entry) + "\n" for entry in entries)
    (folder / "micro.jsonl").write_text(text, encoding="utf-8")
    return list(read_micro(folder))


def test_acts_and_their_reversals_have_opposite_labels_each_act_once(tmp_path: Path) -> None:
    (principle,) = _read(tmp_path, ENTRY)
    assert {row.text: row.bears.get("m-1") for row in principle.rows} == {
        "[ACTOR] jailed a skipper for landing a whale.": "upholds",
        "[ACTOR] launched a whaling ship.": "contradicts",
        "[ACTOR] scrapped the whaling ship.": "upholds",
        "[ACTOR] banned whale meat.": "upholds",
        "[ACTOR] allowed whale meat again.": "contradicts",
        "[ACTOR] opened a whale museum.": None,
    }
    assert len(principle.rows) == 6


def test_the_opposite_principle_gets_the_opposite_label(tmp_path: Path) -> None:
    (principle,) = _read(tmp_path, ENTRY)
    for row in principle.rows:
        if row.bears:
            assert {row.bears["m-1"], row.bears["m-2"]} == {"upholds", "contradicts"}
    (alone,) = _read(tmp_path, {**ENTRY, "opposed_by": None})
    assert all(set(row.bears) <= {"m-1"} for row in alone.rows)


def test_a_near_miss_bears_on_nothing_and_says_so(tmp_path: Path) -> None:
    (principle,) = _read(tmp_path, ENTRY)
    (near,) = [row for row in principle.rows if row.kind == "near"]
    assert (near.bears, near.near_miss) == ({}, ("m-1",))


def test_a_folder_without_narrow_principles_has_none(tmp_path: Path) -> None:
    assert read_micro(tmp_path) == []
