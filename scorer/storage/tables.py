"""Rows of a CSV, TSV, JSON Lines, Parquet or Excel file, each with its line number.

What a file is, is told by its first bytes; its name only decides between kinds of plain text.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from scorer.errors import DataError, Problem
from scorer.storage.cells import DAMAGED, unsound_cell
from scorer.storage.columns import check_unique
from scorer.storage.delimited import delimited_rows
from scorer.storage.heads import first_bytes
from scorer.storage.json_table import json_rows
from scorer.storage.numbered import NumberedRow, Row
from scorer.storage.parquet import read_parquet
from scorer.storage.text import read_text
from scorer.storage.workbook import plain_value, workbook_rows

_JSON_NAMES: Final = frozenset({".jsonl", ".ndjson", ".json"})
_NO_TABLE: Final = (b"\x1f\x8b", b"%PDF", b"\xd0\xcf\x11\xe0")


@dataclass(frozen=True, kw_only=True, slots=True)
class Table:
    """Column names, rows with the line each begins on, and the lines that could not be read."""

    file: str
    columns: tuple[str, ...]
    rows: tuple[tuple[int, Row], ...]
    problems: tuple[Problem, ...] = field(default=())


def read_table(path: Path) -> Table:
    """Read a table whole.

    Raises:
        DataError: no such file, an empty one, or one of a kind that holds no table.
    """
    head = first_bytes(path)
    if not head.strip():
        raise DataError(f"{path} is empty; a table with a header line was expected")
    if head.startswith(b"PAR1"):
        return _from_parquet(path)
    if head.startswith(b"PK\x03\x04"):
        return _table(path, *workbook_rows(path))
    if head.startswith(_NO_TABLE):
        raise DataError(
            f"{path} is a compressed, PDF or old Excel file; "
            "unpack or save it as CSV, JSON Lines, Parquet or .xlsx first"
        )
    text = read_text(path)
    if path.suffix.lower() in _JSON_NAMES or text.lstrip()[:1] == "{":
        rows = list(json_rows(path.name, text))
        names = (name for _, row in rows if not isinstance(row, Problem) for name in row)
        return _table(path, list(dict.fromkeys(names)), rows)
    return _table(path, *delimited_rows(path, text))


def _from_parquet(path: Path) -> Table:
    whole = read_parquet(path)
    rows = (
        (number, {name: plain_value(cell) for name, cell in row.items()})
        for number, row in enumerate(whole.to_pylist(), start=1)
    )
    return _table(path, list(whole.column_names), rows)


def _table(path: Path, columns: list[str], rows: Iterable[NumberedRow]) -> Table:
    check_unique(path, columns)
    damaged = [name for name in columns if DAMAGED.search(name)]
    if damaged:
        raise DataError(f"{path}: column {damaged[0]!r} is not UTF-8 text; save the file as UTF-8")
    good: list[tuple[int, Row]] = []
    problems: list[Problem] = []
    for line, row in rows:
        problem = row if isinstance(row, Problem) else unsound_cell(path.name, line, row)
        if problem is not None:
            problems.append(problem)
        elif not isinstance(row, Problem):
            good.append((line, row))
    return Table(
        file=path.name,
        columns=tuple(name for name in columns if name),
        rows=tuple(good),
        problems=tuple(problems),
    )
