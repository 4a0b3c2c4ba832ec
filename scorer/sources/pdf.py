"""The text of a PDF; a scan without a text layer says so."""

import logging
import time
from collections.abc import Iterator
from typing import Any

from scorer.errors import DataError
from scorer.sources.broken import BROKEN
from scorer.sources.cells import clean_text, has_words, one_line
from scorer.sources.opening import read_whole
from scorer.sources.protocol import Imported, Job
from scorer.sources.text import make_document
from scorer.sources.unwrapping import unwrapped

_LETTERS_A_PAGE = 3


def read_pdf(job: Job) -> Iterator[Imported]:
    """Yield the one document of a PDF, its pages parted by an empty line.

    Pages beyond the limit, and after the limit of time, are left out and named.

    Raises:
        DataError: it is damaged, locked, or a scan without text.
    """
    import io

    from pypdf import PdfReader

    # What pypdf mends on the way it would also print.
    logging.getLogger("pypdf").setLevel(logging.ERROR + 10)
    job.tally.read()
    raw = read_whole(job.path, job.limits)
    try:
        reader = PdfReader(io.BytesIO(raw))
        if reader.is_encrypted and not reader.decrypt(""):
            raise DataError(f"{job.path} is locked with a password; save it without one")
        count = len(reader.pages)
        pages = list(_pages(job, reader, count))
        about = reader.metadata
        title = one_line(str((about and about.title) or ""))
    except _broken() as cause:
        reason = one_line(str(cause))[:120] or type(cause).__name__
        raise DataError(f"{job.path} is a damaged PDF ({reason}); save it again") from cause
    text = "\n\n".join(filter(has_words, pages))
    if sum(map(str.isalpha, text)) < _LETTERS_A_PAGE * max(1, min(len(pages), 10)):
        raise DataError(
            f"{job.path} has {count:,} pages and no text in them: it is a scan. "
            "Run text recognition (OCR) over it first"
        )
    job.tally.keep()
    yield make_document(job, text=text, title=title)


def _broken() -> tuple[type[Exception], ...]:
    from pypdf.errors import PyPdfError

    return (PyPdfError, *BROKEN)


def _pages(job: Job, reader: Any, count: int) -> Iterator[str]:
    began, damaged, read = time.monotonic(), 0, 0
    for number in range(min(count, job.limits.pages)):
        if time.monotonic() - began > job.limits.seconds:
            break
        read += 1
        try:
            yield unwrapped(clean_text(str(reader.pages[number].extract_text())))
        except _broken():
            damaged += 1
    if read < count:
        expected = (
            f"at most {read:,} (the limits: {job.limits.pages:,} pages, {job.limits.seconds:.0f} s)"
        )
        remedy = "the pages after these are left out; split the file to read them"
        job.tally.note(job.tally.problem(None, "pages", f"{count:,}", expected, remedy))
    if damaged:
        remedy = "they are left out; save the file again"
        job.tally.note(job.tally.problem(None, "pages", f"{damaged:,}", "readable", remedy))
