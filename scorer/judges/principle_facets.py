"""From a principle to facets: by its card where it names one, else by its nearest wordings."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.special import softmax

from scorer.encoders import Encoder, Vectors
from scorer.judges.facet_mixture import FacetMapping, facet_weights
from scorer.records import Principle

Floats = NDArray[np.float64]
_FLOOR: Final = 1e-4


@dataclass(frozen=True, kw_only=True, slots=True)
class Closeness:
    """How principles of free text meet the facets, chosen on data (see the model card).

    `threshold`: below this cosine to the nearest wording no facet speaks for the principle.
    `temperature`: of the cosines where they are weighed against the regression.
    """

    threshold: float = 0.50
    temperature: float = 0.05


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
    nearest other wording is of the right facet half of the time). So a regression learnt from the
    wordings speaks beside it, and each corrects the other.
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
        counts = [len(wordings[facet]) for facet in facets]
        self._starts = np.concatenate([[0], np.cumsum(counts)[:-1]]).astype(int)
        self._mapping = mapping
        self._encoder = encoder

    def find(self, principles: Sequence[Principle], closeness: Closeness) -> PrincipleFacets:
        """Return the facets of every principle, and which principles are too far from all."""
        by_card = np.array([p.facet in self.facets for p in principles], dtype=bool)
        weights = np.zeros((len(principles), len(self.facets)))
        cosine = np.ones(len(principles))
        for row, principle in enumerate(principles):
            if principle.facet in self.facets:
                weights[row, self.facets.index(principle.facet)] = 1.0
        free = [p.all_wordings for p in principles if p.facet not in self.facets]
        if free:
            weights[~by_card], cosine[~by_card] = self._free(free, closeness)
        return PrincipleFacets(
            weights=weights,
            main=weights.argmax(axis=1),
            cosine=cosine,
            by_card=by_card,
            unfit=cosine < closeness.threshold,
        )

    def _free(
        self, principles: Sequence[Sequence[str]], closeness: Closeness
    ) -> tuple[Floats, Floats]:
        vectors = self._encoder.encode([text for group in principles for text in group])
        bank: Vectors = self._encoder.encode(self._wordings)
        nearest = np.maximum.reduceat(vectors @ bank.T, self._starts, axis=1)
        chances = self._mapping.probabilities(vectors)
        ends = np.cumsum([len(group) for group in principles])
        spans = [slice(end - len(g), end) for g, end in zip(principles, ends, strict=True)]
        chance = np.array([chances[span].mean(axis=0) for span in spans])
        near = np.array([nearest[span].mean(axis=0) for span in spans])
        shares: Floats = softmax(np.log(chance + _FLOOR) + near / closeness.temperature, axis=1)
        return facet_weights(shares), np.array([nearest[span].max() for span in spans])


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

    # Arrays are stored as they lie in memory, whatever their strides say.
    weights = np.ascontiguousarray(mapping.weights, dtype=np.float32)
    save_file({"weights": weights, "bias": mapping.bias.astype(np.float32)}, path)
    path.chmod(0o644)
