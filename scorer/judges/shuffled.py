"""The control that shows a judge the wrong principle."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from scorer.judges.protocol import Judge, Judgement, JudgeRequest
from scorer.records import LABELS, Principle


class ShuffledPrincipleJudge:
    """Another judge that is shown the wrong principle: what it still gets right is not judgement.

    Principles that read alike, or name the same facet, count as one, so that none meets itself.
    """

    name = "shuffled-principle"

    def __init__(self, judge: Judge, *, seed: int = 0) -> None:
        self._judge = judge
        self._seed = seed

    def recipe(self) -> Mapping[str, object]:
        """Name, seed and the recipe of the judge within."""
        return {
            "name": self.name,
            "version": "1",
            "seed": self._seed,
            "judge": dict(self._judge.recipe()),
        }

    def judge(self, request: JudgeRequest) -> Judgement:
        """Judge every action under another principle of the same request."""
        other = derangement(request.principles, seed=self._seed)
        if other is None:
            count = len(request.pairs)
            return Judgement(
                logits=np.zeros((count, len(LABELS))),
                reasons=["there is no second principle to exchange with"] * count,
                unfit=np.ones(count, dtype=bool),
            )
        pairs = request.pairs.copy()
        pairs[:, 0] = other[pairs[:, 0]]
        judgement = self._judge.judge(replace(request, pairs=pairs))
        reasons = judgement.reasons or [""] * len(pairs)
        shown = [request.principles[p].id for p in pairs[:, 0]]
        told = [f"as if under {name}: {text}" for name, text in zip(shown, reasons, strict=True)]
        return replace(judgement, reasons=told)


def derangement(principles: Sequence[Principle], *, seed: int) -> NDArray[np.intp] | None:
    """Return for each principle the row of a different one, or None where all are alike."""
    first: dict[str, int] = {}
    for row, principle in enumerate(principles):
        first.setdefault(principle.facet or principle.version, row)
    if len(first) < 2:
        return None
    keys = sorted(first)
    order = np.random.default_rng(seed).permutation(len(keys))
    # One round through all: each hands over to the next, so that none keeps its own.
    turns = zip(order, np.roll(order, -1), strict=True)
    following = {keys[one]: first[keys[other]] for one, other in turns}
    rows = [following[principle.facet or principle.version] for principle in principles]
    return np.array(rows, dtype=np.intp)
