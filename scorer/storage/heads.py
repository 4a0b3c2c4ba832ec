"""The first bytes of a file, which tell what it is."""

from pathlib import Path

from scorer.errors import DataError


def first_bytes(path: Path, count: int = 8) -> bytes:
    """Return the first bytes of a file.

    Raises:
        DataError: it is no file, or may not be read.
    """
    if not path.is_file():
        raise DataError(f"{path} is not a file; check the path")
    try:
        with path.open("rb") as opened:
            return opened.read(count)
    except OSError as cause:
        raise DataError(f"{path} cannot be read ({cause.strerror}); check its rights") from cause
