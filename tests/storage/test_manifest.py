"""Sums of a folder's files."""

from pathlib import Path

import pytest

from scorer.errors import ModelError
from scorer.storage import check_manifest, read_json, write_manifest


def test_a_folder_agrees_with_its_manifest_until_a_file_changes(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.txt").write_text("a")
    write_manifest(tmp_path)
    check_manifest(tmp_path)
    (tmp_path / "sub" / "a.txt").write_text("b")
    with pytest.raises(ModelError, match=r"sub/a\.txt differs from manifest\.json"):
        check_manifest(tmp_path)


def test_a_file_that_went_missing_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a")
    write_manifest(tmp_path)
    (tmp_path / "a.txt").unlink()
    with pytest.raises(ModelError, match=r"a\.txt is listed in manifest\.json but is not there"):
        check_manifest(tmp_path)


def test_the_manifest_does_not_list_itself(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a")
    write_manifest(tmp_path)
    write_manifest(tmp_path)
    files = read_json(tmp_path / "manifest.json")["files"]
    assert isinstance(files, dict)
    assert list(files) == ["a.txt"]
