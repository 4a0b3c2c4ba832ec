"""The recipe of the shipped judge: its stages, in order."""

from dataclasses import replace
from typing import Final

from scorer.labelled.micro import SOURCE as MICRO
from scorer.labelled.rows import DEED_FILES
from scorer.training.network import Stage

SEED: Final = 0

ACTS: Final = Stage(
    name="acts", sources=(), epochs=2, acts=20_000, encoder_rate=1.5e-4, head_rate=2e-3
)
DEEDS: Final = Stage(
    name="all", sources=DEED_FILES, epochs=4, acts=3_000, encoder_rate=1.5e-4, head_rate=2e-3
)
UNMASKED: Final = Stage(
    name="unmasked",
    sources=(*DEED_FILES, MICRO),
    epochs=2,
    acts=3_000,
    encoder_rate=1e-4,
    head_rate=1e-3,
    hides=False,
    proclaims=True,
)

SETTLED: Final = replace(UNMASKED, name="settled", encoder_rate=8e-5, head_rate=8e-4)

MEASURED: Final = (ACTS, DEEDS)
"""After these the unseen facets have never been seen: what is said of them is measured here."""

SHIPPED: Final = (*MEASURED, UNMASKED, SETTLED)
"""The judge that ships has then been shown all facets on the train part."""
