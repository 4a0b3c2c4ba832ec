"""A local cross-encoder for natural language inference, its label order read from its config."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.special import log_softmax

from scorer.errors import ModelError
from scorer.judges.known_pairs import RELATIONS
from scorer.settings import threads

BATCH = 32
MAX_TOKENS = 256
_STEMS = {"entail": "entailment", "contradict": "contradiction", "neutral": "neutral"}


class CrossEncoder:
    """Score (premise, hypothesis) pairs; nothing is downloaded, nothing but safetensors is read."""

    def __init__(self, folder: Path, *, name: str) -> None:
        if not any(folder.glob("*.safetensors")):
            raise ModelError(
                f"{folder} holds no .safetensors weights; other formats are not loaded"
            )
        import torch
        from transformers import AutoModelForSequenceClassification, AutoTokenizer

        torch.set_num_threads(threads())
        try:
            self._tokenizer: Any = AutoTokenizer.from_pretrained(str(folder), local_files_only=True)
            self._model: Any = AutoModelForSequenceClassification.from_pretrained(
                str(folder), local_files_only=True, use_safetensors=True
            )
        except (OSError, ValueError) as cause:
            raise ModelError(
                f"{folder} is not a sequence classification model that transformers can load: "
                f"{cause}"
            ) from cause
        self._model.eval()
        self._order = label_order(self._model.config.id2label, name)

    def log_probabilities(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float64]:
        """Return (pairs, 3) log-probabilities in the order of `RELATIONS`."""
        import torch

        found = np.empty((len(pairs), len(RELATIONS)))
        # Pairs of like length go together: padding costs time.
        by_length = sorted(range(len(pairs)), key=lambda row: len("".join(pairs[row])))
        with torch.inference_mode():
            for start in range(0, len(pairs), BATCH):
                rows = by_length[start : start + BATCH]
                tokens = self._tokenizer(
                    [pairs[row][0] for row in rows],
                    [pairs[row][1] for row in rows],
                    padding=True,
                    truncation=True,
                    max_length=min(MAX_TOKENS, int(self._model.config.max_position_embeddings)),
                    return_tensors="pt",
                )
                logits = self._model(**tokens).logits.to(torch.float64).numpy()
                found[rows] = log_softmax(logits[:, self._order], axis=1)
        return found


def label_order(id2label: Mapping[Any, str], name: str) -> list[int]:
    """Return the output of each of `RELATIONS`, by the names that the model's config gives.

    Raises:
        ModelError: the names are not those of the three relations, each once.
    """
    place: dict[str, int] = {}
    for number, label in id2label.items():
        for stem, relation in _STEMS.items():
            if str(label).lower().startswith(stem):
                place[relation] = int(number)
    if len(id2label) != len(RELATIONS) or len(place) != len(RELATIONS):
        raise ModelError(
            f"{name}: id2label in config.json is {dict(id2label)}; entailment, neutral and "
            "contradiction were expected, each once. Write the true names there, or choose "
            "another model"
        )
    return [place[relation] for relation in RELATIONS]
