"""Headlines: rows of a title with its address or date, as JSON array, JSON Lines or table."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Final

from scorer.records import Action
from scorer.sources.cells import text_of
from scorer.sources.making import date_of, import_rows, make_action, need_text, row_id
from scorer.sources.protocol import Imported, Job
from scorer.sources.slugs import domain_of

_TITLES: Final = ("title", "headline")
_LINKS: Final = ("link", "url", "source_url")
_DATES: Final = ("date", "published", "timestamp", "pubdate")
_PUBLISHERS: Final = ("domain", "source", "publisher", "source_handle")


def read_headlines(job: Job) -> Iterator[Imported]:
    """Yield one action a title; who acts is not given, and stays empty."""
    yield from import_rows(job, partial(_action, job))


def _first(row: Mapping[str, object], names: tuple[str, ...]) -> str:
    return next(filter(None, (text_of(row, name) for name in names)), "")


def _action(job: Job, row: Mapping[str, object], line: int) -> Action:
    title, url = _first(row, _TITLES), _first(row, _LINKS)
    need_text("title", title)
    dated = next((name for name in _DATES if text_of(row, name)), "")
    return make_action(
        job,
        source_id=text_of(row, "id") or row_id(job, line, url, title),
        publisher=_first(row, _PUBLISHERS) or domain_of(url),
        text=title,
        text_origin="headline",
        actor=text_of(row, "actor"),
        date=date_of(row, dated) if dated else "",
        extra={
            "url": url,
            "category": text_of(row, "category"),
            "description": text_of(row, "description"),
            "title_ru": text_of(row, "title_ru"),
        },
    )
