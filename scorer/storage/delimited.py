"""Tables with a separator: comma, tab or semicolon, whichever the header has most of."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from scorer.errors import DataError
from scorer.storage.cells import wide_row
from scorer.storage.numbered import NumberedRow

_SEPARATORS: Final = ",\t;"
_LONGEST: Final = 100_000_000


def delimited_rows(path: Path, text: str) -> tuple[list[str], Iterator[NumberedRow]]:
    """Return the header and the rows, each with the line on which it begins.

    Raises:
        DataError: it is no text, or holds nothing but white space.
    """
    if "\x00" in text[:100_000]:
        raise DataError(f"{path} holds NUL bytes: it is not a text file; export it as CSV again")
    if not text.strip():
        raise DataError(f"{path} is empty; a table with a header line was expected")
    first_line = text.split("\n", 1)[0]
    separator = max(_SEPARATORS, key=first_line.count)
    csv.field_size_limit(_LONGEST)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    header = [name.strip() for name in next(reader)]
    return header, _rows(path.name, reader, header, reader.line_num + 1)


def _rows(file: str, reader: Any, header: list[str], begins: int) -> Iterator[NumberedRow]:
    for cells in reader:
        line, begins = begins, reader.line_num + 1
        if not any(cells):
            continue
        if any(cells[len(header) :]):
            yield line, wide_row(file, line, header, cells)
        else:
            named = zip(header, cells, strict=False)
            yield line, {name: cell for name, cell in named if name}
