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

    @cached_property
    def _by_first_word(self) -> Mapping[str, re.Pattern[str]]:
        groups: dict[str, list[str]] = {}
        for entry in dict.fromkeys(self.entries):
            first = WORD.match(entry)
            if first:
                groups.setdefault(first[0], []).append(entry)
        return {first: _longest_first(group) for first, group in groups.items()}

    def __contains__(self, first_word: str) -> bool:
        return first_word in self._by_first_word

    def end_of_match(self, text: str, first_word: str, start: int) -> int:
        """Return where the longest entry that begins at `start` ends, or -1."""
        expression = self._by_first_word.get(first_word)
        match = expression.match(text, start) if expression else None
        return match.end() if match else -1


def _longest_first(entries: list[str]) -> re.Pattern[str]:
    ordered = sorted(entries, key=len, reverse=True)
    return re.compile("|".join(_expression(entry) for entry in ordered))


def _expression(entry: str) -> str:
    escaped = re.escape(entry).replace(r"\ ", r"\s+").replace("'", "['’ʼ]")
    flexible = escaped.replace(r"\-", "[-‐‑–]")
    return flexible if _CHINESE.search(entry) else flexible + r"(?!\w)"
