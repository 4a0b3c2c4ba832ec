"""Who speaks beside the judge: the codebook judge and the coded cases."""

from dataclasses import dataclass, field
from functools import cache

from scorer.errors import ModelError
from scorer.explanation.parts import CodebookReason, Facets, Missing, Precedents
from scorer.judges.facet_reading import FacetReading, ReadsFacets
from scorer.judges.precedent_bank import PrecedentBank, load_bank
from scorer.modelstore import CalibratedJudge, load_calibrated
from scorer.records import Principle, Score

CODEBOOK = "codebook"
FIRED = 0.3
_MOST_FACETS = 6
_ASKED_SHARE = 0.1


@dataclass(frozen=True, kw_only=True, slots=True)
class Companions:
    """The codebook judge and the bank of coded cases, or why they are not there."""

    codebook: CalibratedJudge | Missing = field(
        default_factory=lambda: Missing(missing="the codebook judge was not asked")
    )
    bank: PrecedentBank | Missing = field(
        default_factory=lambda: Missing(missing="no bank of coded cases was given")
    )


@cache
def load_companions() -> Companions:
    """Load the shipped ones; what is not installed is missing with the reason."""
    codebook: CalibratedJudge | Missing
    bank: PrecedentBank | Missing
    try:
        codebook = load_calibrated(CODEBOOK)
    except ModelError as error:
        codebook = Missing(missing=str(error))
    try:
        bank = load_bank()
    except ModelError as error:
        bank = Missing(missing=str(error))
    return Companions(codebook=codebook, bank=bank)


def nearest_precedents(
    principle: Principle, text: str, bank: PrecedentBank | Missing
) -> Precedents | Missing:
    """Return the coded cases nearest to a masked text, on both sides."""
    if isinstance(bank, Missing):
        return bank
    found = bank.nearest(principle, text)
    if found.silent:
        return Missing(missing=found.silent)
    return Precedents(against=found.against, for_it=found.for_it)


def codebook_reason(score: Score) -> CodebookReason:
    """Return what a score by the codebook judge says."""
    return CodebookReason(
        reason=score.reason,
        label=score.label,
        p_contradicts=score.p_contradicts,
        p_upholds=score.p_upholds,
    )


def facets_read(principle: Principle, text: str, calibrated: CalibratedJudge) -> Facets | Missing:
    """Return the facets that fired in a masked text, and those that the principle asks for."""
    judge = calibrated.judge
    if not isinstance(judge, ReadsFacets):
        return Missing(missing=f"the judge {judge.name} reads no facets")
    readings = judge.facet_readings(principle, text)
    return Facets(
        fired=_first([each for each in readings if each.p_bears >= FIRED], by="p_bears"),
        asked=_first([each for each in readings if each.weight >= _ASKED_SHARE], by="weight"),
    )


def _first(readings: list[FacetReading], *, by: str) -> tuple[FacetReading, ...]:
    ordered = sorted(readings, key=lambda each: (-float(getattr(each, by)), each.facet))
    return tuple(ordered[:_MOST_FACETS])
