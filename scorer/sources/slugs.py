"""The words in the address of an article."""

import re
from typing import Final
from urllib.parse import unquote, urlsplit

_EXTENSION: Final = re.compile(r"\.(?:s?html?|php|aspx?|jsp|cms|ece|amp)$", re.IGNORECASE)
_BETWEEN: Final = re.compile(r"[-_+ .,]+")
_SERIAL: Final = re.compile(
    r"[0-9a-f]*\d[0-9a-f]{4,}|[a-z]{1,3}\d{4,}\w*|article|AA\w{5}", re.IGNORECASE
)
_WORDS: Final = 3


def slug_of(url: str) -> str:
    """Return the longest run of words in an address; empty where it has fewer than three.

    >>> slug_of("https://news.example/world/2022/harbour-reopens-after-talks-84026854.html")
    'harbour reopens after talks'
    """
    best: list[str] = []
    for part in unquote(path_of(url)).split("/"):
        words = [word for word in _BETWEEN.split(_EXTENSION.sub("", part.split("&")[0])) if word]
        while words and _SERIAL.fullmatch(words[-1]):
            words.pop()
        while words and _SERIAL.fullmatch(words[0]):
            words.pop(0)
        if sum(any(map(str.isalpha, word)) for word in words) >= _WORDS and len(words) > len(best):
            best = words
    return " ".join(best)[:300]


def path_of(url: str) -> str:
    """Return the path of an address; empty for what is no address."""
    try:
        return urlsplit(url).path
    except ValueError:
        return ""


def domain_of(url: str) -> str:
    """Return the host of an address without `www.`; empty for what is no address."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")
