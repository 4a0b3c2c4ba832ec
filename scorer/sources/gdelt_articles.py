"""Article lists of the GDELT DOC API: titles with addresses."""

from collections.abc import Iterator, Mapping
from functools import partial

from scorer.records import Action
from scorer.sources.cells import text_of
from scorer.sources.making import date_of, import_rows, make_action, need_text, row_id
from scorer.sources.protocol import Imported, Job
from scorer.sources.slugs import domain_of


def read_articles(job: Job) -> Iterator[Imported]:
    """Yield one action a title; who acts is not given, and stays empty unless --map names it."""
    yield from import_rows(job, partial(_action, job))


def _action(job: Job, row: Mapping[str, object], line: int) -> Action:
    url = text_of(row, "url")
    title = need_text("title", text_of(row, "title"))
    return make_action(
        job,
        source_id=row_id(job, line, url, title),
        publisher=text_of(row, "domain") or domain_of(url),
        text=title,
        text_origin="headline",
        actor=text_of(row, job.renamed["actor"].lower()) if "actor" in job.renamed else "",
        date=date_of(row, "date") or date_of(row, "seendate"),
        extra={
            "url": url,
            "language": text_of(row, "language"),
            "country": text_of(row, "sourcecountry"),
            "tone": text_of(row, "tone"),
            "query": text_of(row, "query"),
        },
    )
