"""What the learned judge makes of texts and principles read apart: facets and towers, mixed."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit, logit

from scorer.judges.network_pass import NetworkStates
from scorer.records import PairIndex

_BLOCK: Final = 50_000
Floats = NDArray[np.float64]


@dataclass(frozen=True, kw_only=True, slots=True)
class Scales:
    """Fitted on the dev part: how logits of facets and tower become chances.

    `tower_share`: weight of the towers beside facets that are trusted in full; they have slopes
    and a bias of their own. `named_share`: the same where the card of a principle names its facet.
    `proclaims_share`: weight of the network's own reading of a principle beside the frozen mapping.
    `near` and `far`: cosine of a principle to its nearest wording at which the facets count in
    full, and not at all. Below `unfit`, as the cosine to the nearest of all principles trained on,
    the judge has no ground to decide. `non_deed` is added to every bears logit in proportion to
    P(not a deed). Pairs whose bears logit is below `joint_floor` are not read together.
    """

    bears_slope: float
    bears_bias: float
    direction_slope: float
    tower_share: float
    proclaims_share: float
    near: float
    far: float
    unfit: float
    non_deed: float
    tower_bears_slope: float
    tower_bears_bias: float
    tower_direction_slope: float
    named_share: float
    joint_floor: float = -4.0


@dataclass(frozen=True, kw_only=True, slots=True)
class PrincipleView:
    """Principles as the network meets them.

    `weights` (p, facets) sum to one a row; `named` (p,): its card names the facet; `closeness` (p,)
    is the cosine to the nearest wording of a facet, `nearest` to that of any principle trained on;
    `tower` holds the poles (p, width).
    """

    weights: Floats
    named: NDArray[np.bool_]
    closeness: NDArray[np.float32]
    nearest: NDArray[np.float32]
    tower: tuple[Floats, Floats]

    def trust(self, scales: Scales) -> Floats:
        """Return how far the facets count, from 0 (far from all of them) to 1, shape (p,)."""
        span = max(scales.near - scales.far, 1e-6)
        closeness: Floats = self.closeness.astype(np.float64)
        return np.clip((closeness - scales.far) / span, 0.0, 1.0)


def mixed_chances(
    states: NetworkStates,
    view: PrincipleView,
    pairs: PairIndex,
    not_deed: Floats,
    scales: Scales,
) -> tuple[Floats, Floats]:
    """Return P(bears) and P(upholds given that it bears) a pair.

    Facets are mixed as probabilities: where it is plain which facet a principle is about, the
    judge may be sure; where it is not, the doubt about the facet becomes doubt about the label.
    A facet's direction counts as far as the principle proclaims it and the text bears on it.

    Args:
        states: of the texts.
        view: of the principles.
        pairs: (n, 2) rows of principle and text.
        not_deed: P(the text reports no deed), one a text.
        scales: what the logits are stretched by.
    """
    gate = scales.bears_bias + scales.non_deed * not_deed
    chances = expit(scales.bears_slope * states.bears + gate[:, None])
    ways = expit(scales.direction_slope * states.direction)
    share = scales.tower_share + (1.0 - scales.tower_share) * (1.0 - view.trust(scales))
    share = np.where(view.named, scales.named_share, share)
    bears, upholds = np.empty(len(pairs)), np.empty(len(pairs))
    for start in range(0, len(pairs), _BLOCK):
        block = slice(start, start + _BLOCK)
        p, a = pairs[block, 0], pairs[block, 1]
        part, counts = share[p], view.weights[p] * chances[a]
        total = counts.sum(axis=1)
        tower_bears = (states.tower_bears[a] * view.tower[0][p]).sum(axis=1) + states.tower_bias[0]
        tower_way = (states.tower_direction[a] * view.tower[1][p]).sum(axis=1)
        tower_way = tower_way + states.tower_bias[1]
        way = (counts * ways[a]).sum(axis=1) / np.maximum(total, 1e-9)
        tower_bears = scales.tower_bears_slope * tower_bears + scales.tower_bears_bias
        tower_bears = expit(tower_bears + scales.non_deed * not_deed[a])
        bears[block] = (1 - part) * total + part * tower_bears
        upholds[block] = (1 - part) * way + part * expit(scales.tower_direction_slope * tower_way)
    return np.clip(bears, 1e-6, 1 - 1e-6), np.clip(upholds, 1e-6, 1 - 1e-6)


def apart_logits(
    states: NetworkStates,
    view: PrincipleView,
    pairs: PairIndex,
    not_deed: Floats,
    scales: Scales,
) -> Floats:
    """Return the bears and direction logits (n, 2) of texts and principles read apart."""
    bears, upholds = mixed_chances(states, view, pairs, not_deed, scales)
    return np.stack([logit(bears), logit(upholds)], axis=1)


def mean_by(values: Floats, groups: NDArray[np.intp]) -> Floats:
    """Average the rows (n, width) of each group; groups are numbered from zero, in order."""
    sums: Floats = np.zeros((int(groups.max(initial=-1)) + 1, values.shape[1]))
    np.add.at(sums, groups, values)
    return sums / np.bincount(groups)[:, None]


def max_by(values: NDArray[np.float32], groups: NDArray[np.intp]) -> NDArray[np.float32]:
    """Return the largest value (n,) of each group."""
    largest = np.full(int(groups.max(initial=-1)) + 1, -1.0, dtype=np.float32)
    np.maximum.at(largest, groups, values)
    return largest
