"""What every encoder offers."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
"""One row a text, each of length one (a zero row for an empty text never occurs)."""


class Encoder(Protocol):
    """Turn texts into unit vectors; equal fingerprints mean equal vectors."""

    @property
    def name(self) -> str:
        """The name it was chosen by."""
        ...

    @property
    def fingerprint(self) -> str:
        """A hash of the weights and of all that changes the vectors."""
        ...

    @property
    def dimension(self) -> int:
        """The number of columns."""
        ...

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return float32 of shape (len(texts), dimension), rows in the order of the texts."""
        ...
