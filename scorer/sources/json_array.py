"""The elements of one JSON array, each as soon as it is complete."""

import json
import re
from collections.abc import Iterator
from typing import Any, Final

from scorer.sources.lines import Lines

_DECODER: Final = json.JSONDecoder()
_BETWEEN: Final = re.compile("[\ufeff \t\n,]*")
_PIECE: Final = 1 << 16


def array_elements(lines: Lines, limit: int) -> Iterator[tuple[int, Any]]:
    """Yield place (from 1) and value of each element.

    Where the array is damaged, the text at that place is the last value: what follows it cannot
    be told apart any more. An element longer than `limit` counts as damage.
    """
    place, looked_at = 0, 0
    pieces = lines.pieces(_PIECE)
    text = next(pieces, "").lstrip("\ufeff \t\n")[1:]
    for piece in pieces:
        # An unfinished element is looked at again only when it has doubled.
        if len(text) >= 2 * looked_at:
            text, found = _complete(text)
            for value in found:
                place += 1
                yield place, value
            looked_at = len(text)
        if len(text) > limit:
            yield place + 1, text[:60]
            return
        text += piece
    text, found = _complete(text)
    for value in found:
        place += 1
        yield place, value
    if not text.startswith("]"):
        yield place + 1, text[:60] or "(the end of the array is missing)"


def _complete(text: str) -> tuple[str, list[Any]]:
    """Return the elements that are whole, and the text after them."""
    found: list[Any] = []
    at = 0
    while True:
        match = _BETWEEN.match(text, at)
        at = match.end() if match else at
        try:
            value, at = _DECODER.raw_decode(text, at)
        except (ValueError, RecursionError):
            return text[at:], found
        found.append(value)
