"""What the classifier reads of each sentence: vectors of it and its neighbours, cues, words."""

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from scorer.encoders import Encoder
from scorer.extraction.cues import cue_vector
from scorer.extraction.spans import Span
from scorer.extraction.words import grams

Matrix = NDArray[np.float32]
OWN: Final = 3.0
NEIGHBOUR: Final = 1.5
CUE: Final = 0.3
WORD: Final = 0.35
_FAR: Final = 4.0
"""Scales of the four blocks and the clip of standard scores; chosen by cross-validation."""


def cue_matrix(spans: Sequence[Span]) -> Matrix:
    """Return the raw cues, one row a sentence."""
    last = max(1, len(spans) - 1)
    return np.stack([cue_vector(span, row / last) for row, span in enumerate(spans)])


def vector_block(spans: Sequence[Span], encoder: Encoder) -> Matrix:
    """Return the scaled vectors of each sentence, the one before and the one after."""
    vectors = encoder.encode([span.text for span in spans])
    nothing = np.zeros_like(vectors[:1])
    before = np.concatenate([nothing, vectors[:-1]])
    after = np.concatenate([vectors[1:], nothing])
    return np.hstack([vectors * OWN, before * NEIGHBOUR, after * NEIGHBOUR])


def cue_block(cues: Matrix, mean: Matrix, spread: Matrix) -> Matrix:
    """Return scaled standard scores of the cues."""
    scores = np.clip((cues - mean) / spread, -_FAR, _FAR) * CUE
    return np.asarray(scores, dtype=np.float32)


def word_block(spans: Sequence[Span], places: Mapping[str, int]) -> Matrix:
    """Return which of the known words and pairs a sentence has."""
    found = np.zeros((len(spans), len(places)), dtype=np.float32)
    for row, span in enumerate(spans):
        for gram in grams(span.text):
            if gram in places:
                found[row, places[gram]] = WORD
    return found
