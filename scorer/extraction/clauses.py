"""A long principle with a list in it, cut into one span for each clause.

Only lists that writers mark themselves are cut: at least two semicolons, or a colon with semicolons
after it. Commas are left alone, since they mean too many things.
"""

import re
from typing import Final

from scorer.extraction.spans import Span, trimmed

LEAST: Final = 3
"""How many clauses make a list."""

_BREAK: Final = re.compile(r";\s+(?:and\s+|or\s+)?")
_LEAD: Final = re.compile(
    r":\s+(?=[\w\"“‘'])|\b(?:based|founded|built|grounded)\s+(?:on|upon)\s+|\brests?\s+(?:up)?on\s+"
    r"|\b(?:includ(?:es?|ing)|compris(?:es?|ing)|consists?\s+of|namely|such\s+as)\s+",
)
_TAIL: Final = re.compile(
    r",[\"”]?\s+(?:(?:he|she|it|they|the|a|an|[A-Z][\w'’.-]*)\s+(?:[\w'’.-]+\s+){0,6}?)?"
    r"(?:said|says|added|adds|stated|declared|wrote|noted|told\s+\w+)\b[^;:]*\.?$"
)
_FEWEST_WORDS: Final = 2


def principle_clauses(span: Span) -> list[Span]:
    """Return the clauses of a listed principle, or the sentence itself where it has no list.

    What introduces the list is left out ("According to X, the order should be based on"), and so
    is "and" before the last clause.
    """
    text = span.text
    colon = text.rfind(":", 0, text.find(";")) if ";" in text else -1
    breaks = list(_BREAK.finditer(text, max(colon, 0)))
    if len(breaks) < LEAST - 1:
        return [span]
    end = len(text) - len(text[_stop(text) :])
    starts = [_list_start(text, breaks[0].start()), *(found.end() for found in breaks)]
    ends = [*(found.start() for found in breaks), end]
    pieces = [trimmed(text, *pair) for pair in zip(starts, ends, strict=True)]
    if any(len(text[left:right].split()) < _FEWEST_WORDS for left, right in pieces):
        return [span]
    return [
        Span(start=span.start + left, end=span.start + right, text=text[left:right])
        for left, right in pieces
    ]


def _list_start(text: str, before: int) -> int:
    leads = list(_LEAD.finditer(text, 0, before))
    colons = [found for found in leads if found[0].startswith(":")]
    return (colons or leads)[-1].end() if leads else 0


def _stop(text: str) -> int:
    """Return where the last clause ends: before an attribution and the full stop."""
    tail = _TAIL.search(text, text.rfind(";"))
    if tail:
        return tail.start()
    closing = re.search(r"[.!?]+[\"”’)]*$", text)
    return closing.start() if closing else len(text)
