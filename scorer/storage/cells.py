"""One cell of a row as text, and what to say where it is wrong."""

from collections.abc import Mapping

from scorer.errors import Problem


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
