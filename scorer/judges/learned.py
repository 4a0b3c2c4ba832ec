"""The learned judge: a fine-tuned MiniLM with a facet bottleneck, two towers and a joint reader.

One encoder pass an action and one a principle; every pair costs one small product. Pairs that may
bear are then read together.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit, softmax

from scorer.encoders import Encoder, load_encoder
from scorer.errors import ModelError
from scorer.judges.apart import Floats, PrincipleView, Scales, apart_logits, max_by, mean_by
from scorer.judges.blend import Blends
from scorer.judges.facet_mixture import NEVER, FacetMapping, facet_weights, label_logits
from scorer.judges.facet_reading import FacetReading
from scorer.judges.network_pass import NetworkPass, NetworkStates
from scorer.judges.protocol import Judgement, JudgeRequest
from scorer.records import MODES, PairIndex, Principle
from scorer.settings import shipped_folder
from scorer.storage import check_manifest, file_sha256, read_json

FOLDER: Final = "judge-1"
READ_TOGETHER: Final = 3
"""Wordings of a principle that the joint reader meets, at most."""
_NOTHING: Final = Judgement(
    logits=np.empty((0, 3)), severity=np.empty(0), reasons=(), unfit=np.empty(0, dtype=np.bool_)
)


class LearnedJudge:
    """Judge pairs with the shipped network; nothing is loaded before the first call."""

    name = "learned"

    def __init__(self, folder: Path, encoder: Encoder) -> None:
        self._folder = folder
        self._encoder = encoder
        self._config = read_json(folder / "config.json")
        self._scales = Scales(**self._config["scales"])  # type: ignore[arg-type]
        self._blends = Blends.read(self._config.get("blends", {}))  # type: ignore[arg-type]
        self._facets: Sequence[str] = [str(name) for name in _list(self._config["facets"])]
        self._loaded: NetworkPass | None = None

    @property
    def scales(self) -> Scales:
        """The scales that were fitted on the dev part."""
        return self._scales

    def recipe(self) -> Mapping[str, object]:
        """Name, version and the hash of the weights."""
        return {
            "name": self.name,
            "version": self._folder.name,
            "weights_sha256": file_sha256(self._folder / "weights.safetensors"),
            "encoder": self._encoder.fingerprint,
            "scales": self._config["scales"],
            "blends": self._config.get("blends", {}),
        }

    def judge(self, request: JudgeRequest) -> Judgement:
        """Judge every pair: texts and principles apart, and then together where they may meet."""
        if not len(request.pairs):
            return _NOTHING
        states, view = self.raw_logits(request.principles, request.texts)
        not_deed = self._not_deed(states, request)
        apart = apart_logits(states, view, request.pairs, not_deed, self._scales)
        logits, together = self._together(apart, view, request)
        weights, severity = view.weights[request.pairs[:, 0]], states.severity[request.pairs[:, 1]]
        return Judgement(
            logits=label_logits(logits[:, 0], logits[:, 1]),
            severity=np.clip((weights * severity).sum(axis=1), 1.0, 3.0),
            reasons=self._reasons(states, view, request, together),
            unfit=view.nearest[request.pairs[:, 0]] < self._scales.unfit,
        )

    def raw_logits(
        self, principles: Sequence[Principle], texts: Sequence[str]
    ) -> tuple["NetworkStates", "PrincipleView"]:
        """Return what the scales are fitted on: states of the texts, views of the principles."""
        network = self._network()
        return network.read(texts), self._principles(principles, network)

    def joint_logits(
        self, principles: Sequence[Principle], texts: Sequence[str], pairs: PairIndex
    ) -> Floats:
        """Read pairs together, averaged over some wordings of each principle, shape (n, 2)."""
        reader = self._network().joint
        if reader is None or not len(pairs):
            return np.zeros((len(pairs), 2))
        wordings = [principle.all_wordings[:READ_TOGETHER] for principle in principles]
        first = np.cumsum([0, *(len(group) for group in wordings)])
        many = np.array([len(wordings[row]) for row in pairs[:, 0]], dtype=np.intp)
        pair = np.repeat(np.arange(len(pairs)), many)
        nth = np.arange(len(pair)) - np.repeat(np.cumsum(many) - many, many)
        index = np.stack([first[pairs[pair, 0]] + nth, pairs[pair, 1]], axis=1)
        read = reader.read([text for group in wordings for text in group], texts, index)
        return mean_by(read, pair)

    def _together(
        self, apart: Floats, view: PrincipleView, request: JudgeRequest
    ) -> tuple[Floats, list[str]]:
        """Blend in the joint reading of the pairs that may bear; the others keep the first.

        Where a card names its facet there is no principle to be read: the joint reading added
        nothing there on the dev part, and is spared.
        """
        said = [""] * len(apart)
        named = view.named[request.pairs[:, 0]]
        may_bear = (apart[:, 0] >= self._scales.joint_floor) & ~named
        asked = np.flatnonzero(may_bear & (self._network().joint is not None))
        joint = np.zeros_like(apart)
        joint[asked] = self.joint_logits(request.principles, request.texts, request.pairs[asked])
        for row in asked:
            chance = float(expit(joint[row, 1]))
            way = "upholds" if chance > 0.5 else "contradicts"
            said[row] = f"; read together it {way} ({max(chance, 1 - chance):.2f})"
        blended, logits = np.union1d(np.flatnonzero(named), asked), apart.copy()
        logits[blended] = self._blends.mixed(
            apart[blended],
            joint[blended],
            trust=view.trust(self._scales)[request.pairs[blended, 0]],
            named=named[blended],
        )
        return logits, said

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
        weights = mean_by(chances, groups)
        named = np.array([each.facet in self._facets for each in principles], dtype=np.bool_)
        for row, principle in enumerate(principles):
            if named[row]:
                # A card that names its facet has been read by a person: there is nothing to guess.
                weights[row] = [float(facet == principle.facet) for facet in self._facets]
        return PrincipleView(
            weights=facet_weights(weights),
            named=named,
            closeness=max_by(closeness, groups),
            nearest=max_by(np.maximum(closeness, narrow), groups),
            tower=(mean_by(read.pole_bears, groups), mean_by(read.pole_direction, groups)),
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
        self,
        states: NetworkStates,
        view: PrincipleView,
        request: JudgeRequest,
        together: Sequence[str],
    ) -> list[str]:
        chances, reasons = states.bears_probability, []
        for (p, a), joint in zip(request.pairs, together, strict=True):
            facet = int((view.weights[p] * chances[a]).argmax())
            way = "upholds" if states.direction[a, facet] > 0 else "contradicts"
            share, name = chances[a, facet], self._facets[facet]
            if share < 0.3:
                apart = f"bears on none of its facets ({name} {share:.2f})"
            else:
                apart = f"{way} facet {name} (bears {share:.2f})"
            reasons.append(f"{apart}{joint}")
        return reasons


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
