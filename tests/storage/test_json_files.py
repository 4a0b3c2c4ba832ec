"""One document a file, and one object a line."""

from pathlib import Path

import pytest

from scorer.errors import DataError
from scorer.storage import read_json, read_jsonl, write_json


@pytest.mark.parametrize(
    ("content", "said"),
    [("{", "is not a JSON document"), ("[1]", "holds a JSON list; an object was expected")],
)
def test_what_is_no_json_object_is_refused(tmp_path: Path, content: str, said: str) -> None:
    (tmp_path / "a.json").write_text(content)
    with pytest.raises(DataError, match=said):
        read_json(tmp_path / "a.json")


def test_an_absent_document_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"no\.json cannot be read .*check the path"):
        read_json(tmp_path / "no.json")


def test_a_document_comes_back_as_it_was_with_sorted_keys(tmp_path: Path) -> None:
    write_json(tmp_path / "a.json", {"b": "Łódź", "a": [1, None]})
    assert read_json(tmp_path / "a.json") == {"a": [1, None], "b": "Łódź"}
    assert (tmp_path / "a.json").read_text(encoding="utf-8").index('"a"') < 10


@pytest.mark.parametrize("line", ["nonsense", "[1]"])
def test_a_line_that_is_no_object_is_refused_with_its_number(tmp_path: Path, line: str) -> None:
    (tmp_path / "a.jsonl").write_text(f'{{"a": 1}}\n\n{line}\n')
    with pytest.raises(DataError, match=r"a\.jsonl, line 3: "):
        read_jsonl(tmp_path / "a.jsonl")


def test_lines_that_are_not_utf8_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b'{"a": "\xe9"}\n')
    with pytest.raises(DataError, match="is not UTF-8 text; save it as UTF-8"):
        read_jsonl(tmp_path / "a.jsonl")
