"""From a principle to facets: by its card where it names one, else by its nearest wordings."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from scorer.encoders import Encoder, Vectors
from scorer.judges.facet_mixture import FacetMapping, facet_weights
from scorer.records import Principle

Floats = NDArray[np.float64]


@dataclass(frozen=True, kw_only=True, slots=True)
class PrincipleFacets:
    """For p principles: weights (p, facets) that sum to one, the main facet and cosine (p,).

    `cosine` is that of the nearest wording of any facet, 1 where the card names its facet
    (`by_card`). `unfit` marks principles too far from all wordings.
    """

    weights: Floats
    main: NDArray[np.intp]
    cosine: Floats
    by_card: NDArray[np.bool_]
    unfit: NDArray[np.bool_]


class FacetFinder:
    """The wordings of all facets, ready to be compared with a principle.

    Nearness alone cannot tell a facet from its opposite, which speaks of the same things (the
    nearest wording is of the right facet half of the time). So it decides only whether a
    principle is near enough; a regression learnt from the wordings shares out the weight.
    """

    def __init__(
        self,
        facets: Sequence[str],
        wordings: Mapping[str, Sequence[str]],
        mapping: FacetMapping,
        encoder: Encoder,
    ) -> None:
        self.facets = tuple(facets)
        self._wordings = [text for facet in facets for text in wordings[facet]]
        self._mapping = mapping
        self._encoder = encoder

    def find(self, principles: Sequence[Principle], *, threshold: float) -> PrincipleFacets:
        """Return the facets of every principle; below `threshold` of cosine it is unfit."""
        by_card = np.array([p.facet in self.facets for p in principles], dtype=bool)
        weights = np.zeros((len(principles), len(self.facets)))
        cosine = np.ones(len(principles))
        for row, principle in enumerate(principles):
            if principle.facet in self.facets:
                weights[row, self.facets.index(principle.facet)] = 1.0
        free = [p.all_wordings for p in principles if p.facet not in self.facets]
        if free:
            weights[~by_card], cosine[~by_card] = self._free(free)
        return PrincipleFacets(
            weights=weights,
            main=weights.argmax(axis=1),
            cosine=cosine,
            by_card=by_card,
            unfit=cosine < threshold,
        )

    def _free(self, principles: Sequence[Sequence[str]]) -> tuple[Floats, Floats]:
        vectors = self._encoder.encode([text for group in principles for text in group])
        bank: Vectors = self._encoder.encode(self._wordings)
        nearest = (vectors @ bank.T).max(axis=1)
        chances = self._mapping.probabilities(vectors)
        ends = np.cumsum([len(group) for group in principles])
        spans = [slice(end - len(g), end) for g, end in zip(principles, ends, strict=True)]
        mean = np.array([chances[span].mean(axis=0) for span in spans])
        return facet_weights(mean), np.array([nearest[span].max() for span in spans])


def read_mapping(path: Path) -> FacetMapping:
    """Read a facet mapping from safetensors (`weights`, `bias`)."""
    from safetensors.numpy import load_file

    stored = load_file(path)
    return FacetMapping(
        weights=stored["weights"].astype(np.float64), bias=stored["bias"].astype(np.float64)
    )


def write_mapping(path: Path, mapping: FacetMapping) -> None:
    """Write a facet mapping, single precision."""
    from safetensors.numpy import save_file

    save_file(
        {"weights": mapping.weights.astype(np.float32), "bias": mapping.bias.astype(np.float32)},
        path,
    )
