"""What a cell says: words for nothing, control characters, codes that lost their zeros."""

import json
import math
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

NOTHING: Final = frozenset(
    {"", "na", "n/a", "nan", "none", "null", "nil", "-", "--", "---", ".", "<na>", "#n/a", "\\n"}
)
"""Words that mean that there is no value, in lower case."""

_CONTROL: Final = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]"
)
_LINE_END: Final = re.compile("\r\n?|[\x0c\x1c-\x1e\x85\u2028\u2029]")
_BLANK: Final = re.compile("[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_LONE: Final = re.compile("[\ud800-\udfff]")
_SPACE: Final = re.compile(r"\s+")


@lru_cache(maxsize=10_000)
def folded_name(name: str) -> str:
    """Return the name of a column as importers look for it: `Event ID` as `event_id`."""
    return re.sub(r"[^0-9a-z]+", "_", str(name).lower()).strip("_")


def folded_row(row: Mapping[str, object]) -> dict[str, object]:
    """Return a row with folded names; of two that fold alike the first stays."""
    folded: dict[str, object] = {}
    for name, value in row.items():
        folded.setdefault(folded_name(name), value)
    return folded


def text_of(row: Mapping[str, object], field: str) -> str:
    """Return a cell as text on one line; empty where it is absent or a word for nothing."""
    value = row.get(field)
    if isinstance(value, str) and value.isascii() and value.isprintable() and "  " not in value:
        text = value.strip()
    else:
        text = one_line(as_text(value))
    return "" if text.lower() in NOTHING else text


def as_text(value: object) -> str:
    """Return any value of a table as text; whole numbers without a point."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, float):
        if not math.isfinite(value):
            return ""
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else str(value)
    if isinstance(value, dict | list | tuple):
        return json.dumps(value, ensure_ascii=False, default=str)
    return str(value)


def clean_text(text: str) -> str:
    """Return text without control characters, marks of writing direction and hidden letters.

    Every kind of blank becomes a space and every kind of line end a plain one. What belongs to
    letters stays: accents, right-to-left letters, emoji and their joiners.
    """
    if text.isascii() and text.isprintable():
        return text.strip()
    text = _LINE_END.sub("\n", text)
    text = _BLANK.sub(" ", _CONTROL.sub("", text))
    return _LONE.sub("\N{REPLACEMENT CHARACTER}", text).strip()


def one_line(text: str) -> str:
    """Return cleaned text with every run of white space as one space."""
    return _SPACE.sub(" ", clean_text(text)).strip()


def has_words(text: str) -> bool:
    """Tell whether there is a letter or digit in it."""
    return any(letter.isalnum() for letter in text)
