"""From reports to distinct actions: coded duplicates, wire copies and retellings count once."""

from scorer.actions.by_words import Similarity, word_overlap
from scorer.actions.joining import (
    DAYS,
    LOOSELY_DATED,
    THRESHOLDS,
    Collapsed,
    Rule,
    actions_of,
    collapse,
)
from scorer.actions.told import words_of

__all__ = [
    "DAYS",
    "LOOSELY_DATED",
    "THRESHOLDS",
    "Collapsed",
    "Rule",
    "Similarity",
    "actions_of",
    "collapse",
    "word_overlap",
    "words_of",
]
