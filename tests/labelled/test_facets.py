"""Facets and the statements in which somebody would proclaim them."""

import json
from pathlib import Path

from scorer.labelled import read_facets, read_wordings


def _wordings(folder: Path, count: int) -> None:
    lines = [
        {"facet": "open" if row % 2 else "peace", "wording": f"w{row}"} for row in range(count)
    ]
    lines.append({"facet": "open", "wording": "two at once", "also": "peace"})
    text = "".join(json.dumps(line) + "\n" for line in lines)
    (folder / "wordings.jsonl").write_text(text, encoding="utf-8")


def test_facets_keep_the_order_of_their_file(tmp_path: Path) -> None:
    listed = [
        {"id": "z", "definition": "d", "opposed_by": "a", "group": 2},
        {"id": "a", "definition": "e", "opposed_by": None, "group": 1},
    ]
    (tmp_path / "facets.json").write_text(json.dumps(listed))
    assert [(facet.id, facet.opposed_by) for facet in read_facets(tmp_path)] == [
        ("z", "a"),
        ("a", None),
    ]


def test_a_wording_of_two_facets_stands_for_neither(tmp_path: Path) -> None:
    _wordings(tmp_path, 4)
    assert read_wordings(tmp_path) == {"peace": ["w0", "w2"], "open": ["w1", "w3"]}


def test_every_wording_either_teaches_or_measures(tmp_path: Path) -> None:
    _wordings(tmp_path, 400)
    whole = read_wordings(tmp_path)
    teaching, measuring = (read_wordings(tmp_path, part=part) for part in ("train", "held-out"))
    for facet, wordings in whole.items():
        assert sorted([*teaching[facet], *measuring[facet]]) == sorted(wordings)
        assert not set(teaching[facet]) & set(measuring[facet])
    share = sum(map(len, measuring.values())) / 400
    assert 0.09 < share < 0.20
