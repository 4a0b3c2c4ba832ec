"""A page of kremlin.ru by the marks that its makers set: title, day, place, speakers."""

import re
from typing import Any, Final

from scorer.errors import DataError
from scorer.records import Document, content_id
from scorer.sources.broken import BROKEN
from scorer.sources.cells import clean_text, has_words, one_line
from scorer.sources.dates import read_date
from scorer.sources.protocol import Job

_DIGITS: Final = re.compile(r"\d{3,}")
_ADDRESS: Final = ("//link[@rel='canonical']/@href", "//meta[@property='og:url']/@content")


def kremlin_document(job: Job, markup: str) -> Document | None:
    """Return the document of a page, None where the marks hold no text.

    One paragraph a line; in transcripts a paragraph opens with the speaker's name.
    """
    from lxml import etree, html

    try:
        # As bytes: of text, lxml would refuse a page that names its encoding.
        raw = markup.encode(errors="replace")
        page = html.document_fromstring(raw, parser=html.HTMLParser(encoding="utf-8"))
        text = "\n".join(filter(has_words, _texts(page, _inside("read__internal_content") + "//p")))
        if not has_words(text):
            return None
        return _document(job, page, text)
    except (etree.LxmlError, *BROKEN) as cause:
        raise DataError(f"{job.path} is damaged HTML ({cause}); save the page again") from cause


def _document(job: Job, page: Any, text: str) -> Document:
    lead = " ".join(_texts(page, _inside("read__lead")))
    topics = _texts(page, _inside("read__tags") + "//li[contains(@class, 'p-category')]//a")
    times = page.xpath(f"({_inside('read__published')}/@datetime)[1]")
    url = next((str(found) for path in _ADDRESS for found in page.xpath(path)), "")
    digits = _DIGITS.findall(url) or _DIGITS.findall(job.path.name)
    number = digits[-1] if digits else content_id("page", text).removeprefix("page-")
    extra = {
        "file": job.tally.file,
        "source_id": number,
        "lead": lead,
        "place": " ".join(_texts(page, _inside("read__place"))),
        "time": " ".join(_texts(page, _inside("read__time"))),
        "topics": topics,
    }
    try:
        date = read_date(str(times[0])) if times else ""
    except ValueError:
        date = ""
    return Document(
        id=f"kremlin-{number}",
        title=" ".join(_texts(page, "(//h1[contains(@class, 'entry-title')])[1]")),
        text=text,
        actor="Russia",
        date=date,
        source=f"html:kremlin.ru:{number}",
        url=url if url.startswith("http") else "",
        language=str(next(iter(page.xpath("//meta[@itemprop='inLanguage']/@content")), "")),
        extra={name: value for name, value in extra.items() if value},
    )


def _inside(name: str) -> str:
    return f"//*[contains(concat(' ', normalize-space(@class), ' '), ' {name} ')]"


def _texts(page: Any, path: str) -> list[str]:
    found = (one_line(clean_text(str(each.text_content()))) for each in page.xpath(path))
    return [text for text in found if text]
