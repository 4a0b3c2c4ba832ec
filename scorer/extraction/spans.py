"""A piece of a text by its character offsets."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Span:
    """`text` is exactly what the source holds from `start` to `end`.

    `opens` marks the first sentence of a paragraph; `headline` a line without a full stop.
    """

    start: int
    end: int
    text: str
    opens: bool = False
    headline: bool = False


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the offsets without white space at either end."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def sentence_of(spans: Sequence[Span], place: int) -> int | None:
    """Return the row of the sentence that holds an offset, None between sentences."""
    row = bisect_right(spans, place, key=lambda span: span.start) - 1
    return row if row >= 0 and place < spans[row].end else None
