"""Lines of a printed page put together again, so that sentences are whole."""

import re
from statistics import median
from typing import Final

_ENDS: Final = re.compile(r"[.!?:;…][\"'”’»)\]]*$")
_BEGINS: Final = re.compile(r"(?:[-•*–—]|\(?\d{1,3}[.)]|\([a-z]\))\s")
_HYPHEN: Final = re.compile(r"[a-z]-$")
_SHORT: Final = 0.6
"""A line shorter than this part of the usual one ends a paragraph, or is a heading."""


def unwrapped(text: str) -> str:
    """Join lines that break within a sentence; empty lines, headings and lists stay apart.

    A word that a hyphen cuts at the end of a line is put together where it goes on in lower case.
    """
    lines = [line.strip() for line in text.split("\n")]
    widths = [len(line) for line in lines if line]
    usual = median(widths) if widths else 0
    paragraphs: list[str] = []
    unfinished = long = False
    for line in lines:
        goes_on = unfinished and bool(line) and not _BEGINS.match(line)
        if goes_on and (long or line[0].islower()):
            paragraphs[-1] = _joined(paragraphs[-1], line)
        else:
            paragraphs.append(line)
        unfinished, long = bool(line) and not _ENDS.search(line), len(line) >= _SHORT * usual
    return re.sub(r"\n{3,}", "\n\n", "\n".join(paragraphs)).strip()


def _joined(before: str, line: str) -> str:
    if _HYPHEN.search(before) and line[:1].islower():
        return before[:-1] + line
    return f"{before} {line}"
