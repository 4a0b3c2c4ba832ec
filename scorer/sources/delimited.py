"""Rows of a table with a separator, with or without a header, read line by line."""

import csv
from collections import deque
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from scorer.errors import DataError, Problem
from scorer.sources.limits import Limits
from scorer.sources.lines import Lines, TooLongError
from scorer.sources.rows import Rows, Shape
from scorer.storage.cells import wide_row
from scorer.storage.columns import check_unique
from scorer.storage.numbered import NumberedRow

_SEPARATORS: Final = ",\t;|"
_LONGEST: Final = 2**31 - 1
_REREAD: Final = 20
"""How often the lines that an open quotation mark swallowed are read again."""


class _Feeder:
    """Hand lines to the csv reader; know what the record at hand has taken."""

    def __init__(self, lines: Lines, limit: int) -> None:
        self._lines, self._limit = lines, limit
        self._again: deque[tuple[int, str]] = deque()
        self._rereads = 0
        self._taken: list[tuple[int, str]] = []
        self._chars = 0

    def __iter__(self) -> "_Feeder":
        return self

    def __next__(self) -> str:
        if self._again:
            number, line = self._again.popleft()
        else:
            line = next(self._lines)
            number = self._lines.number
        self._taken.append((number, line))
        self._chars += len(line)
        if self._chars > self._limit:
            raise TooLongError(self._chars)
        return line

    def begin(self) -> None:
        """Begin a new record."""
        self._taken, self._chars = [], 0

    def put_back(self, keep: int) -> None:
        """Give the lines of this record again, all but the first `keep`."""
        self._again.extendleft(reversed(self._taken[keep:]))
        self._rereads += 1
        del self._taken[keep:]

    @property
    def line(self) -> int:
        """The line on which the record begins."""
        return self._taken[0][0] if self._taken else self._lines.number

    @property
    def swallowed(self) -> bool:
        """True where an open quotation mark took further lines and they may be read again."""
        return len(self._taken) > 1 and self._rereads < _REREAD

    @property
    def open_quote(self) -> bool:
        """True where the record has a quotation mark without its partner."""
        return sum(line.count('"') for _, line in self._taken) % 2 == 1

    @property
    def start(self) -> str:
        """The first letters of the record, for a message."""
        return self._taken[0][1][:60].strip() if self._taken else ""


def delimited_rows(path: Path, lines: Lines, limits: Limits, shape: Shape) -> Rows:
    """Return columns and rows; the separator is the one that the first line has most of.

    Raises:
        DataError: nothing but white space, a first line beyond the limit, a column twice.
    """
    feeder = _Feeder(lines, limits.record_chars)
    first = _first_line(path, feeder)
    separator = max(_SEPARATORS, key=first.count)
    cells = first.rstrip("\n").split(separator)
    bare = shape.by_width.get(len(cells)) if cells[0].strip().isdigit() else None
    feeder.put_back(0)
    csv.field_size_limit(_LONGEST)
    if bare is not None:
        quoting: Final = csv.QUOTE_NONE
        reader = csv.reader(feeder, delimiter=separator, quoting=quoting)
        return Rows(columns=tuple(bare), records=_records(path.name, reader, feeder, bare, ()))
    reader = csv.reader(feeder, delimiter=separator)
    header = _header(path, reader)
    narrow = [name for name in header if name in shape.expected]
    records = _records(path.name, reader, feeder, header, narrow)
    return Rows(columns=tuple(name for name in header if name), records=records)


def _first_line(path: Path, feeder: _Feeder) -> str:
    try:
        for line in feeder:
            if line.strip("\ufeff \t\n\x00") and not line.lower().startswith("sep="):
                return line
            feeder.begin()
    except TooLongError as cause:
        raise DataError(
            f"{path}, line 1 has {cause} without an end; it is no table of lines, "
            "or a line break is missing: export it again"
        ) from cause
    raise DataError(f"{path} is empty; a table with a header line was expected")


def _header(path: Path, reader: "Iterator[list[str]]") -> list[str]:
    try:
        header = [name.strip("\ufeff \t") for name in next(reader)]
    except (TooLongError, csv.Error, StopIteration) as cause:
        raise DataError(f"{path}: its header line cannot be read ({cause}); correct it") from cause
    check_unique(path, header)
    return header


def _records(
    file: str,
    reader: "Iterator[list[str]]",
    feeder: _Feeder,
    header: Sequence[str],
    narrow: Sequence[str],
) -> Iterator[NumberedRow]:
    while True:
        feeder.begin()
        try:
            cells = next(reader)
        except StopIteration:
            return
        except TooLongError as cause:
            yield feeder.line, _too_long(file, feeder, str(cause), cause.start)
            continue
        except csv.Error as cause:
            yield feeder.line, _bad_row(file, feeder.line, feeder.start, str(cause))
            continue
        if feeder.swallowed and feeder.open_quote:
            yield feeder.line, _too_long(file, feeder, "no end", "")
            continue
        if any(cells):
            fits = narrow if narrow and len(cells) <= len(narrow) else header
            yield feeder.line, _row(file, feeder.line, fits, cells)


def _row(
    file: str, line: int, header: Sequence[str], cells: list[str]
) -> "dict[str, object] | Problem":
    if any(cells[len(header) :]):
        return wide_row(file, line, header, cells)
    return {name: cell for name, cell in zip(header, cells, strict=False) if name}


def _too_long(file: str, feeder: _Feeder, size: str, start: str) -> Problem:
    line, start = feeder.line, feeder.start or start
    if feeder.swallowed:
        feeder.put_back(1)
    return _bad_row(file, line, start, size)


def _bad_row(file: str, line: int, start: str, found: str) -> Problem:
    return Problem(
        file=file,
        line=line,
        field="row",
        value=f"{start[:30]}... ({found})",
        expected="a whole row",
        remedy="look for a quotation mark that is never closed, or a missing line break",
    )
