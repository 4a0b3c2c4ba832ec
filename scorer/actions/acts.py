"""Kinds of acts that news words name: which words tell the same one, which undo one another."""

import csv
import re
from collections.abc import Mapping, Set
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

_TABLE: Final = "acts.tsv"
_WORD: Final = re.compile(r"[a-z]+")


@dataclass(frozen=True, kw_only=True)
class Acts:
    """The table: words and phrases to acts, and the pairs of acts of which one undoes the other."""

    words: Mapping[str, frozenset[str]]
    phrases: Mapping[str, frozenset[str]]
    opposed: frozenset[tuple[str, str]]
    phrase: re.Pattern[str]

    def of(self, text: str) -> frozenset[str]:
        """Return the acts that the words of a text may tell.

        >>> sorted(read_acts().of("The envoy was thrown out"))
        ['expel']
        """
        lower = text.lower()
        found = [self.words.get(word) for word in _WORD.findall(lower)]
        found += [self.phrases[phrase] for phrase in self.phrase.findall(lower)]
        return frozenset().union(*(acts for acts in found if acts))

    def oppose(self, some: Set[str], others: Set[str]) -> bool:
        """Tell whether an act of one side undoes an act of the other that both do not share."""
        return any((one, other) in self.opposed for one in some - others for other in others - some)


@cache
def read_acts() -> Acts:
    """Read the table that comes with the package."""
    words: dict[str, set[str]] = {}
    opposed: set[tuple[str, str]] = set()
    with (files(__package__) / _TABLE).open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            for word in row["words"].split(", "):
                words.setdefault(word, set()).add(row["act"])
            for other in filter(None, row["opposed"].split(", ")):
                opposed |= {(row["act"], other), (other, row["act"])}
    phrases = {word: frozenset(acts) for word, acts in words.items() if " " in word}
    longest_first = sorted(phrases, key=len, reverse=True)
    return Acts(
        words={word: frozenset(acts) for word, acts in words.items() if " " not in word},
        phrases=phrases,
        opposed=frozenset(opposed),
        phrase=re.compile(rf"\b({'|'.join(longest_first)})\b"),
    )
