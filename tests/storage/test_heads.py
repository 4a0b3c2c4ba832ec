"""The first bytes of a file, or what keeps them from being read."""

from pathlib import Path

import pytest

from scorer.errors import DataError
from scorer.storage.heads import first_bytes


def test_no_more_than_the_first_bytes_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.bin"
    path.write_bytes(b"PAR1 and the rest")
    assert first_bytes(path) == b"PAR1 and"
    assert first_bytes(path, 4) == b"PAR1"


def test_what_is_no_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="is not a file; check the path"):
        first_bytes(tmp_path)
