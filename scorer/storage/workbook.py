"""The first sheet of an Excel workbook."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from scorer.errors import DataError
from scorer.storage.numbered import NumberedRow


def workbook_rows(path: Path) -> tuple[list[str], list[NumberedRow]]:
    """Return the header and the rows, numbered as Excel does.

    Raises:
        DataError: it is a zip file, but no workbook.
    """
    from zipfile import BadZipFile

    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = load_workbook(path, read_only=True, data_only=True)
        try:
            return _rows(book.worksheets[0].iter_rows(values_only=True))
        finally:
            book.close()
    except (BadZipFile, InvalidFileException, KeyError, ValueError, IndexError) as cause:
        raise DataError(f"{path} is a zip file but no Excel workbook; save it as CSV") from cause


def _rows(lines: Iterator[tuple[Any, ...]]) -> tuple[list[str], list[NumberedRow]]:
    header = [str(cell or "").strip() for cell in next(lines, ())]
    rows: list[NumberedRow] = [
        (
            number,
            {name: plain_value(cell) for name, cell in zip(header, cells, strict=False) if name},
        )
        for number, cells in enumerate(lines, start=2)
        if any(cell is not None for cell in cells)
    ]
    return header, rows


def plain_value(value: object) -> object:
    """Return a moment as its date: spreadsheets and data frames store dates as moments."""
    day = getattr(value, "date", None)
    return day().isoformat() if callable(day) else value
