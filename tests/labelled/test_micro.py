"""Principles beyond the facets."""

import json
from pathlib import Path

from scorer.labelled import MicroPrinciple, read_micro, write_micro_parts

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


def _read(folder: Path, *entries: dict[str, object]) -> list[MicroPrinciple]:
    text = "".join(json.dumps(entry) + "\n" for entry in entries)
    (folder / "micro.jsonl").write_text(text, encoding="utf-8")
    return read_micro(folder)


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


GROWN = {
    "id": "mx-001",
    "name": "cash is accepted",
    "wordings": ["Cash is welcome."],
    "opposite": ["We take cards only."],
    "upholding": ["[ACTOR] put coin slots back on its meters."],
    "contradicting": ["[ACTOR] took the coin slots off its meters."],
    "near": ["A museum in [ACTOR] showed old money."],
}


def test_an_entry_that_states_its_opposite_is_two_principles_of_one_family(tmp_path: Path) -> None:
    (tmp_path / "micro-grown-x.jsonl").write_text(json.dumps(GROWN) + "\n", encoding="utf-8")
    one, other = read_micro(tmp_path)
    assert (one.family, other.family) == ("mx-001", "mx-001")
    assert other.wordings == ("We take cards only.",)
    assert [dict(row.bears) for row in one.rows] == [
        {one.id: "upholds", other.id: "contradicts"},
        {one.id: "contradicts", other.id: "upholds"},
        {},
    ]
    assert other.rows == ()


def test_opposites_that_name_each_other_are_one_family(tmp_path: Path) -> None:
    turned = {**ENTRY, "id": "m-2", "opposed_by": "m-1"}
    assert {each.family for each in _read(tmp_path, ENTRY, turned)} == {"m-1"}


def test_parts_are_those_that_were_written_and_none_before(tmp_path: Path) -> None:
    (before,) = _read(tmp_path, {**ENTRY, "opposed_by": None})
    assert (before.part, before.near_hidden) == (None, False)
    write_micro_parts(tmp_path, {"m-1": ("test", True)})
    (after,) = read_micro(tmp_path)
    assert (after.part, after.near_hidden) == ("test", True)


def test_a_folder_without_narrow_principles_has_none(tmp_path: Path) -> None:
    assert read_micro(tmp_path) == []
