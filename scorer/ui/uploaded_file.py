"""An uploaded file: on disk for as long as it is read, and called as its owner calls it."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from scorer.errors import DataError

Read = TypeVar("Read")


def read_uploaded(name: str, data: bytes, read: Callable[[Path], Read]) -> Read:
    """Write an upload to a temporary folder and read it there.

    Raises:
        DataError: as `read` raises it, with the name of the file instead of the temporary path.
    """
    with TemporaryDirectory() as folder:
        # The browser names the file; nothing but its last part may reach a path here.
        last = Path(name.replace("\\", "/")).name
        path = Path(folder) / (last if last.strip(".") else "upload")
        path.write_bytes(data)
        try:
            return read(path)
        except DataError as error:
            raise DataError(str(error).replace(str(path), path.name)) from error
