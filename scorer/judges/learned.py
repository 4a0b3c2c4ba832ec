"""The learned judge: a fine-tuned MiniLM with a facet bottleneck and two towers.

One encoder pass an action and one a principle; every pair costs one small product.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit, logit, softmax

from scorer.encoders import Encoder, load_encoder
from scorer.errors import ModelError
from scorer.judges.facet_mixture import NEVER, FacetMapping, facet_weights, label_logits
from scorer.judges.facet_reading import FacetReading
from scorer.judges.network_pass import NetworkPass, NetworkStates
from scorer.judges.protocol import Judgement, JudgeRequest
from scorer.records import MODES, PairIndex, Principle
from scorer.settings import shipped_folder
from scorer.storage import check_manifest, file_sha256, read_json

FOLDER: Final = "judge-1"
_BLOCK: Final = 50_000
Floats = NDArray[np.float64]
_NOTHING: Final = Judgement(
    logits=np.empty((0, 3)), severity=np.empty(0), reasons=(), unfit=np.empty(0, dtype=np.bool_)
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Scales:
    """Fitted on the dev part: how logits of facets and tower become chances.

    `tower_share`: weight of the towers beside facets that are trusted in full; they have slopes
    and a bias of their own. `named_share`: the same where the card of a principle names its facet.
    `proclaims_share`: weight of the network's own reading of a principle beside the frozen mapping.
    `near` and `far`: cosine of a principle to its nearest wording at which the facets count in
    full, and not at all. Below `unfit`, as the cosine to the nearest of all principles trained on,
    the judge has no ground to decide. `non_deed` is added to every bears logit in proportion to
    P(not a deed).
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


