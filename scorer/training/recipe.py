"""The recipe of the shipped judge: its stages, in order.

First what reverses what (acts), then plain and oblique deeds under the facets, then principles of
every kind with deeds for and against. The unseen facets stay hidden in the sibling to the end, and
in the shipped judge until the deeds are learnt.
"""

from dataclasses import replace
from typing import Final

from scorer.labelled.micro import SOURCE as MICRO
from scorer.labelled.rows import DEED_FILES
from scorer.training.joint_network import JointStage
from scorer.training.network import Stage

SEED: Final = 0
FIRST_FILES: Final = DEED_FILES[:6]
"""Nested deeds come last: they take back what the plain ones taught, and need it first."""

ACTS: Final = Stage(
    name="acts", sources=(), epochs=2, acts=20_000, encoder_rate=1.5e-4, head_rate=2e-3
)
DEEDS: Final = Stage(
    name="deeds", sources=FIRST_FILES, epochs=4, acts=3_000, encoder_rate=1.5e-4, head_rate=2e-3
)
UNMASKED: Final = Stage(
    name="unmasked",
    sources=(*FIRST_FILES, MICRO),
    epochs=2,
    acts=3_000,
    encoder_rate=1e-4,
    head_rate=1e-3,
    hides=False,
)
SETTLED: Final = replace(UNMASKED, name="settled", encoder_rate=8e-5, head_rate=8e-4)
NARROW: Final = replace(UNMASKED, name="narrow", sources=(*DEED_FILES, MICRO))

MEASURED: Final = (ACTS, DEEDS, replace(NARROW, name="narrow-hidden", epochs=1, hides=True))
"""After these the unseen facets have never been seen: what is said of them is measured here."""

SHIPPED: Final = (ACTS, DEEDS, UNMASKED, SETTLED, NARROW)
"""The judge that ships has been shown all facets on the train part."""

COMPOSED: Final = JointStage(name="composed", pairs=90_000, begins=0.0, settles=0.5)
MIXED: Final = JointStage(name="mixed", pairs=150_000, narrow=0.5, facets=0.3)
JOINT: Final = (COMPOSED, MIXED)
"""First what turns a label round, in composed pairs; then principles of every kind."""
