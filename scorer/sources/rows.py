"""Rows of a table of any kind, one at a time, each with its line."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from scorer.sources.limits import Limits
from scorer.sources.opening import ZIP, open_bytes
from scorer.storage.heads import first_bytes
from scorer.storage.numbered import NumberedRow


@dataclass(frozen=True, kw_only=True, slots=True)
class Shape:
    """What an importer knows of its columns before it has seen the file.

    Attributes:
        by_width: columns of a table without a header, by the number of its cells.
        expected: all columns of a format some of whose files announce more than they hold.
    """

    by_width: Mapping[int, Sequence[str]] = field(default_factory=dict)
    expected: Sequence[str] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Rows:
    """The columns, and the rows as they come; a row may be a problem instead."""

    columns: tuple[str, ...]
    records: Iterator[NumberedRow]


PLAIN = Shape()


@contextmanager
def open_rows(path: Path, limits: Limits, shape: Shape = PLAIN) -> Iterator[Rows]:
    """Open CSV, TSV, JSON Lines, a JSON array, Parquet or Excel, packed or not.

    Raises:
        DataError: the file cannot be read, or holds no table.
    """
    head = first_bytes(path)
    if head.startswith(b"PAR1"):
        from scorer.sources.parquet_rows import open_parquet

        with open_parquet(path) as rows:
            yield rows
    elif head.startswith(ZIP) and is_workbook(path):
        from scorer.sources.workbook import open_workbook

        with open_workbook(path, limits) as rows:
            yield rows
    else:
        with _open_text(path, limits, shape) as rows:
            yield rows


@contextmanager
def _open_text(path: Path, limits: Limits, shape: Shape) -> Iterator[Rows]:
    from scorer.sources.delimited import delimited_rows
    from scorer.sources.json_values import json_rows
    from scorer.sources.lines import Lines

    with open_bytes(path, limits) as opened:
        lines = Lines(opened, limits)
        if lines.begins_with in ("{", "["):
            yield json_rows(path.name, lines, limits)
        else:
            yield delimited_rows(path, lines, limits, shape)


def is_workbook(path: Path) -> bool:
    """Tell an Excel workbook from other zip files."""
    from zipfile import ZipFile

    from scorer.sources.broken import BROKEN

    try:
        with ZipFile(path) as archive:
            return "[Content_Types].xml" in archive.namelist()
    except BROKEN:
        return False
