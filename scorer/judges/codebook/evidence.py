"""How near a text is to the deed types, and what follows for every facet."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.special import expit, softmax

from scorer.encoders import Encoder
from scorer.judges.codebook.deed_types import STRONGEST, DeedType, Floats
from scorer.judges.codebook.gate import Gate, read_gate


@dataclass(frozen=True, kw_only=True, slots=True)
class Spread:
    """How a text's weight is spread over prototypes, chosen on the train part (see the card).

    The `nearest` prototypes share the weight by a softmax of `temperature`; the weight as a whole
    fades where the nearest cosine falls below `near` (a logistic curve of width `fade`).
    `silent` is what is left of the weight where nothing was done, `unmatched` what is left of a
    prototype that names a reversal where the text names none.
    """

    nearest: int
    temperature: float
    near: float
    fade: float
    silent: float
    unmatched: float


@dataclass(frozen=True, kw_only=True, slots=True)
class TypeWeights:
    """For n texts: weight of each type as it stands, and turned round (n, types).

    `cosine` (n, types) is that of the nearest prototype.
    """

    straight: Floats
    reversed: Floats
    cosine: Floats


class Prototypes:
    """The prototypes of all types, each with the polarity that the gate reads in it."""

    def __init__(self, types: Sequence[DeedType], encoder: Encoder) -> None:
        self._encoder = encoder
        self._texts = [text for deed in types for text in deed.prototypes]
        counts = [len(deed.prototypes) for deed in types]
        self._starts = np.concatenate([[0], np.cumsum(counts)[:-1]]).astype(int)
        # A prototype is coded as a deed: only its polarity is asked for.
        self._turned = np.array([read_gate(text, "deed").turned for text in self._texts])

    def weigh(self, texts: Sequence[str], gates: Sequence[Gate], spread: Spread) -> TypeWeights:
        """Spread each text over its nearest prototypes and turn those that it reverses.

        A reversal that stands in the text and not in the prototype turns the prototype's type;
        one that stands in both cancels.
        """
        vectors, bank = self._encoder.encode(texts), self._encoder.encode(self._texts)
        cosines = np.asarray(vectors @ bank.T, dtype=np.float64)
        share = prototype_shares(cosines, spread)
        share *= np.array([spread.silent if gate.silent else 1.0 for gate in gates])[:, None]
        turned = np.array([gate.turned for gate in gates], dtype=bool)[:, None]
        # "Reopened" needs no cue to be the reverse of "closed", so such a prototype only fades.
        share[~turned & self._turned] *= spread.unmatched
        flipped = turned & ~self._turned
        return TypeWeights(
            straight=np.add.reduceat(np.where(flipped, 0.0, share), self._starts, axis=1),
            reversed=np.add.reduceat(np.where(flipped, share, 0.0), self._starts, axis=1),
            cosine=np.maximum.reduceat(cosines, self._starts, axis=1),
        )


def prototype_shares(cosines: Floats, spread: Spread) -> Floats:
    """Return (n, prototypes): each row sums to how much the nearest prototype can be trusted."""
    if not len(cosines):
        return cosines
    kept = min(spread.nearest, cosines.shape[1])
    edge = np.partition(cosines, -kept, axis=1)[:, -kept][:, None]
    scores = np.where(cosines >= edge, cosines / spread.temperature, -np.inf)
    shares: Floats = softmax(scores, axis=1)
    trust: Floats = expit((cosines.max(axis=1) - spread.near) / spread.fade)
    return shares * trust[:, None]


def facet_masses(weights: TypeWeights, signs: Floats) -> tuple[Floats, Floats]:
    """Return how much of each text contradicts and upholds each facet, two (n, facets)."""
    against, for_it = np.maximum(-signs, 0) / STRONGEST, np.maximum(signs, 0) / STRONGEST
    return (
        weights.straight @ against + weights.reversed @ for_it,
        weights.straight @ for_it + weights.reversed @ against,
    )
