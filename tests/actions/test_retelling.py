"""The weights and the numbers they belong to."""

import hashlib
from collections.abc import Sequence

import numpy as np
import pytest

from scorer.actions.likeness import likeness, turned_round
from scorer.actions.retelling import read_texts, read_weights
from scorer.encoders import Vectors


class HashEncoder:
    """A unit row from a hash of the text."""

    name = fingerprint = "hash"
    dimension = 8

    def encode(self, texts: Sequence[str]) -> Vectors:
        rows = [np.frombuffer(hashlib.sha256(text.encode()).digest()[:8], "u1") for text in texts]
        found = np.array(rows, dtype=np.float32).reshape(-1, 8) + 1.0
        return np.asarray(found / np.linalg.norm(found, axis=1, keepdims=True), dtype=np.float32)


PAIRS = [
    ("Norland closed a road", "Norland shut 3 roads near Vittel"),
    ("Norland freed two men", "Norland freed two men"),
    ("", "Norland"),
]


@pytest.mark.parametrize("pair", PAIRS)
def test_the_order_of_two_texts_does_not_matter(pair: tuple[str, str]) -> None:
    texts = read_texts(pair, HashEncoder())
    one, other = texts[pair[0]], texts[pair[1]]
    assert likeness(one, other) == pytest.approx(likeness(other, one))
    assert 0.0 <= read_weights().probability(one, other) <= 1.0


def test_every_number_has_a_weight_and_every_weight_a_number() -> None:
    texts = read_texts(PAIRS[0], HashEncoder())
    assert likeness(*texts.values()).keys() == read_weights().weights.keys()


@pytest.mark.parametrize(
    "other",
    ["Norland did not close a road", "Norland reopened a road", "Norland plans to close a road"],
)
def test_a_text_turned_round_tells_of_another_act(other: str) -> None:
    pair = ("Norland closed a road", other)
    texts = read_texts(pair, HashEncoder())
    assert turned_round(likeness(*texts.values()))
    assert read_weights().probability(*texts.values()) == 0.0
