"""Actions from a table: CSV, TSV, JSON Lines, Parquet or Excel."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final, cast

from scorer.errors import DataError, Problem
from scorer.records import (
    MODES,
    SOURCE_STATUSES,
    TEXT_ORIGINS,
    Action,
    LeftOut,
    Mode,
    SourceStatus,
    TextOrigin,
    parse_partial_date,
)
from scorer.storage import cell_problem, cell_text, read_table, require_columns

NEEDED: Final = ("id", "text", "actor", "date")
_PLAIN: Final = ("target", "place", "source", "event")
_KNOWN: Final = frozenset({*NEEDED, *_PLAIN, "reports", "mode", "source_status", "text_origin"})
_CLOSED: Final[Mapping[str, tuple[str, ...]]] = {
    "mode": MODES,
    "source_status": SOURCE_STATUSES,
    "text_origin": TEXT_ORIGINS,
}


@dataclass(frozen=True, kw_only=True, slots=True)
class ReadActions:
    """The good actions, what was wrong with the others, and the counts."""

    actions: tuple[Action, ...]
    problems: tuple[Problem, ...]
    left_out: LeftOut


def read_actions(path: Path, *, renamed: Mapping[str, str] | None = None) -> ReadActions:
    """Read actions; every further column is kept in `extra`.

    Args:
        path: the table; it needs `id`, `text`, `actor` and `date` (cells of the last two may be
            empty).
        renamed: needed name -> column of the file, where they differ.

    Raises:
        DataError: the file cannot be read, a needed column is missing, or no row is good.
    """
    renamed = renamed or {}
    table = read_table(path)
    require_columns(table.file, table.columns, NEEDED, renamed)
    good: dict[str, Action] = {}
    problems = list(table.problems)
    left_out = LeftOut(stage="actions", read=len(table.rows) + len(problems))
    for problem in problems:
        left_out.drop(f"{problem.field} not {problem.expected}"[:80])
    for line, row in table.rows:
        named = dict(row) | {field: row.get(column) for field, column in renamed.items()}
        found = _problem(table.file, line, named, good)
        if found is None:
            action = _action(named, used=frozenset(renamed.values()))
            good[action.id] = action
        else:
            problems.append(found)
            left_out.drop(f"{found.field} not {found.expected}")
    if not good:
        why = f" First: {problems[0]}" if problems else " It has a header and no rows."
        raise DataError(f"{path} holds no usable action.{why}")
    left_out.kept = len(good)
    return ReadActions(actions=tuple(good.values()), problems=tuple(problems), left_out=left_out)


def _problem(
    file: str, line: int, row: Mapping[str, object], seen: Mapping[str, object]
) -> Problem | None:
    say = partial(cell_problem, file, line, row)
    if not cell_text(row, "id"):
        return say("id", "an id", "give every action a short name of its own")
    if cell_text(row, "id") in seen:
        return say("id", "unique", "rename one of the two rows, or drop the copy")
    if not any(letter.isalnum() for letter in cell_text(row, "text")):
        return say("text", "a sentence", "write what was done, or leave the row out")
    try:
        parse_partial_date(cell_text(row, "date"))
    except ValueError:
        return say("date", "a calendar date", "use YYYY-MM-DD, YYYY-MM or YYYY, or leave it empty")
    for field, allowed in _CLOSED.items():
        if cell_text(row, field) and cell_text(row, field) not in allowed:
            return say(field, "one of " + ", ".join(allowed), "correct it, or leave it empty")
    return None


def _action(row: Mapping[str, object], *, used: frozenset[str]) -> Action:
    return Action(
        id=cell_text(row, "id"),
        text=cell_text(row, "text"),
        actor=cell_text(row, "actor"),
        date=cell_text(row, "date"),
        mode=cast(Mode | None, cell_text(row, "mode") or None),
        source_status=cast(SourceStatus, cell_text(row, "source_status") or "given"),
        text_origin=cast(TextOrigin, cell_text(row, "text_origin") or "sentence"),
        extra={name: value for name, value in row.items() if name not in _KNOWN | used},
        target=cell_text(row, "target"),
        place=cell_text(row, "place"),
        source=cell_text(row, "source"),
        event=cell_text(row, "event"),
        reports=_reports(row.get("reports")),
    )


def _reports(cell: object) -> tuple[str, ...]:
    """Read the ids of the reports of an action: a list, or text with `|` between them."""
    if isinstance(cell, list):
        return tuple(map(str, cell))
    return tuple(part for part in str(cell or "").split("|") if part)
