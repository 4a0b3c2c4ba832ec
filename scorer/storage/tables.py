"""Rows of a CSV, TSV, JSON Lines, Parquet or Excel file, each with its line number.

What a file is, is told by its first bytes; its name only decides between kinds of plain text.
"""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from scorer.errors import DataError, Problem

CELL_LIMIT: Final = 1_000_000
"""Characters in one cell; a longer one is a mistake in quoting far more often than a text."""

Row = Mapping[str, object]


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
    try:
        head = path.open("rb").read(8) if path.is_file() else None
    except OSError as cause:
        raise DataError(f"{path} cannot be read ({cause.strerror}); check its rights") from cause
    if head is None:
        raise DataError(f"{path} is not a file; check the path")
    if not head.strip():
        raise DataError(f"{path} is empty; a table with a header line was expected")
    if head.startswith(b"PAR1"):
        return _from_parquet(path)
    if head.startswith(b"PK\x03\x04"):
        return _from_excel(path)
    if head.startswith((b"\x1f\x8b", b"%PDF", b"\xd0\xcf\x11\xe0")):
        raise DataError(
            f"{path} is a compressed, PDF or old Excel file; "
            "unpack or save it as CSV, JSON Lines, Parquet or .xlsx first"
        )
    text = _decode(path)
    if path.suffix.lower() in {".jsonl", ".ndjson", ".json"} or text.lstrip()[:1] == "{":
        return _from_jsonl(path, text)
    return _from_delimited(path, text)


def _decode(path: Path) -> str:
    raw = path.read_bytes()
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        from charset_normalizer import from_bytes

        guess = from_bytes(raw[:200_000]).best()
        if guess is None:
            raise DataError(f"{path} is not text in any known encoding; save it as UTF-8") from None
        return raw.decode(guess.encoding, errors="replace")


def _from_delimited(path: Path, text: str) -> Table:
    if "\x00" in text[:100_000]:
        raise DataError(f"{path} holds NUL bytes: it is not a text file; export it as CSV again")
    first_line = text.split("\n", 1)[0]
    delimiter = max(",\t;", key=first_line.count)
    csv.field_size_limit(100_000_000)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    header = [name.strip() for name in next(reader)]
    rows: list[tuple[int, Row]] = []
    problems: list[Problem] = []
    begins = reader.line_num + 1
    for cells in reader:
        line, begins = begins, reader.line_num + 1
        if not any(cells):
            continue
        problem = _delimited_problem(path, line, header, cells)
        if problem is not None:
            problems.append(problem)
            continue
        rows.append((line, dict(zip(header, cells, strict=False))))
    return Table(file=path.name, columns=tuple(header), rows=tuple(rows), problems=tuple(problems))


def _delimited_problem(
    path: Path, line: int, header: list[str], cells: list[str]
) -> Problem | None:
    longest = max(cells, key=len)
    if len(longest) > CELL_LIMIT:
        return Problem(
            file=path.name,
            line=line,
            field="cell",
            value=longest[:40] + f"... ({len(longest):,} characters)",
            expected=f"at most {CELL_LIMIT:,} characters long",
            remedy="look for a quotation mark that is never closed",
        )
    if len(cells) > len(header) and any(cells[len(header) :]):
        return Problem(
            file=path.name,
            line=line,
            field="row",
            value=" | ".join(cells)[:60],
            expected=f"{len(header)} cells long (it has {len(cells)})",
            remedy="put texts that hold the separator into quotation marks",
        )
    return None


def _from_jsonl(path: Path, text: str) -> Table:
    rows: list[tuple[int, Row]] = []
    problems: list[Problem] = []
    for line, row in _json_rows(text):
        if isinstance(row, dict):
            rows.append((line, row))
        else:
            problems.append(
                Problem(
                    file=path.name,
                    line=line,
                    field="line",
                    value=str(row),
                    expected="a JSON object",
                    remedy="write one object with named fields a line",
                )
            )
    columns = dict.fromkeys(name for _, row in rows for name in row)
    return Table(file=path.name, columns=tuple(columns), rows=tuple(rows), problems=tuple(problems))


def _json_rows(text: str) -> Iterator[tuple[int, Any]]:
    if text.lstrip().startswith("["):
        try:
            yield from enumerate(json.loads(text), start=1)
        except ValueError:
            yield 1, text[:60]
        return
    for line, written in enumerate(text.splitlines(), start=1):
        if written.strip():
            try:
                yield line, json.loads(written)
            except (ValueError, RecursionError):
                yield line, written


def _from_parquet(path: Path) -> Table:
    from scorer.storage.parquet import read_parquet

    table = read_parquet(path)
    rows = tuple((number, row) for number, row in enumerate(table.to_pylist(), start=1))
    return Table(file=path.name, columns=tuple(table.column_names), rows=rows)


def _from_excel(path: Path) -> Table:
    from zipfile import BadZipFile

    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        sheet = load_workbook(path, read_only=True, data_only=True).worksheets[0]
        lines = sheet.iter_rows(values_only=True)
        header = [str(cell or "").strip() for cell in next(lines, ())]
        rows = tuple(
            (number, {name: _cell(cell) for name, cell in zip(header, cells, strict=False) if name})
            for number, cells in enumerate(lines, start=2)
            if any(cell is not None for cell in cells)
        )
    except (BadZipFile, InvalidFileException, KeyError, ValueError) as cause:
        raise DataError(f"{path} is a zip file but no Excel workbook; save it as CSV") from cause
    return Table(file=path.name, columns=tuple(name for name in header if name), rows=rows)


def _cell(value: object) -> object:
    # Excel stores dates as moments; a date is what the column means.
    isoformat = getattr(value, "date", None)
    return isoformat().isoformat() if callable(isoformat) else value
