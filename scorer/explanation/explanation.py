"""The whole of why a pair has its score."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from scorer.explanation.parts import (
    CodebookReason,
    Facets,
    Missing,
    Precedents,
    SwapShift,
    WordingSpread,
    Words,
)
from scorer.records import Action, Principle, Relation, Score, Timing

_DIGITS = 6


@dataclass(frozen=True, kw_only=True, slots=True)
class Explanation:
    """A score next to what speaks for it and how steady it is.

    `actor` is the one that was masked, given or found in the text. `recipe` is that of the score.
    """

    principle: Principle
    action: Action
    actor: str
    relation: Relation
    timing: Timing
    score: Score
    words: Words | Missing
    precedents: Precedents | Missing
    facets: Facets | Missing
    codebook: CodebookReason | Missing
    swap: SwapShift | Missing
    wordings: WordingSpread | Missing
    recipe: Mapping[str, object]
    calibrated_on: str
    summary: str = ""

    @property
    def parts(self) -> Mapping[str, object]:
        """The parts that may be missing, by name."""
        return {
            "words": self.words,
            "precedents": self.precedents,
            "facets": self.facets,
            "codebook": self.codebook,
            "swap": self.swap,
            "wordings": self.wordings,
        }

    @property
    def missing(self) -> Mapping[str, str]:
        """The names of the parts that are missing, each with the reason."""
        return {
            name: part.missing for name, part in self.parts.items() if isinstance(part, Missing)
        }

    def as_dict(self) -> dict[str, object]:
        """Return plain data for JSON, probabilities to six digits; a missing part says why."""
        told = asdict(self)
        told["score"] |= {"abstain": self.score.abstain, "consistency": self.score.consistency}
        told["recipe"] = dict(self.recipe)
        plain: dict[str, object] = _plain(told)
        return plain


def _plain(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, _DIGITS)
    if isinstance(value, Mapping):
        return {str(name): _plain(each) for name, each in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(each) for each in value]
    return value
