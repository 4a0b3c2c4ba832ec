"""Simple rules that the classifier of roles has to beat."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

import numpy as np

from scorer.encoders import Encoder
from scorer.extraction.classifier import CLASSES
from scorer.extraction.documents import LabelledDocument
from scorer.training.role_classifier import class_of

_I: Final = re.IGNORECASE
_CUES: Final = (
    ("denial", re.compile(r"\bden(?:y|ies|ied)\b|\brejects? (?:the|this|that)\b|\bno truth\b", _I)),
    (
        "principle",
        re.compile(
            r"\b(?:must|should|ought|principles?|believes?|creed|every|nobody|no "
            r"one)\b",
            _I,
        ),
    ),
    (
        "hypothetical",
        re.compile(r"\b(?:may|might|could|would|will|plans? to|considering|intends?)\b", _I),
    ),
    ("statement", re.compile(r"\b(?:said|says|called|accused|urged?|demand(?:s|ed))\b", _I)),
    ("deed", re.compile(r"\b(?:has|have|had) \w+|\b\w{3,}ed\b", _I)),
)


def baseline_classes(
    train: Sequence[LabelledDocument], test: Sequence[LabelledDocument], encoder: Encoder
) -> dict[str, list[int]]:
    """Return baseline -> class of every test sentence, in the order of `CLASSES`.

    `majority` says the most frequent class; `cues` is the first of five word lists that matches;
    `centroid` is the nearest mean vector of a class.
    """
    known = [sentence for document in train for sentence in document.sentences]
    asked = [sentence for document in test for sentence in document.sentences]
    truth = np.array([class_of(sentence) for sentence in known])
    most = Counter(truth.tolist()).most_common(1)[0][0]
    vectors = encoder.encode([sentence.text for sentence in known])
    means = np.stack([vectors[truth == row].mean(axis=0) for row in range(len(CLASSES))])
    means /= np.linalg.norm(means, axis=1, keepdims=True)
    near = (encoder.encode([sentence.text for sentence in asked]) @ means.T).argmax(axis=1)
    return {
        "majority": [most] * len(asked),
        "cues": [_by_cue(sentence.text) for sentence in asked],
        "centroid": near.tolist(),
    }


def _by_cue(text: str) -> int:
    found = next((name for name, pattern in _CUES if pattern.search(text)), "other")
    return CLASSES.index(found)
