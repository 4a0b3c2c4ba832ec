"""A word list that finds the longest entry at a word of running text.

A dictionary on the first word leads to one small expression for what may follow, so that the usual
word of a sentence, which begins no entry, costs one look-up.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cached_property

WORD = re.compile(r"[^\W\u3400-\u9fff]+|[\u3400-\u9fff]")
"""A word; a Chinese sign is a word of its own, for its sentences have no blanks."""

_CHINESE = re.compile(r"[\u3400-\u9fff]$")


class Lexicon:
    """Entries by their exact spelling; blanks, apostrophes and hyphens match all their kinds."""

    def __init__(self, entries: Iterable[str]) -> None:
        self.entries = tuple(entries)
        self._compiled: dict[str, re.Pattern[str]] = {}

    @cached_property
    def _by_first_word(self) -> Mapping[str, list[str]]:
        groups: dict[str, list[str]] = {}
        for entry in dict.fromkeys(self.entries):
            first = WORD.match(entry)
            if first:
                groups.setdefault(first[0], []).append(entry)
        return groups

    def __contains__(self, first_word: str) -> bool:
        return first_word in self._by_first_word

    def end_of_match(self, text: str, first_word: str, start: int) -> int:
        """Return where the longest entry that begins at `start` ends, or -1."""
        expression = self._compiled.get(first_word) or self._compile(first_word)
        match = expression.match(text, start) if expression else None
        return match.end() if match else -1

    def _compile(self, first_word: str) -> re.Pattern[str] | None:
        """Compile what may follow a word when it is first met: most entries never are."""
        entries = self._by_first_word.get(first_word)
        if entries is None:
            return None
        return self._compiled.setdefault(first_word, _longest_first(entries))


def _longest_first(entries: list[str]) -> re.Pattern[str]:
    ordered = sorted(entries, key=len, reverse=True)
    return re.compile("|".join(_expression(entry) for entry in ordered))


def _expression(entry: str) -> str:
    escaped = re.escape(entry).replace(r"\ ", r"\s+").replace("'", "['’ʼ]")
    flexible = escaped.replace(r"\-", "[-‐‑–]")
    return flexible if _CHINESE.search(entry) else flexible + r"(?!\w)"
