"""Encoders for the contract: a fake, and a tiny one in a folder."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from scorer.encoders import Vectors

WIDTH = 32


class CountingEncoder:
    """Unit vectors from a hash of the text; remembers what it was asked to encode."""

    name = "counting"
    dimension = 8

    def __init__(self, fingerprint: str = "f1") -> None:
        self.fingerprint = fingerprint
        self.asked: list[list[str]] = []

    def encode(self, texts: Sequence[str]) -> Vectors:
        self.asked.append(list(texts))
        drawn = np.empty((len(texts), self.dimension), dtype=np.float32)
        for row, text in enumerate(texts):
            digest = hashlib.sha256(f"{self.fingerprint}{text}".encode()).digest()
            drawn[row] = np.frombuffer(digest[:8], dtype=np.uint8) - np.float32(127.5)
        return drawn / np.linalg.norm(drawn, axis=1, keepdims=True)


@pytest.fixture(scope="session")
def tiny_folder(tiny_bert: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sentence-transformers folder `WIDTH` wide."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer

    folder = tmp_path_factory.mktemp("sentence") / "model"
    modules = [Transformer(str(tiny_bert)), Pooling(WIDTH)]
    SentenceTransformer(modules=modules, device="cpu").save(str(folder))
    return folder
