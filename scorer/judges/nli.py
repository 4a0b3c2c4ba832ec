"""Any local NLI cross-encoder as a judge: does the action entail the one pole or the other?

General NLI is at chance on direction in this project's measurements; the judge is there to compare
with, and for models trained for the task.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from scorer.errors import ModelError
from scorer.judges.cross_encoder import CrossEncoder
from scorer.judges.known_pairs import KNOWN_PAIRS, RELATIONS, check_known_pairs
from scorer.judges.protocol import Judgement, JudgeRequest
from scorer.records import Principle
from scorer.storage import file_sha256

_ENTAILS: Final = RELATIONS.index("entailment")
_NEUTRAL: Final = RELATIONS.index("neutral")
_CONTRADICTS: Final = RELATIONS.index("contradiction")
_ACTOR: Final = "The actor"


class NliJudge:
    """Two hypotheses a pair, one a pole; their relations are combined into the three labels."""

    def __init__(self, argument: str, folder: Path) -> None:
        self.name = f"nli:{argument}"
        self._encoder = CrossEncoder(folder, name=argument)
        known = self._encoder.log_probabilities([(one, two) for one, two, _ in KNOWN_PAIRS])
        self._known_share = check_known_pairs(argument, known)
        self._weights = _weights_hash(folder)

    def recipe(self) -> Mapping[str, object]:
        """Name, hash of the weights and the share of known pairs it got right."""
        return {
            "name": self.name,
            "version": "1",
            "weights_sha256": self._weights,
            "known_pairs_right": round(self._known_share, 3),
        }

    def judge(self, request: JudgeRequest) -> Judgement:
        """Judge every pair: two passes of the cross-encoder a pair."""
        poles = [hypotheses(principle) for principle in request.principles]
        premises = [premise(text) for text in request.texts]
        index = request.pairs.tolist()
        upholding = self._encoder.log_probabilities([(premises[a], poles[p][0]) for p, a in index])
        violating = self._encoder.log_probabilities([(premises[a], poles[p][1]) for p, a in index])
        logits = combined(upholding, violating)
        reasons = [
            f"entails '{poles[p][0]}' {np.exp(up[_ENTAILS]):.2f}, "
            f"'{poles[p][1]}' {np.exp(down[_ENTAILS]):.2f}"
            for (p, _), up, down in zip(index, upholding, violating, strict=True)
        ]
        return Judgement(logits=logits, reasons=reasons)


def combined(upholding: NDArray[np.float64], violating: NDArray[np.float64]) -> NDArray[np.float64]:
    """Turn the relations to the two hypotheses, each (n, 3), into logits of the three labels.

    To entail the violating pole and to contradict the upholding one both speak for `contradicts`.
    """
    return np.stack(
        [
            (violating[:, _ENTAILS] + upholding[:, _CONTRADICTS]) / 2,
            (upholding[:, _ENTAILS] + violating[:, _CONTRADICTS]) / 2,
            (upholding[:, _NEUTRAL] + violating[:, _NEUTRAL]) / 2,
        ],
        axis=1,
    )


def premise(text: str) -> str:
    """Put plain words in the place of the mask, which no cross-encoder has ever read."""
    return re.sub(r"\[ACTOR\]", _ACTOR, text)


def hypotheses(principle: Principle) -> tuple[str, str]:
    """Return an upholding and a violating hypothesis: the poles of the card, else a template.

    >>> hypotheses(Principle(id="p", text="No blocs."))[0]
    'This action upholds the principle that no blocs.'
    """
    if principle.upholding and principle.violating:
        return _as_sentence(principle.upholding), _as_sentence(principle.violating)
    stated = _lowered(principle.text).rstrip(".")
    return (
        f"This action upholds the principle that {stated}.",
        f"This action violates the principle that {stated}.",
    )


def _as_sentence(pole: str) -> str:
    return f"{_ACTOR} {_lowered(pole).rstrip('.')}."


def _lowered(text: str) -> str:
    # A name or an abbreviation keeps its capital.
    return text if text[:2].isupper() else text[:1].lower() + text[1:]


def load_nli(argument: str) -> NliJudge:
    """Load a cross-encoder by folder, or by a name that is already in the local model cache.

    Raises:
        ModelError: it is not there, is not an NLI model, or gets the known pairs wrong.
    """
    folder = Path(argument)
    if not folder.is_dir():
        from huggingface_hub import snapshot_download

        try:
            folder = Path(snapshot_download(argument, local_files_only=True))
        except (OSError, ValueError) as cause:
            raise ModelError(
                f"{argument!r} is neither a folder nor in the local model cache. scorer downloads "
                f"nothing unasked; fetch it yourself first: hf download {argument}"
            ) from cause
    return NliJudge(argument, folder)


def _weights_hash(folder: Path) -> str:
    return "+".join(file_sha256(path) for path in sorted(folder.glob("*.safetensors")))
