"""Lists of article addresses: the only words are those of the slug."""

from collections.abc import Iterator, Mapping
from functools import partial

from scorer.records import Action
from scorer.sources.cells import text_of
from scorer.sources.making import date_of, import_rows, make_action, row_id
from scorer.sources.protocol import Imported, Job
from scorer.sources.slugs import domain_of, slug_of
from scorer.sources.tally import Skipped


def read_addresses(job: Job) -> Iterator[Imported]:
    """Yield one action an address whose slug has at least three words."""
    yield from import_rows(job, partial(_action, job))


def _action(job: Job, row: Mapping[str, object], line: int) -> Action:
    url = text_of(row, "url") or text_of(row, "link")
    words = text_of(row, "slug_text") or slug_of(url)
    if not any(map(str.isalpha, words)):
        raise Skipped("address without words in it")
    return make_action(
        job,
        source_id=row_id(job, line, url),
        publisher=domain_of(url) or text_of(row, "source"),
        text=words,
        text_origin="slug",
        date=date_of(row, "date"),
        extra={"url": url},
    )
