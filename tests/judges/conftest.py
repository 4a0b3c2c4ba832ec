"""An encoder that needs no model: texts that share words are near each other."""

import hashlib
from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from scorer.judges.facet_mixture import FacetMapping
from scorer.judges.principle_facets import FacetFinder

WIDTH = 256


class WordEncoder:
    """Hash every word to a column; one row a text, of length one."""

    name = "words"
    fingerprint = "words-1"
    dimension = WIDTH

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        vectors = np.zeros((len(texts), WIDTH), dtype=np.float32)
        for row, text in enumerate(texts):
            for word in text.lower().replace(".", "").replace("[actor]", "").split():
                digest = hashlib.sha256(word.encode()).digest()
                vectors[row, int.from_bytes(digest[:4], "big") % WIDTH] += 1.0
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        return vectors / np.where(lengths == 0, 1.0, lengths)


@pytest.fixture
def encoder() -> WordEncoder:
    return WordEncoder()


WORDINGS = {
    "no_blocs": ["Reject military alliances and blocs.", "No alliance against others."],
    "openness": ["Borders stay open to all travellers.", "Open the borders."],
    "press_freedom": ["Newspapers report without fear.", "Free newspapers."],
}


@pytest.fixture
def finder(encoder: WordEncoder) -> FacetFinder:
    """Three facets; the regression knows their words by heart."""
    weights = np.stack([encoder.encode(texts).mean(axis=0) for texts in WORDINGS.values()])
    mapping = FacetMapping(weights=10.0 * weights.astype(np.float64), bias=np.zeros(3))
    return FacetFinder(list(WORDINGS), WORDINGS, mapping, encoder)
