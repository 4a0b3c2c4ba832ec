"""Columns of somebody's table to the fields that are needed."""

from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import Final

from scorer.storage import Table

Row = Mapping[str, object]

ABSENT: Final = ""
"""Stands for 'not in the file': ids are then numbered, other fields stay empty."""

FIELDS: Final[Mapping[str, tuple[str, ...]]] = {
    "principles": ("id", "text", "actor", "date"),
    "actions": ("id", "text", "actor", "date"),
}
_ALSO_CALLED: Final[Mapping[str, tuple[str, ...]]] = {
    "id": ("id", "uid", "key", "number", "no"),
    "text": ("text", "sentence", "description", "headline", "title", "statement", "notes"),
    "actor": ("actor", "country", "state", "company", "organisation", "who", "actor1"),
    "date": ("date", "day", "when", "event_date", "published", "time", "year"),
}


def guess_columns(columns: Sequence[str], fields: Sequence[str]) -> dict[str, str]:
    """Return the likely column of each field; `ABSENT` where none looks like it."""
    lowered = {column.lower().strip(): column for column in columns}
    guessed = {}
    for field in fields:
        names = [name for name in _ALSO_CALLED[field] if name in lowered]
        near = names or get_close_matches(field, lowered, n=1, cutoff=0.7)
        guessed[field] = lowered[near[0]] if near else ABSENT
    return guessed


def renamed_rows(
    table: Table, mapping: Mapping[str, str], *, prefix: str
) -> tuple[tuple[int, Row], ...]:
    """Return line and row, the fields under their own names; further columns are kept.

    Args:
        table: what was read.
        mapping: field -> column, or `ABSENT`.
        prefix: begins the ids that are made where the file has none.
    """
    used = set(mapping.values())
    rows = []
    for line, row in table.rows:
        kept = {
            name: value for name, value in row.items() if name not in used and name not in mapping
        }
        named: dict[str, object] = {
            field: row.get(column) if column else "" for field, column in mapping.items()
        }
        if not mapping["id"]:
            named["id"] = f"{prefix}{line}"
        rows.append((line, {**named, **kept}))
    return tuple(rows)
