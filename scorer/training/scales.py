"""Fit the scales of the learned judge on the dev part."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from scorer.encoders import Encoder
from scorer.judges.learned import LearnedJudge, PrincipleView, Scales, mixed_chances
from scorer.judges.network_pass import NetworkStates
from scorer.labelled import CodedPair
from scorer.records import LABELS, MODES, PairIndex, Principle
from scorer.storage import read_json, write_json
from scorer.training.assemble import FIRST_SCALES

Floats = NDArray[np.float64]
SHARES = (0.0, 0.15, 0.3)
FARS = (0.35, 0.45, 0.55, 0.65)
SPAN = 0.2


def fit_scales(
    folder: Path,
    encoder: Encoder,
    trained: Sequence[CodedPair],
    unseen: Sequence[CodedPair],
    *,
    trust: Mapping[str, float] | None = None,
    proclaims_share: float = 0.0,
) -> Mapping[str, float]:
    """Choose blend and slopes by the likelihood of dev pairs, and write them to config.json.

    Args:
        folder: of the model.
        encoder: the bundled one.
        trained: dev pairs under facets that were trained: slopes and the tower's share.
        unseen: dev pairs under facets that were hidden: where the facets stop being trusted;
            may be empty, then `trust` says it.
        proclaims_share: weight of the fine-tuned reading of a principle in its mapping; 0 where
            the network was never taught it.
        trust: scales of a sibling whose `near`, `far` and `unfit` are taken over.
    """
    taken = {name: trust[name] for name in ("near", "far", "unfit")} if trust else {}
    first = {**FIRST_SCALES, **taken, "proclaims_share": proclaims_share}
    write_json(folder / "config.json", {**read_json(folder / "config.json"), "scales": first})
    scales, judge = Scales(**first), LearnedJudge(folder, encoder)
    known = _Part(judge, trained)
    scales = min(
        (known.fitted(replace(scales, tower_share=share)) for share in SHARES), key=known.loss
    )
    if unseen:
        beyond = _Part(judge, unseen)
        options = [replace(scales, far=far, near=far + SPAN) for far in FARS]
        scales = min(options, key=lambda option: beyond.loss(option) + known.loss(option))
    chosen = {name: round(value, 4) for name, value in asdict(scales).items()}
    config = read_json(folder / "config.json")
    write_json(folder / "config.json", {**config, "scales": chosen})
    return chosen


class _Part:
    """Dev pairs read once; losses of scales are then cheap."""

    def __init__(self, judge: LearnedJudge, pairs: Sequence[CodedPair]) -> None:
        texts = list(dict.fromkeys(pair.row.text for pair in pairs))
        stated = list(dict.fromkeys(pair.wording for pair in pairs))
        text_row = {text: row for row, text in enumerate(texts)}
        stated_row = {text: row for row, text in enumerate(stated)}
        principles = [Principle(id=str(row), text=text) for row, text in enumerate(stated)]
        self.states: NetworkStates
        self.view: PrincipleView
        self.states, self.view = judge.raw_logits(principles, texts)
        self.index: PairIndex = np.array(
            [(stated_row[pair.wording], text_row[pair.row.text]) for pair in pairs], dtype=np.intp
        )
        self.labels = np.array([LABELS.index(pair.label) for pair in pairs])
        deed = self.states.mode[:, MODES.index("deed")]
        self.not_deed = 1.0 - deed

    def loss(self, scales: Scales) -> float:
        bears, upholds = mixed_chances(self.states, self.view, self.index, self.not_deed, scales)
        chosen = np.choose(self.labels, [bears * (1 - upholds), bears * upholds, 1 - bears])
        return float(-np.log(chosen).mean())

    def fitted(self, scales: Scales) -> Scales:
        def at(values: Floats) -> Scales:
            slope, bias, way, gate = (float(value) for value in values)
            return replace(
                scales, bears_slope=slope, bears_bias=bias, direction_slope=way, non_deed=gate
            )

        start = np.array([0.6, 0.0, 0.6, -2.0])
        bounds = [(0.05, 5.0), (-8.0, 8.0), (0.05, 5.0), (-8.0, 0.0)]
        found = minimize(
            lambda values: self.loss(at(values)), start, method="L-BFGS-B", bounds=bounds
        )
        return at(found.x)
