"""Pages of kremlin.ru as JSON Lines: one page a line, with lead, place and topics."""

from collections.abc import Iterator, Mapping
from functools import partial

from scorer.records import Document
from scorer.sources.cells import as_text, clean_text, text_of
from scorer.sources.making import date_of, import_rows, need_id, need_text, own_id, source_of
from scorer.sources.protocol import Imported, Job


def read_kremlin(job: Job) -> Iterator[Imported]:
    """Yield one document a page; the lead stands in for a page without a text."""
    yield from import_rows(job, partial(_document, job))


def _document(job: Job, row: Mapping[str, object], line: int) -> Document:
    del line
    identity, lead = need_id(row, "id"), text_of(row, "lead")
    text = clean_text(as_text(row.get("text"))) or lead
    extra = {
        "source_id": identity,
        "lead": lead,
        "place": text_of(row, "place"),
        "time": text_of(row, "time"),
        "topics": row.get("topics") or "",
    }
    return Document(
        id=own_id(job.format, identity),
        title=text_of(row, "title"),
        text=need_text("text", text),
        actor="Russia",
        date=date_of(row, "date"),
        source=source_of(job, identity, "kremlin.ru"),
        url=text_of(row, "url"),
        language=text_of(row, "language"),
        extra={field: value for field, value in extra.items() if value},
    )
