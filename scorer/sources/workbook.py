"""Rows of the first sheet of an Excel workbook, as they are read."""

import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, Final
from zipfile import ZipFile

from scorer.errors import DataError
from scorer.sources.broken import BROKEN
from scorer.sources.limits import Limits
from scorer.sources.opening import check_size
from scorer.sources.rows import Rows
from scorer.storage.columns import check_unique
from scorer.storage.numbered import NumberedRow
from scorer.storage.workbook import plain_value

_EMPTY_ROWS: Final = 100_000
_ENTITIES: Final = re.compile(rb"<!(?:ENTITY|DOCTYPE)", re.IGNORECASE)
_PROLOG: Final = 4_096


@contextmanager
def open_workbook(path: Path, limits: Limits) -> Iterator[Rows]:
    """Open a workbook; row numbers are those that Excel shows.

    Raises:
        DataError: it is damaged, unpacks to too much, or defines entities.
    """
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    with ExitStack() as stack:
        try:
            _check_parts(path, limits)
            # An open file, not its path: of a path openpyxl wants to see the name end in .xlsx.
            opened = stack.enter_context(path.open("rb"))
            book = load_workbook(opened, read_only=True, data_only=True)
            stack.callback(book.close)
        except (InvalidFileException, *BROKEN) as cause:
            raise _damaged(path, cause) from cause
        lines = _lines(path, book)
        header = [str("" if cell is None else cell).strip() for cell in next(lines, (0, ()))[1]]
        check_unique(path, header)
        names = tuple(name for name in header if name)
        yield Rows(columns=names, records=_records(header, lines))


def _check_parts(path: Path, limits: Limits) -> None:
    with ZipFile(path) as archive:
        parts = archive.infolist()
        unpacked = sum(part.file_size for part in parts)
        packed = sum(part.compress_size for part in parts)
        check_size(path, unpacked, packed, limits)
        if unpacked > limits.workbook_bytes:
            raise DataError(
                f"{path} unpacks to {unpacked:,} bytes; at most {limits.workbook_bytes:,} are "
                "read from a workbook: save it as CSV"
            )
        for part in parts:
            if part.filename.endswith((".xml", ".rels")):
                with archive.open(part) as opened:
                    if _ENTITIES.search(opened.read(_PROLOG)):
                        raise DataError(
                            f"{path} defines XML entities in {part.filename}, which no "
                            "spreadsheet does; it is not read. Save it as CSV"
                        )


def _lines(path: Path, book: Any) -> Iterator[tuple[int, tuple[Any, ...]]]:
    """Yield number and cells of each row that has any, on the first sheet."""
    empty = 0
    try:
        sheet = book.worksheets[0]
        # Otherwise every row is padded to the size that the file claims to have.
        sheet.reset_dimensions()
        for number, cells in enumerate(sheet.iter_rows(values_only=True), start=1):
            if any(cell is not None for cell in cells):
                empty = 0
                yield number, cells
            else:
                empty += 1
                if empty > _EMPTY_ROWS:
                    return
    except BROKEN as cause:
        raise _damaged(path, cause) from cause


def _damaged(path: Path, cause: Exception) -> DataError:
    return DataError(f"{path} is a damaged or locked Excel workbook ({cause}); save it as CSV")


def _records(
    header: list[str], lines: Iterator[tuple[int, tuple[Any, ...]]]
) -> Iterator[NumberedRow]:
    for number, cells in lines:
        named = zip(header, cells, strict=False)
        yield number, {name: plain_value(cell) for name, cell in named if name}
