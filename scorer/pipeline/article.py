"""A text to draw principles and actions from: read as it stands, or through an importer."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from scorer.errors import DataError, Problem
from scorer.sources import Limits, detect, ingest
from scorer.sources.opening import read_head, read_whole

_PLAIN: Final = frozenset({".txt", ".text", ".md"})
_IMPORTED: Final = ("html", "pdf")


@dataclass(frozen=True, kw_only=True, slots=True)
class Article:
    """A text under the name of its file; `date` is YYYY-MM-DD where a page tells it.

    Every span of a passage counts the characters of `text`. `problems` names what an importer left
    out of it, such as damaged pages of a PDF.
    """

    name: str
    text: str
    date: str = ""
    problems: tuple[Problem, ...] = ()

    @property
    def sha256(self) -> str:
        """The SHA-256 of the text in UTF-8, 64 hex digits."""
        return hashlib.sha256(self.text.encode()).hexdigest()


def read_article(path: Path) -> Article:
    """Read plain text (UTF-8, line ends as they are), a saved page or a PDF.

    Raises:
        DataError: there is no such file, no word in it, or it is no text.
    """
    kind = _kind(path)
    if kind in _IMPORTED:
        ingested = ingest(path, format=kind)
        [document] = ingested.documents
        return Article(
            name=path.name,
            text=document.text,
            date=document.date if document.when.precision == "day" else "",
            problems=tuple(ingested.problems),
        )
    if kind != "text":
        raise DataError(
            f"{path} is no single text (it looks like {kind}); give plain text, HTML or PDF here, "
            "tables of actions with --actions, and everything else to scorer ingest"
        )
    return Article(name=path.name, text=checked_text(str(path), read_whole(path, Limits())))


def checked_text(name: str, raw: bytes) -> str:
    """Decode a plain text without changing it; a byte order mark at its head is dropped.

    Raises:
        DataError: it is not UTF-8, holds NUL bytes, or has no word.
    """
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as cause:
        raise DataError(f"{name} is not UTF-8 text; save it as UTF-8") from cause
    if "\x00" in text:
        raise DataError(f"{name} holds NUL bytes: it is not a text file; save it as plain text")
    if not any(letter.isalpha() for letter in text):
        raise DataError(f"{name} holds no word; an English text was expected")
    return text


def _kind(path: Path) -> str:
    if path.suffix.lower() not in _PLAIN or path.is_dir():
        return detect(path)
    head = read_head(path, Limits()).lstrip()
    # A plain text may begin like a table; only what cannot be one is looked at closer.
    return detect(path) if head.startswith((b"%PDF-", b"<")) else "text"
