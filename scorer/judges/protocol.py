"""What every judge takes and gives."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from scorer.records import Mode, PairIndex, Principle


@dataclass(frozen=True, kw_only=True, slots=True)
class JudgeRequest:
    """Principles, actions and the pairs to judge.

    `texts` are the action texts with the acting actor already masked as `[ACTOR]`; `modes` holds
    None where the mode is not known. Both have one entry an action.
    """

    principles: Sequence[Principle]
    texts: Sequence[str]
    modes: Sequence[Mode | None]
    pairs: PairIndex

    def __post_init__(self) -> None:
        if len(self.texts) != len(self.modes):
            raise ValueError(f"{len(self.texts)} texts but {len(self.modes)} modes")
        if self.pairs.ndim != 2 or self.pairs.shape[1] != 2:
            raise ValueError(f"pairs have shape {self.pairs.shape}; (n, 2) was expected")


@dataclass(frozen=True, kw_only=True, slots=True)
class Judgement:
    """What a judge says of n pairs, before calibration.

    `logits`: float64 (n, 3) in the order of `LABELS`. `severity`: (n,) expected severity, 1 to 3,
    given that the pair contradicts, or None. `reasons`: n short sentences, or None.
    `unfit`: n booleans, True where the judge has no ground to decide (its set is then all three).
    """

    logits: NDArray[np.float64]
    severity: NDArray[np.float64] | None = None
    reasons: Sequence[str] | None = None
    unfit: NDArray[np.bool_] | None = None


class Judge(Protocol):
    """Turn pairs into judgements; equal recipes mean equal judgements."""

    @property
    def name(self) -> str:
        """The fixed name it is chosen by."""
        ...

    def recipe(self) -> Mapping[str, object]:
        """Name, version, encoder, hashes: all that its judgements depend on, JSON-able."""
        ...

    def judge(self, request: JudgeRequest) -> Judgement:
        """Judge every pair of the request."""
        ...
