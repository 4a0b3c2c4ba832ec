"""Judges that must be beaten: each leaves out something that judging needs."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from scorer.encoders import Encoder, load_encoder
from scorer.judges.choose import DEFAULT_JUDGE, load_judge
from scorer.judges.protocol import Judgement, JudgeRequest
from scorer.judges.shuffled import ShuffledPrincipleJudge
from scorer.records import LABELS
from scorer.settings import shipped_folder
from scorer.storage import check_manifest, file_sha256

FOLDER: Final = "baselines-1"
Floats = NDArray[np.float64]
OneSide = Literal["action-only", "principle-only"]


class CosineJudge:
    """Similarity of principle and action: it may find what is related, never which way."""

    name = "cosine"

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder

    def recipe(self) -> Mapping[str, object]:
        """Name and encoder."""
        return {"name": self.name, "version": "1", "encoder": self._encoder.fingerprint}

    def judge(self, request: JudgeRequest) -> Judgement:
        """Give contradicts and upholds the same logit, the highest cosine over the wordings."""
        actions = self._encoder.encode(request.texts)
        nearest = np.empty((len(request.principles), len(request.texts)))
        for row, principle in enumerate(request.principles):
            stated = self._encoder.encode(principle.all_wordings)
            nearest[row] = (stated @ actions.T).max(axis=0)
        cosine = nearest[request.pairs[:, 0], request.pairs[:, 1]]
        return Judgement(
            logits=np.stack([10.0 * cosine, 10.0 * cosine, np.full(len(cosine), 5.0)], axis=1),
            reasons=[f"cosine {value:.2f}, which says nothing of direction" for value in cosine],
        )


class OneSideJudge:
    """Logistic regression on one frozen vector: of the action alone, or the principle alone."""

    def __init__(self, side: OneSide, folder: Path, encoder: Encoder) -> None:
        from safetensors.numpy import load_file

        self.name = side
        self._weights = folder / f"{side}.safetensors"
        self._encoder = encoder
        stored = load_file(self._weights)
        self._slope = stored["weights"].astype(np.float64)
        self._bias = stored["bias"].astype(np.float64)

    def recipe(self) -> Mapping[str, object]:
        """Name, weights and encoder."""
        return {
            "name": self.name,
            "version": self._weights.parent.name,
            "weights_sha256": file_sha256(self._weights),
            "encoder": self._encoder.fingerprint,
        }

    def judge(self, request: JudgeRequest) -> Judgement:
        """Judge every pair by one of its two sides."""
        if self.name == "action-only":
            texts, side = list(request.texts), 1
        else:
            texts, side = [principle.text for principle in request.principles], 0
        logits: Floats = self._encoder.encode(texts) @ self._slope.T + self._bias
        return Judgement(
            logits=logits[request.pairs[:, side]].reshape(-1, len(LABELS)),
            reasons=[f"judged by the {self.name.removesuffix('-only')} alone"] * len(request.pairs),
        )


def load_cosine() -> CosineJudge:
    """Load the cosine baseline over the bundled encoder."""
    return CosineJudge(load_encoder())


def load_action_only() -> OneSideJudge:
    """Load the regression on the action's vector."""
    return _load_one_side("action-only")


def load_principle_only() -> OneSideJudge:
    """Load the regression on the principle's vector."""
    return _load_one_side("principle-only")


def load_shuffled_principle() -> ShuffledPrincipleJudge:
    """Load the default judge with exchanged principles."""
    return ShuffledPrincipleJudge(load_judge(DEFAULT_JUDGE))


def _load_one_side(side: OneSide) -> OneSideJudge:
    folder = shipped_folder("models", FOLDER)
    check_manifest(folder)
    return OneSideJudge(side, folder, load_encoder())
