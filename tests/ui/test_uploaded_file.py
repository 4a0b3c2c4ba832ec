"""An upload is read from a file that nobody else sees, and errors call it by its own name."""

from pathlib import Path

import pytest

from scorer.errors import DataError
from scorer.ui.uploaded_file import read_uploaded


@pytest.mark.parametrize(
    ("name", "called"),
    [("a.csv", "a.csv"), ("../../etc/a.csv", "a.csv"), ("C:\\x\\a.csv", "a.csv"), ("..", "upload")],
)
def test_only_the_last_part_of_a_name_reaches_the_disk(name: str, called: str) -> None:
    def read(path: Path) -> tuple[str, bytes]:
        return path.name, path.read_bytes()

    assert read_uploaded(name, b"abc", read) == (called, b"abc")


def test_the_file_is_gone_afterwards() -> None:
    path = read_uploaded("a.csv", b"abc", lambda path: path)
    assert not path.parent.exists()


def test_an_error_names_the_upload_and_not_where_it_lay() -> None:
    def read(path: Path) -> str:
        raise DataError(f"{path} is empty")

    with pytest.raises(DataError, match=r"^a\.csv is empty$"):
        read_uploaded("a.csv", b"", read)
