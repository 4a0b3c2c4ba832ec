"""Fit how much reading apart and reading together count, on the dev part."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from scorer.encoders import Encoder
from scorer.judges.blend import Blend, Blends, Floats
from scorer.judges.facet_mixture import label_logits
from scorer.judges.learned import LearnedJudge
from scorer.labelled import CodedPair
from scorer.storage import read_json, write_json
from scorer.training.scales import DevPart

MISSED: Final = 0.02
"""Share of bearing dev pairs that are not read together: it costs a pass a pair."""
SMALL: Final = 1e-3
"""A faint pull of every weight towards what it is without a joint reader."""


def fit_blends(
    folder: Path, encoder: Encoder, trained: Sequence[CodedPair], unseen: Sequence[CodedPair]
) -> Blends:
    """Choose the blends by the likelihood of dev pairs, and write them to config.json.

    Args:
        folder: of the model, with its joint reader.
        encoder: the bundled one.
        trained: dev pairs under facets.
        unseen: dev pairs under narrow principles that were never seen. They are written to bear
            more often than not; their unrelated pairs are weighted so that this teaches no prior.
    """
    judge = _with_floor(folder, encoder, trained)
    told, named = (_Read(judge, trained, named=each) for each in (False, True))
    new = _Read(judge, unseen, named=False)
    bearing = (told.labels < _UNRELATED).mean()
    odds = (1 - bearing) / bearing
    unrelated = new.labels == _UNRELATED
    new.weights[unrelated] = odds * (~unrelated).sum() / max(1, unrelated.sum())
    new.weights /= new.weights.mean()
    start = Blend().as_array()
    stated = _minimum(
        lambda values: (
            sum(
                part.loss(Blends(near=_blend(values[:5]), far=_blend(values[5:])))
                for part in (told, new)
            )
            + SMALL * float(((values - np.tile(start, 2)) ** 2).sum())
        ),
        np.tile(start, 2),
    )
    card = _minimum(
        lambda values: (
            named.loss(Blends(named=_blend(values))) + SMALL * float(((values - start) ** 2).sum())
        ),
        start,
    )
    blends = Blends(named=_blend(card), near=_blend(stated[:5]), far=_blend(stated[5:]))
    stored = {
        name: {key: round(value, 4) for key, value in values.items()}
        for name, values in asdict(blends).items()
    }
    write_json(folder / "config.json", {**read_json(folder / "config.json"), "blends": stored})
    return blends


def _with_floor(folder: Path, encoder: Encoder, pairs: Sequence[CodedPair]) -> LearnedJudge:
    """Choose from which bears logit on pairs are read together, and load the judge with it."""
    judge = LearnedJudge(folder, encoder)
    part = DevPart(judge, pairs)
    bearing = part.apart(judge.scales)[part.labels != _UNRELATED, 0]
    scales = replace(judge.scales, joint_floor=round(float(np.quantile(bearing, MISSED)), 4))
    config = {**read_json(folder / "config.json"), "scales": asdict(scales)}
    write_json(folder / "config.json", config)
    return LearnedJudge(folder, encoder)


_UNRELATED: Final = 2


class _Read:
    """Dev pairs in both readings, those that the judge would blend.

    Under cards that name their facet these are all pairs, and none is read together.
    """

    def __init__(self, judge: LearnedJudge, pairs: Sequence[CodedPair], *, named: bool) -> None:
        part = DevPart(judge, pairs, named=named)
        apart = part.apart(judge.scales)
        asked = np.full(len(pairs), named) | (apart[:, 0] >= judge.scales.joint_floor)
        self.apart, self.labels = apart[asked], part.labels[asked]
        index = part.index[asked]
        self.joint = (
            np.zeros_like(self.apart)
            if named
            else judge.joint_logits(part.principles, part.texts, index)
        )
        self.trust = part.view.trust(judge.scales)[index[:, 0]]
        self.named: NDArray[np.bool_] = part.view.named[index[:, 0]]
        self.weights = np.ones(len(self.labels))

    def loss(self, blends: Blends) -> float:
        mixed = blends.mixed(self.apart, self.joint, trust=self.trust, named=self.named)
        said = label_logits(mixed[:, 0], mixed[:, 1])[np.arange(len(mixed)), self.labels]
        return float(-(self.weights * said).mean())


def _minimum(loss: Callable[[Floats], float], start: Floats) -> Floats:
    found = minimize(loss, start, method="L-BFGS-B")
    return np.asarray(found.x, dtype=np.float64)


def _blend(values: Floats) -> Blend:
    numbers = dict(zip(Blend.__slots__, (float(each) for each in values), strict=True))
    return replace(Blend(), **numbers)
