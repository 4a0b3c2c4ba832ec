"""The cells of a row as text, and what to say where they are wrong."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from scorer.errors import Problem

CELL_LIMIT: Final = 1_000_000
"""Characters in one cell; a longer one is a mistake in quoting far more often than a text."""

# NUL, and halves of character pairs: JSON can spell them, and bytes that are no UTF-8 become them.
DAMAGED: Final = re.compile("[\x00\ud800-\udfff]")


def cell_text(row: Mapping[str, object], field: str) -> str:
    """Return a cell as text without white space at its ends; empty where there is none."""
    value = row.get(field)
    return "" if value is None else str(value).strip()


def cell_problem(
    file: str, line: int, row: Mapping[str, object], field: str, expected: str, remedy: str
) -> Problem:
    """Say that a cell is not what was expected."""
    return Problem(
        file=file,
        line=line,
        field=field,
        value=cell_text(row, field),
        expected=expected,
        remedy=remedy,
    )


def unsound_cell(
    file: str, line: int, row: Mapping[str, object], *, most: int = CELL_LIMIT
) -> Problem | None:
    """Name the first cell of a row that is too long or holds no readable text, if one does."""
    for name, value in row.items():
        if not isinstance(value, str):
            continue
        if len(value) > most:
            shown = f"{value[:30]}... ({len(value):,} characters)"
            expected = f"at most {most:,} characters long"
            remedy = "look for a quotation mark that is never closed"
        elif (not value.isascii() or "\x00" in value) and (found := DAMAGED.search(value)):
            shown = value[max(0, found.start() - 20) : found.start() + 20]
            expected = "UTF-8 text without NUL"
            remedy = "save the file as UTF-8 again, or correct the row"
        else:
            continue
        return Problem(
            file=file, line=line, field=str(name), value=shown, expected=expected, remedy=remedy
        )
    return None


def wide_row(file: str, line: int, header: Sequence[str], cells: Sequence[str]) -> Problem:
    """Say that a row has more cells than the header."""
    return Problem(
        file=file,
        line=line,
        field="row",
        value=" | ".join(cells)[:60],
        expected=f"{len(header)} cells long (it has {len(cells)})",
        remedy="put texts that hold the separator into quotation marks",
    )
