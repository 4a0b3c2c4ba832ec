"""Why a pair has its score: words, cases, facets, reasons, and how steady it is."""

from scorer.explanation.companions import Companions, load_companions
from scorer.explanation.compose import explain
from scorer.explanation.explanation import Explanation
from scorer.explanation.parts import (
    CarryingSpan,
    CodebookReason,
    Facets,
    Missing,
    Precedents,
    Shift,
    SwapShift,
    WordingScore,
    WordingSpread,
    Words,
)

__all__ = [
    "CarryingSpan",
    "CodebookReason",
    "Companions",
    "Explanation",
    "Facets",
    "Missing",
    "Precedents",
    "Shift",
    "SwapShift",
    "WordingScore",
    "WordingSpread",
    "Words",
    "explain",
    "load_companions",
]
