"""A plain text: the first line is its headline where it reads like one."""

from collections.abc import Iterator

from scorer.errors import DataError
from scorer.records import Document, content_id
from scorer.sources.cells import clean_text, has_words
from scorer.sources.decoding import decoded
from scorer.sources.opening import read_whole
from scorer.sources.protocol import Imported, Job

_HEADLINE = 250


def read_text_file(job: Job) -> Iterator[Imported]:
    """Yield the one document of a file; its text holds the headline too.

    Raises:
        DataError: the file is empty, too large, or no text.
    """
    job.tally.read()
    raw = read_whole(job.path, job.limits)
    if b"\x00" in raw[:4_000] and not raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise DataError(f"{job.path} holds NUL bytes: it is not a text file; save it as plain text")
    text = clean_text(decoded(raw))
    if not has_words(text):
        raise DataError(f"{job.path} holds no word; a text was expected")
    job.tally.keep()
    yield make_document(job, text=text, title=headline_of(text))


def headline_of(text: str) -> str:
    r"""Return the first line where more follows and it does not end like a sentence.

    >>> headline_of("Port reopens\nThe port reopened on Monday.")
    'Port reopens'
    """
    first, _, rest = text.partition("\n")
    alone = len(first) <= _HEADLINE and has_words(rest) and first.rstrip()[-1:] not in ".;:,"
    return first.strip() if alone else ""


def make_document(job: Job, *, text: str, title: str = "", **fields: str) -> Document:
    """Return the document of a file that holds one; its id comes from its text."""
    identity = content_id(job.format, text)
    source = fields.pop("publisher", "") or job.tally.file
    return Document(
        id=identity,
        text=text,
        title=title,
        source=f"{job.format}:{source.replace(':', ' ')}:{identity}",
        extra={"file": job.tally.file},
        **fields,
    )
