"""Bring a name into the form under which it is looked up."""

import re
import unicodedata

_ARTICLE = re.compile(r"(?:the|an?)\s+(?=\S)")
_DASHES = re.compile(r"[‐‑‒–—]")


def tidy(text: str) -> str:
    """Collapse blanks; write apostrophes and hyphens the plain way."""
    return " ".join(_DASHES.sub("-", text.replace("’", "'").replace("ʼ", "'")).split())


def fold(name: str) -> str:
    """Drop case, accents, dots and a leading article.

    >>> fold(" The  Côte d’Ivoire ")
    "cote d'ivoire"
    """
    plain = unicodedata.normalize("NFKD", tidy(name).casefold())
    bare = "".join(sign for sign in plain if not unicodedata.combining(sign)).replace(".", "")
    return _ARTICLE.sub("", bare, count=1) if _ARTICLE.match(bare) else bare


def without_article(name: str) -> str:
    """Return the name without a leading "the", "a" or "an"."""
    return re.sub(r"^(?:the|an?)\s+(?=\S)", "", name.strip(), flags=re.IGNORECASE)
