"""Find out which column of a table holds which field, and how its dates are ordered."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from scorer.errors import DataError, UsageError
from scorer.sources.cells import folded_name, text_of
from scorer.sources.dates import Order, order_of
from scorer.sources.protocol import Job
from scorer.sources.rows import Rows
from scorer.storage import require_columns
from scorer.storage.numbered import NumberedRow

USUAL: Final[Mapping[str, tuple[str, ...]]] = {
    "id": ("id", "entry", "row_id", "guid", "speech_id", "sotu_id"),
    "text": (
        "text",
        "sentence",
        "brief_description",
        "description",
        "content_text",
        "body",
    ),
    "title": ("title", "headline", "name"),
    "actor": ("actor",),
    "date": ("date", "published", "pubdate", "date_published", "event_date", "timestamp", "year"),
    "target": ("target", "recipient"),
    "place": ("place", "location", "town_city", "city"),
    "source": ("source", "publisher", "source_name"),
    "url": ("url", "link", "source_url"),
    "language": ("language", "lang"),
    "event": ("event",),
    "mode": ("mode",),
    "text_origin": ("text_origin",),
    "source_status": ("source_status",),
}
"""Our fields and the folded names under which columns usually hold them, best first."""

SPEAKERS: Final = ("actor", "party", "iso3", "country", "speaker")
"""Columns of a table of documents that say who speaks; of deeds a country may be the place."""

_LOOKED_AT: Final = 1_000
_LOOKED_AT_CHARS: Final = 5_000_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    """Which column holds which field, and how the dates of the file are ordered."""

    job: Job
    columns: Mapping[str, str]
    order: Order | None = None

    def cell(self, row: Mapping[str, object], field: str) -> str:
        """Return a cell as text; lists and objects are no text."""
        column = self.columns.get(field)
        if column is None or isinstance(row.get(column), dict | list):
            return ""
        return text_of(row, column)


def plan_columns(job: Job, rows: Rows, known: Mapping[str, tuple[str, ...]]) -> Plan:
    """Find a column for every field.

    Raises:
        UsageError: a field is mapped that there is not.
        DataError: a mapped column is not there, or none can be the text.
    """
    unknown = [field for field in job.renamed if field not in USUAL]
    if unknown:
        fields = ", ".join(known)
        raise UsageError(f"--map {unknown[0]}: there is no such field; choose one of {fields}")
    require_columns(job.tally.file, rows.columns, tuple(job.renamed), job.renamed)
    columns = dict(job.renamed)
    by_name = {folded_name(name): name for name in reversed(rows.columns)}
    for field, usual in known.items():
        taken = set(columns.values())
        found = (by_name[name] for name in usual if name in by_name and by_name[name] not in taken)
        if field not in columns and (column := next(found, None)) is not None:
            columns[field] = column
    if "text" not in columns and rows.columns:
        shown = ", ".join(rows.columns[:12])
        raise DataError(
            f"{job.path}: no column can be the text. It has: {shown}. "
            "Name one with --map text=COLUMN, or the format with --format"
        )
    return Plan(job=job, columns=columns)


def plan_dates(plan: Plan, records: Iterator[NumberedRow]) -> tuple[Plan, list[NumberedRow]]:
    """Look at the first rows: does day or month come first? Neither where they disagree.

    Returns:
        The plan with what was found, and the rows that were taken for it.
    """
    head: list[NumberedRow] = []
    found: set[Order | None] = set()
    size = 0
    for line, row in records:
        head.append((line, row))
        if isinstance(row, Mapping):
            found.add(order_of(plan.cell(row, "date")))
            size += sum(len(cell) for cell in row.values() if isinstance(cell, str))
        if len(head) >= _LOOKED_AT or size > _LOOKED_AT_CHARS:
            break
    found.discard(None)
    return replace(plan, order=found.pop() if len(found) == 1 else None), head
