"""The bytes of a file, unpacked where it is gzip or a zip of one file, within limits."""

import gzip
import io
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO, Any, cast
from zipfile import ZipFile

from scorer.errors import DataError
from scorer.sources.broken import BROKEN
from scorer.sources.limits import Limits

GZIP = b"\x1f\x8b"
ZIP = b"PK\x03\x04"
HEAD = 64_000


class _Bounded(io.RawIOBase):
    """Unpacked bytes that stop where a bomb begins, and name the file where it is damaged."""

    def __init__(self, inner: IO[bytes], path: Path, packed: int, limits: Limits) -> None:
        self._inner, self._path, self._limits = inner, path, limits
        self._packed, self._count = max(packed, 1), 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            piece = self._inner.read(len(buffer))
        except BROKEN as cause:
            raise DataError(
                f"{self._path}: its compressed data are cut off or damaged after "
                f"{self._count:,} bytes ({cause}); fetch the file again"
            ) from cause
        self._count += len(piece)
        check_size(self._path, self._count, self._packed, self._limits)
        buffer[: len(piece)] = piece
        return len(piece)


def check_size(path: Path, unpacked: int, packed: int, limits: Limits) -> None:
    """Refuse what unpacks to far more than it should.

    Raises:
        DataError: the size or the ratio is beyond the limits.
    """
    suspicious = unpacked > limits.free_bytes and unpacked > limits.ratio * packed
    if suspicious or unpacked > limits.unpacked_bytes:
        raise DataError(
            f"{path} unpacks to {unpacked:,} bytes or more from {packed:,}; at most "
            f"{limits.unpacked_bytes:,} and {limits.ratio} for one are read. "
            "Unpack it yourself if you trust it"
        )


@contextmanager
def open_bytes(path: Path, limits: Limits) -> Iterator[io.BufferedReader]:
    """Open a file for reading; gzip and a zip of a single file are unpacked on the way.

    Raises:
        DataError: no such file, no right to read it, or a zip of several files.
    """
    with ExitStack() as stack:
        try:
            plain = stack.enter_context(path.open("rb"))
            head = plain.read(4)
            plain.seek(0)
        except OSError as cause:
            raise DataError(f"{path} cannot be read ({cause.strerror}); check the path") from cause
        if head.startswith(GZIP):
            inner = cast(IO[bytes], stack.enter_context(gzip.GzipFile(fileobj=plain)))
        elif head == ZIP:
            inner = stack.enter_context(_only_member(stack, path, plain, limits))
        else:
            yield plain
            return
        bounded = _Bounded(inner, path, path.stat().st_size, limits)
        yield io.BufferedReader(bounded, 1 << 18)


def _only_member(stack: ExitStack, path: Path, plain: IO[bytes], limits: Limits) -> IO[bytes]:
    try:
        archive = stack.enter_context(ZipFile(plain))
        names = [
            entry
            for entry in archive.infolist()
            if not entry.is_dir() and not is_twin(entry.filename)
        ]
        if len(names) != 1:
            raise DataError(
                f"{path} is a zip of {len(names)} files; unpack it and name one of them"
            )
        check_size(path, names[0].file_size, names[0].compress_size, limits)
        return archive.open(names[0])
    except BROKEN as cause:
        raise DataError(f"{path} is a damaged or locked zip ({cause}); unpack it first") from cause


def is_twin(name: str) -> bool:
    """Tell the `._name` twins that macOS leaves beside files and in archives."""
    return name.rsplit("/", 1)[-1].startswith("._") or "__MACOSX" in name


def read_head(path: Path, limits: Limits) -> bytes:
    """Return the first bytes of a file, unpacked."""
    with open_bytes(path, limits) as opened:
        return opened.read(HEAD)


def read_whole(path: Path, limits: Limits) -> bytes:
    """Return all bytes of a file, unpacked.

    Raises:
        DataError: there are more than `limits.whole_bytes`, or none but white space.
    """
    with open_bytes(path, limits) as opened:
        raw = opened.read(limits.whole_bytes + 1)
    if len(raw) > limits.whole_bytes:
        raise DataError(
            f"{path} holds more than {limits.whole_bytes:,} bytes; such a file is read whole, "
            "so split it first"
        )
    if not raw.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise DataError(f"{path} is empty; a text was expected")
    return raw
