"""A saved page: kremlin.ru by its own marks, every other one through trafilatura."""

from collections.abc import Iterator
from typing import Any

from scorer.errors import DataError
from scorer.sources.broken import BROKEN
from scorer.sources.cells import clean_text, has_words, one_line
from scorer.sources.dates import read_date
from scorer.sources.decoding import decoded
from scorer.sources.markup import check_size, uncrowded
from scorer.sources.opening import read_whole
from scorer.sources.protocol import Imported, Job
from scorer.sources.slugs import domain_of
from scorer.sources.text import make_document

_LETTERS = 20
"""A page with fewer letters has no text of its own: menus, a notice, a script."""


def read_html(job: Job) -> Iterator[Imported]:
    """Yield the one document of a page.

    Raises:
        DataError: the page cannot be read, would take minutes to read, or has no text.
    """
    job.tally.read()
    markup = decoded(read_whole(job.path, job.limits)).replace("\x00", "")
    check_size(job.path, markup, job.limits)
    markup = uncrowded(markup)
    if "read__internal_content" in markup:
        from scorer.sources.kremlin_page import kremlin_document

        found = kremlin_document(job, markup)
        if found is not None:
            job.tally.keep()
            yield found
            return
    page = _extracted(job, markup)
    text = clean_text(str(getattr(page, "text", None) or ""))
    if sum(map(str.isalpha, text)) < _LETTERS:
        raise DataError(
            f"{job.path} is a page without a text (a menu, a notice, or a page that a script "
            "fills); save it from the browser with its text, or paste the text"
        )
    url = one_line(str(page.url or ""))
    job.tally.keep()
    yield make_document(
        job,
        text=text,
        title=one_line(str(page.title or "")),
        date=_date(str(page.date or "")),
        url=url,
        publisher=one_line(str(page.sitename or "")) or domain_of(url),
        language=str(page.language or ""),
    )


def _extracted(job: Job, page: str) -> Any:
    import trafilatura

    if not has_words(page):
        return None
    try:
        return trafilatura.bare_extraction(
            page,
            with_metadata=True,
            include_comments=False,
            include_tables=True,
            favor_recall=True,
        )
    except BROKEN as cause:
        raise DataError(f"{job.path} is damaged HTML ({cause}); save the page again") from cause


def _date(written: str) -> str:
    try:
        return read_date(written)
    except ValueError:
        return ""
