"""The rows of a deeds folder in one shape."""

import json
from pathlib import Path

import pytest

from scorer.errors import DataError
from scorer.labelled import read_rows
from scorer.labelled.rows import DEED_FILES

ACT = {
    "act": "closed the border",
    "undo": "opened the border again",
    "refuse": "refused to close the border",
    "facet": "openness",
    "label": "contradicts",
    "bears": {"border_control": "upholds"},
}
DEED = {
    "id": "d-1",
    "text": "[ACTOR] annexed the valley.",
    "actor": "Norland",
    "year": 2014,
    "mode": "deed",
    "bears": {"territorial_integrity": "contradicts"},
    "severity": {"territorial_integrity": 3},
    "near_miss": ["openness"],
    "kind": "real",
    "set": "valley",
}
SHORT = {"id": "w-1", "text": "[ACTOR] met guests.", "mode": "deed", "bears": {}}


def _write(folder: Path, name: str, *rows: dict[str, object]) -> None:
    text = "".join(json.dumps(row) + "\n" for row in rows)
    (folder / f"{name}.jsonl").write_text(text, encoding="utf-8")


def test_an_act_gives_three_rows_and_its_reversals_have_flipped_labels(tmp_path: Path) -> None:
    _write(tmp_path, "acts", ACT)
    act, undo, refuse = read_rows(tmp_path)
    assert [row.text for row in (act, undo, refuse)] == [
        "[ACTOR] closed the border.",
        "[ACTOR] opened the border again.",
        "[ACTOR] refused to close the border.",
    ]
    assert act.bears == {"openness": "contradicts", "border_control": "upholds"}
    assert undo.bears == refuse.bears == {"openness": "upholds", "border_control": "contradicts"}
    assert [row.kind for row in (act, undo, refuse)] == ["act", "undo", "refuse"]
    assert act.group == undo.group == refuse.group
    assert len({act.id, undo.id, refuse.id}) == 3


def test_two_acts_are_two_groups(tmp_path: Path) -> None:
    _write(tmp_path, "acts", ACT, ACT)
    rows = read_rows(tmp_path)
    assert len({row.group for row in rows}) == 2
    assert len({row.id for row in rows}) == 6


def test_a_deed_keeps_all_its_fields(tmp_path: Path) -> None:
    _write(tmp_path, "acts")
    _write(tmp_path, "deeds", DEED)
    (row,) = read_rows(tmp_path)
    assert (row.id, row.source, row.group, row.kind) == ("d-1", "deeds", "valley", "real")
    assert (row.actor, row.year, row.mode) == ("Norland", 2014, "deed")
    assert row.bears == {"territorial_integrity": "contradicts"}
    assert row.severity == {"territorial_integrity": 3}
    assert row.near_miss == ("openness",)


def test_what_a_row_leaves_out_is_empty_and_it_is_its_own_group(tmp_path: Path) -> None:
    _write(tmp_path, "acts")
    _write(tmp_path, "wire", SHORT)
    (row,) = read_rows(tmp_path)
    assert (row.actor, row.year, row.kind, row.group) == (None, None, "invented", "w-1")
    assert (row.severity, row.near_miss) == ({}, ())


def test_files_come_in_a_fixed_order_and_acts_last(tmp_path: Path) -> None:
    _write(tmp_path, "acts", ACT)
    for name in reversed(DEED_FILES):
        _write(tmp_path, name, {**SHORT, "id": name})
    sources = [row.source for row in read_rows(tmp_path)]
    assert sources == [*DEED_FILES, "acts", "acts", "acts"]


def test_a_folder_without_acts_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"acts\.jsonl cannot be read"):
        read_rows(tmp_path)
