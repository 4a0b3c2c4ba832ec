"""What a judge with a facet bottleneck read in a text."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from scorer.records import Label, Principle


@dataclass(frozen=True, kw_only=True, slots=True)
class FacetReading:
    """One facet as a judge read it in a text, before calibration.

    `p_bears`: that the text bears on the facet; `p_upholds`: that it upholds it, if it bears, and
    `direction` the likelier way. `weight`: the facet's share in the principle, 0 to 1.
    """

    facet: str
    p_bears: float
    p_upholds: float
    direction: Label
    weight: float


@runtime_checkable
class ReadsFacets(Protocol):
    """A judge that can tell what it read on every facet."""

    def facet_readings(self, principle: Principle, text: str) -> Sequence[FacetReading]:
        """Return one reading a facet of a masked text, in the order of the facets."""
        ...
