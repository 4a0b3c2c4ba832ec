"""Passages on disk."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from scorer.errors import DataError
from scorer.pipeline.article import Article
from scorer.pipeline.passages_file import passage_rows, read_passages
from scorer.storage import write_json

from .told import MINES, PASSAGES, TEXT

ARTICLE = Article(name="strait.txt", text=TEXT)


def test_passages_come_back_as_they_were_written(tmp_path: Path) -> None:
    changed = replace(MINES, actor="Norland", actor_found="Sudria", use=True)
    passages = tuple(changed if each == MINES else each for each in PASSAGES)
    write_json(tmp_path / "found.json", passage_rows(passages))
    assert read_passages(tmp_path / "found.json", ARTICLE) == passages


def test_a_file_of_another_text_is_refused(tmp_path: Path) -> None:
    write_json(tmp_path / "found.json", passage_rows(PASSAGES))
    with pytest.raises(DataError, match=r"characters 1 to .* of strait\.txt are not"):
        _shifted(tmp_path / "found.json")
        read_passages(tmp_path / "found.json", ARTICLE)


def _shifted(path: Path) -> None:
    rows = json.loads(path.read_text())
    rows["principles"][0]["start"] += 1
    path.write_text(json.dumps(rows))


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ({"reports": []}, "principles: Field required"),
        ({"principles": [], "reports": [{"start": 0, "end": 3, "text": "Nor"}]}, "reports.0.mode"),
        (
            {
                "principles": [],
                "reports": [
                    {"start": 0, "end": 3, "text": "Nor", "mode": "deed", "date": "2024-13-01"}
                ],
            },
            "use YYYY-MM-DD, YYYY-MM or YYYY",
        ),
    ],
)
def test_what_is_wrong_with_a_file_is_said(
    tmp_path: Path, rows: dict[str, object], said: str
) -> None:
    write_json(tmp_path / "found.json", rows)
    with pytest.raises(DataError, match=said):
        read_passages(tmp_path / "found.json", ARTICLE)
