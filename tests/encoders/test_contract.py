"""What every encoder keeps to; a new encoder is one line in `ENCODERS`."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from scorer.encoders import CachedEncoder, Encoder, load_encoder
from scorer.encoders.by_name import load_by_name

from .conftest import CountingEncoder

TEXTS = [
    "Norland closed the border.",
    "Sudland signed a treaty and sent its troops.",
    "x",
    "Norland closed the border.",
    "É 国 🙂",
    "",
]

ENCODERS: dict[str, Callable[[Callable[[], Path], Path], Encoder]] = {
    "bundled": lambda tiny, cache: load_encoder("bundled", cached=False),
    "by folder": lambda tiny, cache: load_encoder(str(tiny()), cached=False),
    "cached": lambda tiny, cache: CachedEncoder(CountingEncoder(), cache),
    "by folder, cached": lambda tiny, cache: CachedEncoder(load_by_name(str(tiny())), cache),
}
"""Name and how to load it, given a tiny model folder and a folder for a cache."""

SLOW = {"bundled", "by folder", "by folder, cached"}
"""Those that need torch."""


@pytest.fixture(
    scope="module",
    params=[pytest.param(n, marks=[pytest.mark.slow] * (n in SLOW)) for n in ENCODERS],
)
def encoder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Encoder:
    load = ENCODERS[request.param]
    return load(lambda: request.getfixturevalue("tiny_folder"), tmp_path_factory.mktemp("cache"))


def test_rows_are_float32_of_length_one_and_as_wide_as_said(encoder: Encoder) -> None:
    vectors = encoder.encode(TEXTS)
    assert vectors.dtype == np.float32
    assert vectors.shape == (len(TEXTS), encoder.dimension)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-4)


def test_rows_come_in_the_order_of_the_texts(encoder: Encoder) -> None:
    forwards, backwards = encoder.encode(TEXTS), encoder.encode(TEXTS[::-1])
    assert np.allclose(forwards, backwards[::-1], atol=1e-5)
    assert forwards[0] @ forwards[1] < 0.9999


def test_equal_texts_have_equal_vectors_whatever_stands_beside_them(encoder: Encoder) -> None:
    vectors = encoder.encode(TEXTS)
    assert np.allclose(vectors[0], vectors[3], atol=1e-5)
    assert np.allclose(vectors[0], encoder.encode(TEXTS[:1])[0], atol=1e-4)


def test_a_text_longer_than_a_model_reads_still_has_its_row(encoder: Encoder) -> None:
    vectors = encoder.encode(["the border " * 200])
    assert np.linalg.norm(vectors[0]) == pytest.approx(1.0, abs=1e-4)


def test_no_texts_give_no_rows_of_the_same_width(encoder: Encoder) -> None:
    vectors = encoder.encode([])
    assert vectors.shape == (0, encoder.dimension)
    assert vectors.dtype == np.float32


def test_it_has_a_name_and_a_fingerprint(encoder: Encoder) -> None:
    assert encoder.name
    assert encoder.fingerprint == encoder.fingerprint.strip() != ""