class LearnedJudge:
    """Judge pairs with the shipped network; nothing is loaded before the first call."""

    name = "learned"

    def __init__(self, folder: Path, encoder: Encoder) -> None:
        self._folder = folder
        self._encoder = encoder
        self._config = read_json(folder / "config.json")
        self._scales = Scales(**self._config["scales"])  # type: ignore[arg-type]
        self._facets: Sequence[str] = [str(name) for name in _list(self._config["facets"])]
        self._loaded: NetworkPass | None = None

    def recipe(self) -> Mapping[str, object]:
        """Name, version and the hash of the weights."""
        return {
            "name": self.name,
            "version": self._folder.name,
            "weights_sha256": file_sha256(self._folder / "weights.safetensors"),
            "encoder": self._encoder.fingerprint,
            "scales": self._config["scales"],
        }

    def judge(self, request: JudgeRequest) -> Judgement:
        """Judge every pair: one pass over the texts, one over the principles."""
        if not len(request.pairs):
            return _NOTHING
        network = self._network()
        states = network.read(request.texts)
        view = self._principles(request.principles, network)
        not_deed = self._not_deed(states, request)
        bears, upholds = mixed_chances(states, view, request.pairs, not_deed, self._scales)
        weights, severity = view.weights[request.pairs[:, 0]], states.severity[request.pairs[:, 1]]
        return Judgement(
            logits=label_logits(logit(bears), logit(upholds)),
            severity=np.clip((weights * severity).sum(axis=1), 1.0, 3.0),
            reasons=self._reasons(states, view, request),
            unfit=view.nearest[request.pairs[:, 0]] < self._scales.unfit,
        )

    def raw_logits(
        self, principles: Sequence[Principle], texts: Sequence[str]
    ) -> tuple["NetworkStates", "PrincipleView"]:
        """Return what the scales are fitted on: states of the texts, views of the principles."""
        network = self._network()
        return network.read(texts), self._principles(principles, network)

    def facet_readings(self, principle: Principle, text: str) -> list[FacetReading]:
        """Return what the bottleneck reads on every facet of a masked text, uncalibrated."""
        states, view = self.raw_logits([principle], [text])
        bears, upholds = states.bears_probability[0], expit(states.direction[0])
        return [
            FacetReading(
                facet=facet,
                p_bears=float(bears[row]),
                p_upholds=float(upholds[row]),
                direction="upholds" if upholds[row] > 0.5 else "contradicts",
                weight=float(view.weights[0, row]),
            )
            for row, facet in enumerate(self._facets)
        ]

    def _network(self) -> NetworkPass:
        if self._loaded is None:
            self._loaded = NetworkPass(self._folder, facets=len(self._facets), modes=len(MODES))
        return self._loaded

    def _principles(self, principles: Sequence[Principle], network: NetworkPass) -> "PrincipleView":
        wordings = [principle.all_wordings for principle in principles]
        texts = [text for group in wordings for text in group]
        vectors, read = self._encoder.encode(texts), network.read(texts)
        chances = self._facet_chances(vectors, read, network)
        closeness = (vectors @ network.wording_vectors.T).max(axis=1, initial=-1.0)
        narrow = (vectors @ network.narrow_vectors.T).max(axis=1, initial=-1.0)
        groups = np.repeat(np.arange(len(wordings)), [len(group) for group in wordings])
        weights = _mean_by(chances, groups)
        named = np.array([each.facet in self._facets for each in principles], dtype=np.bool_)
        for row, principle in enumerate(principles):
            if named[row]:
                # A card that names its facet has been read by a person: there is nothing to guess.
                weights[row] = [float(facet == principle.facet) for facet in self._facets]
        return PrincipleView(
            weights=facet_weights(weights),
            named=named,
            closeness=_max_by(closeness, groups),
            nearest=_max_by(np.maximum(closeness, narrow), groups),
            tower=(_mean_by(read.pole_bears, groups), _mean_by(read.pole_direction, groups)),
        )

    def _facet_chances(
        self, vectors: NDArray[np.float32], read: NetworkStates, network: NetworkPass
    ) -> Floats:
        mapping = FacetMapping(weights=network.mapping_weights, bias=network.mapping_bias)
        frozen, share = mapping.probabilities(vectors), self._scales.proclaims_share
        known = network.mapping_bias > NEVER / 2
        own = softmax(np.where(known, read.proclaims, NEVER), axis=1)
        mixed = frozen ** (1 - share) * own**share
        return np.asarray(mixed / mixed.sum(axis=1, keepdims=True))

    def _not_deed(self, states: NetworkStates, request: JudgeRequest) -> Floats:
        not_deed: Floats = 1.0 - states.mode[:, MODES.index("deed")]
        for row, mode in enumerate(request.modes):
            # A mode that a person has coded counts more than a guess.
            if mode is not None:
                not_deed[row] = 0.0 if mode == "deed" else 1.0
        return not_deed

    def _reasons(
        self, states: NetworkStates, view: "PrincipleView", request: JudgeRequest
    ) -> list[str]:
        chances, reasons = states.bears_probability, []
        for p, a in request.pairs:
            facet = int((view.weights[p] * chances[a]).argmax())
            way = "upholds" if states.direction[a, facet] > 0 else "contradicts"
            share = chances[a, facet]
            if share < 0.3:
                reasons.append(f"bears on none of its facets ({self._facets[facet]} {share:.2f})")
            else:
                reasons.append(f"{way} facet {self._facets[facet]} (bears {share:.2f})")
        return reasons


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
    span = max(scales.near - scales.far, 1e-6)
    trust = np.clip((view.closeness - scales.far) / span, 0.0, 1.0)
    share = scales.tower_share + (1.0 - scales.tower_share) * (1.0 - trust)
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


def _mean_by(values: Floats, groups: NDArray[np.intp]) -> Floats:
    """Average the rows (n, width) of each group; groups are numbered from zero, in order."""
    sums: Floats = np.zeros((int(groups.max(initial=-1)) + 1, values.shape[1]))
    np.add.at(sums, groups, values)
    return sums / np.bincount(groups)[:, None]


def _max_by(values: NDArray[np.float32], groups: NDArray[np.intp]) -> NDArray[np.float32]:
    largest = np.full(int(groups.max(initial=-1)) + 1, -1.0, dtype=np.float32)
    np.maximum.at(largest, groups, values)
    return largest


def load_learned(folder: str | None = None) -> LearnedJudge:
    """Load the shipped judge, or one of your own making from a folder that `scorer train` wrote.

    Raises:
        ModelError: the folder is missing or damaged.
    """
    if folder is None:
        shipped = shipped_folder("models", FOLDER)
        check_manifest(shipped)
        return LearnedJudge(shipped, load_encoder())
    if not (Path(folder) / "weights.safetensors").is_file():
        raise ModelError(f"{folder} holds no weights.safetensors; make one with scorer train --out")
    return LearnedJudge(Path(folder), load_encoder())


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise ModelError("config.json of the learned judge has no list of facets")
    return value
