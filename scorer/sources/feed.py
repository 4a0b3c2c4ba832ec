"""RSS and Atom feeds from a file; nothing is fetched."""

import io
from collections.abc import Iterator
from typing import Any, Final

from scorer.errors import DataError
from scorer.records import Document, content_id
from scorer.sources.broken import BROKEN
from scorer.sources.cells import has_words, one_line
from scorer.sources.dates import read_date
from scorer.sources.decoding import decoded
from scorer.sources.making import own_id, source_of
from scorer.sources.markup import (
    check_attributes,
    check_entities,
    check_size,
    plain_text,
    root_name,
)
from scorer.sources.opening import read_whole
from scorer.sources.protocol import Imported, Job
from scorer.sources.slugs import domain_of

FEEDS: Final = ("rss", "feed", "rdf", "channel")


def read_feed(job: Job) -> Iterator[Imported]:
    """Yield one document an entry: its full text, else its summary, else its title.

    The day is the one that the entry writes, whatever its time zone.

    Raises:
        DataError: the file is no RSS or Atom, defines XML entities, or would take minutes to read.
    """
    import feedparser

    raw = read_whole(job.path, job.limits)
    markup = decoded(raw).lstrip("\ufeff \t\r\n\x00")
    check_entities(job.path, markup)
    # Both readings: feedparser may take another encoding for the right one than we do.
    for each in (markup, raw.replace(b"\x00", b"").decode("latin-1")):
        check_size(job.path, each, job.limits)
        check_attributes(job.path, each)
    kind = root_name(markup)
    if kind not in FEEDS:
        raise DataError(
            f"{job.path} is XML of the kind <{kind or '?'}>; RSS (<rss>, <rdf>) and Atom (<feed>) "
            "are read. Export the feed in one of these"
        )
    try:
        # A stream, not text: feedparser would take text for an address and fetch it.
        parsed = feedparser.parse(
            io.BytesIO(raw.lstrip(b"\x00 \t\r\n")), resolve_relative_uris=False
        )
        entries = list(parsed.entries)
    except BROKEN as cause:
        raise DataError(f"{job.path} is a damaged feed ({cause}); fetch it again") from cause
    for number, entry in enumerate(entries, start=1):
        job.tally.read()
        document = _document(job, parsed.feed, entry, number)
        if document is None:
            job.tally.drop("entry without a word")
        else:
            job.tally.keep()
            yield document


def _document(job: Job, feed: Any, entry: Any, number: int) -> Document | None:
    title = one_line(plain_text(_text(entry, "title")))
    contents = [str(each.get("value") or "") for each in entry.get("content") or []]
    bodies = [plain_text(body) for body in (*contents, _text(entry, "summary"))]
    text = next(filter(has_words, (*bodies, title)), "")
    if not text:
        return None
    url = one_line(_text(entry, "link"))
    identity = one_line(_text(entry, "id")) or url or content_id("entry", title, text)
    extra = {
        "source_id": identity,
        "author": one_line(_text(entry, "author")),
        "place_in_feed": number,
        "topics": [one_line(str(tag.get("term") or "")) for tag in entry.get("tags") or []],
    }
    publisher = domain_of(url) or one_line(_text(feed, "title"))
    return Document(
        id=own_id(job.format, content_id("entry", identity)),
        title=title,
        text=text,
        date=_date(job, entry, number),
        source=source_of(job, identity, publisher),
        url=url,
        language=one_line(_text(entry, "language") or _text(feed, "language")),
        extra={name: value for name, value in extra.items() if value},
    )


def _text(holder: Any, name: str) -> str:
    value = holder.get(name)
    return value if isinstance(value, str) else ""


def _date(job: Job, entry: Any, number: int) -> str:
    """Return the day of publication; one that cannot be read is named and the entry kept."""
    for name in ("published", "updated", "created"):
        written = one_line(_text(entry, name))
        try:
            if written:
                return read_date(written)
        except ValueError:
            remedy = "the entry is kept without a date"
            job.tally.note(
                job.tally.problem(None, f"entry {number}: {name}", written, "a date", remedy)
            )
    return ""
