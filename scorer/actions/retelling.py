"""How probable it is that two texts tell of one act: a small logistic regression on `likeness`."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp
from typing import Final

import numpy as np

from scorer.actions.likeness import Telling, Vectors, likeness, turned_round
from scorer.actions.wording import Wording, wording_of
from scorer.encoders import Encoder

_WEIGHTS: Final = "weights.json"


@dataclass(frozen=True, kw_only=True)
class Weights:
    """The fitted weights, by the name of the number that each belongs to."""

    intercept: float
    weights: Mapping[str, float]

    def probability(self, one: Telling, other: Telling) -> float:
        """Return how probable it is that two texts tell of one act, none where one is turned round.

        It is right for pairs such as those it was fitted on; where retellings are rarer, so are
        they among the pairs of a probability.
        """
        found = likeness(one, other)
        if turned_round(found):
            return 0.0
        score = self.intercept + sum(self.weights[name] * found[name] for name in self.weights)
        return 1.0 / (1.0 + exp(-score))


@cache
def read_weights() -> Weights:
    """Read the weights that come with the package."""
    stored = json.loads((files(__package__) / _WEIGHTS).read_text(encoding="utf-8"))
    return Weights(intercept=stored["intercept"], weights=stored["weights"])


class Reader:
    """Take texts apart and give them their vectors; words already seen are encoded once."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._words: dict[str, Vectors] = {}

    def vectors(self, texts: Iterable[str]) -> Vectors:
        """Return a unit row for each text."""
        return self._encoder.encode(list(texts))

    def read(self, texts: Mapping[str, Vectors]) -> dict[str, Telling]:
        """Return each text, whose vector is given, with its parts and the vectors of its words."""
        parts = {text: wording_of(text) for text in texts}
        self._learn(parts.values())
        return {
            text: Telling(wording=found, vector=texts[text], words=self._rows(found, texts[text]))
            for text, found in parts.items()
        }

    def _learn(self, parts: Iterable[Wording]) -> None:
        new = sorted({word for found in parts for word in found.words} - self._words.keys())
        if new:
            self._words.update(zip(new, self._encoder.encode(new), strict=True))

    def _rows(self, found: Wording, vector: Vectors) -> Vectors:
        if not found.words:
            return np.empty((0, len(vector)), dtype=np.float32)
        return np.stack([self._words[word] for word in found.words])


def read_texts(texts: Iterable[str], encoder: Encoder) -> dict[str, Telling]:
    """Return each text with its parts and vectors."""
    distinct = list(dict.fromkeys(texts))
    reader = Reader(encoder)
    return reader.read(dict(zip(distinct, reader.vectors(distinct), strict=True)))
