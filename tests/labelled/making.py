"""Rows with vectors whose cosines are known."""

import numpy as np
from numpy.typing import NDArray

from scorer.labelled import LabelledRow


def make_row(name: str, **fields: object) -> LabelledRow:
    """A row of its own group in `deeds`, unless told otherwise."""
    known = {
        "id": name,
        "text": f"[ACTOR] did {name}.",
        "source": "deeds",
        "mode": "deed",
        "bears": {},
        "group": name,
    }
    return LabelledRow(**{**known, **fields})  # type: ignore[arg-type]


def at_cosines(*cosines: float) -> NDArray[np.float32]:
    """Unit vectors with these cosines to (1, 0, ...), and otherwise as far apart as can be."""
    vectors = np.zeros((len(cosines), len(cosines) + 1), dtype=np.float32)
    vectors[:, 0] = cosines
    for row, cosine in enumerate(cosines):
        vectors[row, row + 1] = np.sqrt(1 - cosine**2)
    return vectors
