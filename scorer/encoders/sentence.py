"""A sentence-transformers model from a local folder."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from scorer.encoders.protocol import Vectors
from scorer.settings import threads

BATCH = 64


class SentenceEncoder:
    """Encode with sentence-transformers; the model is loaded at the first call, not before."""

    def __init__(self, folder: Path, *, name: str, fingerprint: str) -> None:
        self.name = name
        self.fingerprint = fingerprint
        self._folder = folder
        self._loaded: Any = None

    @property
    def dimension(self) -> int:
        """The number of columns."""
        return int(self._model().get_embedding_dimension())

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return unit rows, float32, in the order of the texts."""
        if not texts:
            return np.empty((0, self.dimension), dtype=np.float32)
        vectors = self._model().encode(
            list(texts),
            batch_size=BATCH,
            normalize_embeddings=True,
            convert_to_numpy=True,
            show_progress_bar=False,
        )
        return np.asarray(vectors, dtype=np.float32)

    def _model(self) -> Any:
        if self._loaded is None:
            # Importing costs seconds, so it waits until vectors are wanted.
            import torch
            from sentence_transformers import SentenceTransformer
            from transformers.utils import logging

            torch.set_num_threads(threads())
            shown = logging.is_progress_bar_enabled()
            # A bar on standard error would break in on whoever asked for quiet.
            logging.disable_progress_bar()
            try:
                self._loaded = SentenceTransformer(
                    str(self._folder), device="cpu", local_files_only=True
                )
            finally:
                if shown:
                    logging.enable_progress_bar()
        return self._loaded
