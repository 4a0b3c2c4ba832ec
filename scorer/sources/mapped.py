"""A table of any columns: ours by name, by a usual other name, or as the user maps them."""

from collections.abc import Iterator, Mapping
from functools import partial
from itertools import chain
from typing import Final, cast

from scorer.records import (
    MODES,
    SOURCE_STATUSES,
    TEXT_ORIGINS,
    Action,
    Document,
    Mode,
    SourceStatus,
    TextOrigin,
)
from scorer.sources.cells import NOTHING, as_text, clean_text, folded_name
from scorer.sources.making import converted, date_of, need_text, row_id
from scorer.sources.naming import actor_name, state_then
from scorer.sources.planning import SPEAKERS, USUAL, Plan, plan_columns, plan_dates
from scorer.sources.protocol import Imported, Job
from scorer.sources.rows import open_rows
from scorer.sources.slugs import domain_of
from scorer.sources.tally import BadCell

_CLOSED: Final[Mapping[str, tuple[str, ...]]] = {
    "mode": MODES,
    "text_origin": TEXT_ORIGINS,
    "source_status": SOURCE_STATUSES,
}


def read_table_actions(job: Job) -> Iterator[Imported]:
    """Yield one action a row; further columns stay in `extra`.

    Raises:
        DataError: no column can be the text.
    """
    yield from _read(job, documents=False)


def read_table_documents(job: Job) -> Iterator[Imported]:
    """Yield one document a row: speeches, statements, articles.

    Raises:
        DataError: no column can be the text.
    """
    yield from _read(job, documents=True)


def _read(job: Job, *, documents: bool) -> Iterator[Imported]:
    with open_rows(job.path, job.limits) as rows:
        usual = {**USUAL, "actor": SPEAKERS} if documents else USUAL
        plan, head = plan_dates(plan_columns(job, rows, usual), rows.records)
        convert = partial(_document if documents else _action, plan)
        yield from converted(job, chain(head, rows.records), convert)


def _shared(plan: Plan, row: Mapping[str, object], line: int) -> tuple[str, str, str, str]:
    """Return id, text, actor and date."""
    column = plan.columns.get("text", "text")
    text = clean_text(as_text(row.get(column)))
    need_text(column, "" if text.lower() in NOTHING else text)
    identity = plan.cell(row, "id") or f"{plan.job.format}-{row_id(plan.job, line, text[:1000])}"
    date = date_of(row, plan.columns["date"], plan.order) if "date" in plan.columns else ""
    actor = actor_name(plan.cell(row, "actor"))
    coded = folded_name(plan.columns.get("actor", "")) == "iso3"
    return identity, text, state_then(actor, date) if coded else actor, date


def _extra(plan: Plan, row: Mapping[str, object], fields: tuple[str, ...]) -> dict[str, object]:
    """Return the columns that are no field of the record, as they came."""
    taken = {plan.columns[field] for field in fields if field in plan.columns}
    return {
        str(name): value for name, value in row.items() if name not in taken and value is not None
    }


def _action(plan: Plan, row: Mapping[str, object], line: int) -> Action:
    for field, allowed in _CLOSED.items():
        written = plan.cell(row, field)
        if written and written not in allowed:
            expected = "one of " + ", ".join(allowed)
            raise BadCell(plan.columns[field], written, expected, "correct it, or leave it empty")
    identity, text, actor, date = _shared(plan, row, line)
    url = plan.cell(row, "url")
    publisher = plan.cell(row, "source") or domain_of(url)
    fields = (*Action.__dataclass_fields__, "source")
    return Action(
        id=identity,
        text=text,
        actor=actor,
        date=date,
        target=actor_name(plan.cell(row, "target")),
        place=plan.cell(row, "place"),
        source=publisher or f"{plan.job.format}:{plan.job.tally.file}:{identity}",
        event=plan.cell(row, "event"),
        mode=cast(Mode | None, plan.cell(row, "mode") or None),
        text_origin=cast(TextOrigin, plan.cell(row, "text_origin") or "sentence"),
        source_status=cast(SourceStatus, plan.cell(row, "source_status") or "given"),
        extra=_extra(plan, row, fields),
    )


def _document(plan: Plan, row: Mapping[str, object], line: int) -> Document:
    identity, text, actor, date = _shared(plan, row, line)
    url = plan.cell(row, "url")
    publisher = plan.cell(row, "source") or domain_of(url)
    return Document(
        id=identity,
        title=plan.cell(row, "title"),
        text=text,
        actor=actor,
        date=date,
        source=publisher or f"{plan.job.format}:{plan.job.tally.file}:{identity}",
        url=url,
        language=plan.cell(row, "language"),
        extra=_extra(plan, row, tuple(Document.__dataclass_fields__)),
    )
