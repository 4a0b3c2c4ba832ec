"""Vectors kept by content: the same text under the same weights is encoded once."""

import hashlib
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import numpy as np

from scorer.encoders.protocol import Encoder, Vectors

_LOOKUP = 500


class CachedEncoder:
    """Wrap an encoder with a store on disk, one SQLite file for each fingerprint.

    A store that cannot be opened or is damaged, and a vector that is torn, are passed over: they
    are then computed anew.
    """

    def __init__(self, encoder: Encoder, folder: Path) -> None:
        self._encoder = encoder
        self._path = folder / "vectors" / f"{encoder.fingerprint[:32]}.sqlite"

    @property
    def name(self) -> str:
        """The name of the encoder within."""
        return self._encoder.name

    @property
    def fingerprint(self) -> str:
        """The fingerprint of the encoder within."""
        return self._encoder.fingerprint

    @property
    def dimension(self) -> int:
        """The dimension of the encoder within."""
        return self._encoder.dimension

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return the vectors of all texts, computing only those never seen."""
        keys = [hashlib.sha256(text.encode()).digest() for text in texts]
        known = self._find(sorted(set(keys)))
        new = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
        if new:
            computed = self._encoder.encode(list(new.values()))
            fresh = dict(zip(new, computed, strict=True))
            self._keep(fresh)
            known.update(fresh)
        if not texts:
            return self._encoder.encode([])
        return np.stack([known[key] for key in keys])

    def _find(self, keys: Sequence[bytes]) -> dict[bytes, Vectors]:
        found: dict[bytes, Vectors] = {}
        if not self._path.is_file():
            return found
        try:
            with closing(sqlite3.connect(self._path, timeout=30)) as store:
                for start in range(0, len(keys), _LOOKUP):
                    block = keys[start : start + _LOOKUP]
                    marks = ",".join("?" * len(block))
                    query = f"SELECT key, vector FROM vectors WHERE key IN ({marks})"  # noqa: S608
                    for key, blob in store.execute(query, block):
                        vector = _whole_vector(blob)
                        if vector is not None:
                            found[key] = vector
        except sqlite3.DatabaseError:
            return {}
        return found

    def _keep(self, vectors: dict[bytes, Vectors]) -> None:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self._path, timeout=30)) as store, store:
                store.execute(
                    "CREATE TABLE IF NOT EXISTS vectors (key BLOB PRIMARY KEY, vector BLOB)"
                )
                rows = [(key, row.astype("<f4").tobytes()) for key, row in vectors.items()]
                store.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?)", rows)
        except (sqlite3.DatabaseError, OSError):
            # A cache that cannot be written costs time later, never the result now.
            return


def _whole_vector(blob: bytes) -> Vectors | None:
    """Read a stored vector; None where it is torn, which its length of one gives away."""
    if len(blob) % 4:
        return None
    vector = np.frombuffer(blob, dtype="<f4")
    return vector if abs(float(vector @ vector) - 1.0) < 1e-3 else None
