"""Role and mode of each sentence, with probabilities.

Two linear layers on frozen vectors: the first reads a sentence and its neighbours' vectors, the
second weighs its answer against those of two sentences before and after.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, cast

import numpy as np
from numpy.typing import NDArray

from scorer.encoders import Encoder
from scorer.errors import ModelError
from scorer.extraction.documents import Role
from scorer.extraction.features import Matrix, cue_block, cue_matrix, vector_block, word_block
from scorer.extraction.spans import Span
from scorer.records import MODES, Mode
from scorer.settings import shipped_folder
from scorer.storage import check_manifest, read_json

ROLES_MODEL: Final = "roles-1"
CLASSES: Final[tuple[str, ...]] = ("principle", "other", *MODES)
"""The order of every row of probabilities; a mode stands for a report in that mode."""

_OFFSETS: Final = (-2, -1, 1, 2)
_LEAST: Final = 1e-4
Floats = NDArray[np.float64]


@dataclass(frozen=True, kw_only=True, slots=True)
class Classified:
    """The six probabilities of a sentence, and what follows from them."""

    probabilities: tuple[float, ...]

    @property
    def report(self) -> float:
        """P(report), whatever its mode."""
        return sum(self.probabilities[2:])

    @property
    def role(self) -> Role:
        """The role of the most probable class."""
        best = CLASSES[int(np.argmax(self.probabilities))]
        return cast(Role, best if best in ("principle", "other") else "report")

    @property
    def mode(self) -> Mode:
        """The most probable mode, given that the sentence is a report."""
        return MODES[int(np.argmax(self.probabilities[2:]))]

    @property
    def p(self) -> float:
        """The probability of the role, and for a report of role and mode together."""
        return max(self.probabilities)


@dataclass(frozen=True, kw_only=True, slots=True)
class RoleClassifier:
    """The weights of both layers; `words` are the columns of the word block."""

    words: dict[str, int]
    cue_mean: Matrix
    cue_spread: Matrix
    weights: Matrix
    bias: Matrix
    context_weights: Matrix
    context_bias: Matrix

    def classify(self, spans: Sequence[Span], encoder: Encoder) -> list[Classified]:
        """Judge the sentences of one document, in order."""
        if not spans:
            return []
        cues = cue_block(cue_matrix(spans), self.cue_mean, self.cue_spread)
        rows = np.hstack([vector_block(spans, encoder), cues, word_block(spans, self.words)])
        first = softmax(rows @ self.weights.T + self.bias)
        final = softmax(context_rows(first) @ self.context_weights.T + self.context_bias)
        return [Classified(probabilities=tuple(row)) for row in final.tolist()]


def softmax(logits: NDArray[np.floating]) -> Floats:
    """Return rows of probabilities."""
    shifted = np.exp(logits.astype(np.float64) - logits.max(axis=1, keepdims=True))
    return np.asarray(shifted / shifted.sum(axis=1, keepdims=True))


def context_rows(first: Floats) -> Floats:
    """Return what the second layer reads: own log probabilities and those of the neighbours."""
    count, classes = first.shape
    padded = np.vstack([np.zeros((2, classes)), first, np.zeros((2, classes))])
    around = [padded[2 + offset : 2 + offset + count] for offset in _OFFSETS]
    whole = np.tile(first.mean(axis=0), (count, 1))
    return np.hstack([*around, whole, np.log(first + _LEAST)])


@cache
def load_classifier(folder: Path | None = None) -> RoleClassifier:
    """Load the shipped classifier, or one of the same form.

    Raises:
        ModelError: a file is missing or damaged.
    """
    from safetensors.numpy import load_file

    folder = folder or shipped_folder("models", ROLES_MODEL)
    check_manifest(folder)
    arrays = load_file(folder / "weights.safetensors")
    words = read_json(folder / "config.json")["words"]
    if not isinstance(words, list) or arrays["weights"].shape[0] != len(CLASSES):
        raise ModelError(f"{folder} is not a model of {len(CLASSES)} classes; train it anew")
    return RoleClassifier(
        words={word: place for place, word in enumerate(words)},
        **{name: array.astype(np.float32) for name, array in arrays.items()},
    )
