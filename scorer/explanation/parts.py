"""The parts of an explanation; each may be missing, with a word why."""

from dataclasses import dataclass

from scorer.judges.facet_reading import FacetReading
from scorer.judges.precedent_bank import Precedent
from scorer.records import Label


@dataclass(frozen=True, kw_only=True, slots=True)
class Missing:
    """A part that cannot be given, and why."""

    missing: str


@dataclass(frozen=True, kw_only=True, slots=True)
class CarryingSpan:
    """Words of the action, `text[start:end]`, and what happens when they are left out.

    `contradicts` and `upholds` are the changes of the two probabilities, without minus with: a
    negative one means that these words speak for the label.
    """

    start: int
    end: int
    text: str
    contradicts: float
    upholds: float

    @property
    def strength(self) -> float:
        """The larger of the two changes, whichever its sign."""
        return max(abs(self.contradicts), abs(self.upholds))


@dataclass(frozen=True, kw_only=True, slots=True)
class Words:
    """Spans that do not overlap, strongest first.

    `tested` spans were left out in turn; `untested` are phrases for which there was no room.
    """

    spans: tuple[CarryingSpan, ...]
    tested: int
    untested: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Precedents:
    """Coded cases that contradict and that uphold the principle, nearest first."""

    against: tuple[Precedent, ...]
    for_it: tuple[Precedent, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Facets:
    """`fired`: those on which the text bears, surest first; `asked`: those of the principle."""

    fired: tuple[FacetReading, ...]
    asked: tuple[FacetReading, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class CodebookReason:
    """What the codebook judge, which was trained on no label, says of the pair."""

    reason: str
    label: Label
    p_contradicts: float
    p_upholds: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Shift:
    """Mean and largest absolute change of P(contradicts) over the names."""

    mean: float
    largest: float


@dataclass(frozen=True, kw_only=True, slots=True)
class SwapShift:
    """The same deed under other names, the actor told to the judge's mask or not.

    Told, every mention is masked: this is the score that the other actor would get. Not told, the
    mask has to find the acting name in the text.
    """

    names: tuple[str, ...]
    told: Shift
    untold: Shift


@dataclass(frozen=True, kw_only=True, slots=True)
class WordingScore:
    """The action under one text alone; `role` is wording, upholding or violating."""

    role: str
    text: str
    p_contradicts: float
    p_upholds: float


@dataclass(frozen=True, kw_only=True, slots=True)
class WordingSpread:
    """The scores under each wording and pole of the principle, read as plain texts.

    `spread` is the highest minus the lowest P(contradicts) over the wordings (None for one). Under
    the violating pole, read as if it were proclaimed, the two probabilities should change places.
    """

    scores: tuple[WordingScore, ...]
    spread: float | None
