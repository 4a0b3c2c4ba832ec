"""Why a pair has its judgement, in one sentence."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from scorer.judges.codebook.deed_types import DeedType, Floats
from scorer.judges.codebook.evidence import TypeWeights
from scorer.judges.codebook.gate import Gate
from scorer.judges.principle_facets import PrincipleFacets


@dataclass(frozen=True, kw_only=True, slots=True)
class Explainer:
    """The data of the codebook, for telling a reason a pair."""

    types: Sequence[DeedType]
    facets: Sequence[str]
    signs: Floats

    def reason(
        self, p: int, a: int, found: PrincipleFacets, weights: TypeWeights, gate: Gate
    ) -> str:
        """Say which deed type speaks, how near it is, and what the gate did to it."""
        facet = int(found.main[p])
        share = found.weights[p, facet]
        said = "" if found.by_card[p] else f"; facet found by wordings (share {share:.2f})"
        if found.unfit[p]:
            name, cosine = self.facets[facet], found.cosine[p]
            return f"too far from every facet to have signs (nearest {name}, cosine {cosine:.2f})"
        if gate.silent:
            return f"{gate.because}, and only deeds count"
        weight = weights.straight[a] + weights.reversed[a]
        telling = weight * np.abs(self.signs[:, facet])
        if telling.max() < weight.max():
            return self._no_sign(weights, a, facet) + said
        best = int(telling.argmax())
        value = self.signs[best, facet]
        closest = "closest" if best == weights.cosine[a].argmax() else "near"
        way = "upholds" if value > 0 else "contradicts"
        text = (
            f"{closest} deed type '{self.types[best].name}' (similarity "
            f"{weights.cosine[a, best]:.2f}), which {way} {self.facets[facet]} "
            f"(strength {abs(int(value))})"
        )
        if weights.reversed[a, best] > weights.straight[a, best]:
            text += f"; reversed by {gate.because}"
        return text + said

    def _no_sign(self, weights: TypeWeights, a: int, facet: int) -> str:
        best = int(weights.cosine[a].argmax())
        return (
            f"closest deed type '{self.types[best].name}' (similarity "
            f"{weights.cosine[a, best]:.2f}) has no sign for {self.facets[facet]}"
        )
