"""Fit the scales of the learned judge on the dev part."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from scorer.encoders import Encoder
from scorer.judges.apart import PrincipleView, Scales, apart_logits, mixed_chances
from scorer.judges.learned import LearnedJudge
from scorer.judges.network_pass import NetworkStates
from scorer.labelled import CodedPair
from scorer.records import LABELS, MODES, PairIndex, Principle
from scorer.storage import read_json, write_json
from scorer.training.assemble import FIRST_SCALES

Floats = NDArray[np.float64]
PROCLAIMS_SHARES = (0.3, 0.5, 0.7, 0.85)
FARS = (0.2, 0.3, 0.4, 0.5)
SPAN = 0.3
NAMED_SHARES = (0.2, 0.3, 0.4, 0.5, 0.6)
FAR_AWAY = 0.01
"""Share of fresh wordings of trained principles that may be called too far from all of them."""


def fit_scales(
    folder: Path,
    encoder: Encoder,
    trained: Sequence[CodedPair],
    unseen: Sequence[CodedPair],
) -> Mapping[str, float]:
    """Choose shares and slopes by the likelihood of dev pairs, and write them to config.json.

    Args:
        folder: of the model.
        encoder: the bundled one.
        trained: dev pairs under facets that were trained: slopes and shares.
        unseen: dev pairs under principles that were never seen: where the facets stop being
            trusted.
    """
    first = Scales(**FIRST_SCALES)
    options = [replace(first, proclaims_share=share) for share in PROCLAIMS_SHARES]
    parts = [(DevPart(_judge_with(folder, encoder, option), trained), option) for option in options]
    fitted = [(known, _fitted(option, known)) for known, option in parts]
    known, scales = min(fitted, key=lambda pair: pair[0].loss(pair[1]))
    beyond = DevPart(_judge_with(folder, encoder, scales), unseen)
    fars = [_fitted(replace(scales, far=far, near=far + SPAN), known, beyond) for far in FARS]
    scales = min(fars, key=lambda option: known.loss(option) + beyond.loss(option))
    named = DevPart(_judge_with(folder, encoder, scales), trained, named=True)
    shares = [replace(scales, named_share=share) for share in NAMED_SHARES]
    scales = replace(
        min(shares, key=named.loss), unfit=float(np.quantile(known.view.nearest, FAR_AWAY))
    )
    _judge_with(folder, encoder, scales)
    return asdict(scales)


def _judge_with(folder: Path, encoder: Encoder, scales: Scales) -> LearnedJudge:
    """Write the scales to config.json and load the judge with them."""
    rounded = {name: round(value, 4) for name, value in asdict(scales).items()}
    write_json(folder / "config.json", {**read_json(folder / "config.json"), "scales": rounded})
    return LearnedJudge(folder, encoder)


class DevPart:
    """Dev pairs read once; losses of scales are then cheap."""

    def __init__(
        self, judge: LearnedJudge, pairs: Sequence[CodedPair], *, named: bool = False
    ) -> None:
        self.texts = list(dict.fromkeys(pair.row.text for pair in pairs))
        stated = list(dict.fromkeys((pair.wording, pair.facet) for pair in pairs))
        text_row = {text: row for row, text in enumerate(self.texts)}
        stated_row = {each: row for row, each in enumerate(stated)}
        self.principles = [
            Principle(id=str(row), text=text, facet=facet if named else None)
            for row, (text, facet) in enumerate(stated)
        ]
        self.states: NetworkStates
        self.view: PrincipleView
        self.states, self.view = judge.raw_logits(self.principles, self.texts)
        self.index: PairIndex = np.array(
            [(stated_row[pair.wording, pair.facet], text_row[pair.row.text]) for pair in pairs],
            dtype=np.intp,
        )
        self.labels = np.array([LABELS.index(pair.label) for pair in pairs])
        deed = self.states.mode[:, MODES.index("deed")]
        self.not_deed = 1.0 - deed

    def apart(self, scales: Scales) -> Floats:
        """Return the bears and direction logits of the pairs (n, 2), read apart."""
        return apart_logits(self.states, self.view, self.index, self.not_deed, scales)

    def chances(self, scales: Scales) -> tuple[Floats, Floats]:
        """Return P(bears) and P(upholds given that it bears) of the pairs."""
        return mixed_chances(self.states, self.view, self.index, self.not_deed, scales)

    def loss(self, scales: Scales) -> float:
        """Return the mean negative log-likelihood of the coded labels."""
        bears, upholds = self.chances(scales)
        chosen = np.choose(self.labels, [bears * (1 - upholds), bears * upholds, 1 - bears])
        return float(-np.log(chosen).mean())


def _fitted(scales: Scales, *parts: DevPart) -> Scales:
    """Search the slopes and the towers' share that make the labels of all parts likeliest."""

    def at(values: Floats) -> Scales:
        return replace(scales, **dict(zip(_FITTED, (float(each) for each in values), strict=True)))

    found = minimize(
        lambda values: sum(part.loss(at(values)) for part in parts),
        np.array([start for start, _ in _FITTED.values()]),
        method="L-BFGS-B",
        # Too small a step drowns in the rounding of the mixed chances, and the search stops early.
        options={"eps": 1e-5},
        bounds=[bounds for _, bounds in _FITTED.values()],
    )
    return at(found.x)


_FITTED: Mapping[str, tuple[float, tuple[float, float]]] = {
    "bears_slope": (0.6, (0.05, 5.0)),
    "bears_bias": (0.0, (-8.0, 8.0)),
    "direction_slope": (0.6, (0.05, 5.0)),
    "non_deed": (-2.0, (-8.0, 0.0)),
    "tower_share": (0.3, (0.0, 0.9)),
    "tower_bears_slope": (0.6, (0.05, 5.0)),
    "tower_bears_bias": (0.0, (-8.0, 8.0)),
    "tower_direction_slope": (0.6, (0.05, 5.0)),
}
"""Scale -> where the search begins, and its bounds."""
