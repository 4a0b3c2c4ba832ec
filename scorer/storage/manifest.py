"""SHA-256 sums of a folder's files, written once and checked on reading."""

import hashlib
from pathlib import Path

from scorer.errors import ModelError
from scorer.storage.json_files import read_json, write_json

_NAME = "manifest.json"


def file_sha256(path: Path) -> str:
    """Return the SHA-256 of a file as 64 hex digits."""
    with path.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def write_manifest(folder: Path) -> None:
    """Write `manifest.json`: every file of the folder (itself apart) with its sum and size."""
    files = {
        path.relative_to(folder).as_posix(): {
            "sha256": file_sha256(path),
            "bytes": path.stat().st_size,
        }
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != _NAME
    }
    write_json(folder / _NAME, {"files": files})


def check_manifest(folder: Path) -> None:
    """Compare every listed file with its sum.

    Raises:
        ModelError: a listed file is absent or differs.
    """
    listed = read_json(folder / _NAME).get("files")
    assert isinstance(listed, dict)
    for name, entry in listed.items():
        path = folder / name
        if not path.is_file():
            raise ModelError(f"{path} is listed in {_NAME} but is not there; install it again")
        if file_sha256(path) != entry["sha256"]:
            raise ModelError(f"{path} differs from {_NAME}; the folder is damaged or was edited")
