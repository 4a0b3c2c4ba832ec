"""Plain sentence pairs whose relation nobody doubts: a cross-encoder has to get them right."""

from collections.abc import Sequence
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from scorer.errors import ModelError

Relation = Literal["entailment", "neutral", "contradiction"]
RELATIONS: Final[tuple[Relation, ...]] = ("entailment", "neutral", "contradiction")
SHARE_NEEDED: Final = 0.75

KNOWN_PAIRS: Final[tuple[tuple[str, str, Relation], ...]] = (
    ("A man is playing a guitar on the stage.", "A man is playing an instrument.", "entailment"),
    ("Two dogs are running through a field.", "Animals are outdoors.", "entailment"),
    ("The army crossed the river at dawn.", "Soldiers crossed a river.", "entailment"),
    ("The government closed all schools.", "Schools were closed.", "entailment"),
    ("The court freed both prisoners.", "Prisoners were freed.", "entailment"),
    ("All ten ships left the harbour.", "Some ships left the harbour.", "entailment"),
    ("A man is playing a guitar on the stage.", "The man is sleeping.", "contradiction"),
    ("Two dogs are running through a field.", "There are no dogs.", "contradiction"),
    ("The army crossed the river at dawn.", "The army never crossed the river.", "contradiction"),
    ("The government closed all schools.", "All schools stayed open.", "contradiction"),
    ("The court freed both prisoners.", "Both prisoners stayed in jail.", "contradiction"),
    ("All ten ships left the harbour.", "No ship left the harbour.", "contradiction"),
    ("A man is playing a guitar on the stage.", "The man has two brothers.", "neutral"),
    ("Two dogs are running through a field.", "The dogs belong to a farmer.", "neutral"),
    ("The army crossed the river at dawn.", "The general was born abroad.", "neutral"),
    ("The government closed all schools.", "The minister likes music.", "neutral"),
    ("The court freed both prisoners.", "The judge drove home by car.", "neutral"),
    ("All ten ships left the harbour.", "The ships carried grain.", "neutral"),
)


def check_known_pairs(name: str, logits: NDArray[np.float64]) -> float:
    """Return the share of known pairs that a model gets right.

    Args:
        name: of the model, for the message.
        logits: (pairs, 3) in the order of `RELATIONS`.

    Raises:
        ModelError: fewer than three quarters are right, or one relation is no better than chance;
            the message has the counts and some of the pairs that were taken wrongly.
    """
    truth = np.array([RELATIONS.index(relation) for _, _, relation in KNOWN_PAIRS])
    right = logits.argmax(axis=1) == truth
    by_relation = [float(right[truth == row].mean()) for row in range(len(RELATIONS))]
    if right.mean() >= SHARE_NEEDED and min(by_relation) > 1 / len(RELATIONS):
        return float(right.mean())
    counts = ", ".join(
        f"{relation} {share:.0%}" for relation, share in zip(RELATIONS, by_relation, strict=True)
    )
    raise ModelError(
        f"{name} gets {right.sum()} of {len(right)} known pairs right ({counts}); at least "
        f"{SHARE_NEEDED:.0%} and more than a third of each relation are needed. "
        f"Wrong, for example: {_examples(logits, right)}. Choose a model trained on natural "
        "language inference, and check that id2label in its config.json names its outputs."
    )


def _examples(logits: NDArray[np.float64], right: NDArray[np.bool_]) -> str:
    shown: Sequence[int] = np.flatnonzero(~right)[:3].tolist()
    return "; ".join(
        f"'{KNOWN_PAIRS[row][0]}' / '{KNOWN_PAIRS[row][1]}' is {KNOWN_PAIRS[row][2]}, not "
        f"{RELATIONS[int(logits[row].argmax())]}"
        for row in shown
    )
