"""Lines of a text file, none longer than a limit, however long they are in the file."""

import io
from collections.abc import Iterator
from typing import Final

from scorer.sources.decoding import legacy_encoding, mark_encoding, mended
from scorer.sources.limits import Limits

_PIECE: Final = 1 << 20


class TooLongError(Exception):
    """A line or record that goes beyond the limit, its length and how it begins."""

    def __init__(self, chars: int, start: str = "") -> None:
        super().__init__(f"{chars:,} characters")
        self.start = start.strip()


class Lines:
    """An iterator over the lines of an open file; `number` is that of the last one, from 1.

    A line beyond the limit is passed over in pieces and raises `TooLongError` once; the next
    call gives the line after it. Every kind of line end becomes a plain one. Lines that are not
    UTF-8 are read in the encoding that the file as a whole suggests.
    """

    def __init__(self, opened: io.BufferedReader, limits: Limits) -> None:
        self.number = 0
        self._limit = limits.record_chars
        self._legacy: str | None = None
        self._head = opened.peek(1)[:64_000]
        encoding = mark_encoding(self._head)
        errors = "replace" if encoding == "utf-16" else "surrogateescape"
        self._text = io.TextIOWrapper(opened, encoding=encoding, errors=errors, newline=None)

    @property
    def begins_with(self) -> str:
        """The first letter that is no white space, empty where the first bytes have none."""
        head = self._head.decode(mark_encoding(self._head), errors="replace")
        return head.lstrip("\ufeff \t\r\n")[:1]

    def __iter__(self) -> "Lines":
        return self

    def __next__(self) -> str:
        """Return the next line with its end.

        Raises:
            TooLongError: it is longer than the limit.
        """
        line = self._text.readline(self._limit + 1)
        if not line:
            raise StopIteration
        self.number += 1
        if len(line) > self._limit:
            raise TooLongError(len(line) + self._skip_rest(line), line[:60])
        return line if line.isascii() else self._in_letters(line)

    def pieces(self, chars: int) -> Iterator[str]:
        """Yield the text in pieces, whatever its lines; bytes that are no UTF-8 stay marked."""
        while piece := self._text.read(chars):
            yield piece

    def _skip_rest(self, line: str) -> int:
        skipped = 0
        while line and not line.endswith("\n"):
            line = self._text.readline(_PIECE)
            skipped += len(line.rstrip("\n"))
        return skipped

    def _in_letters(self, line: str) -> str:
        if self._legacy is None and not self._head.isascii():
            self._legacy = legacy_encoding(self._head)
        return mended(line, self._legacy or "cp1252")
