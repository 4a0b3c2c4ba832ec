"""A calibration for another kind of text: its slope kept, its base rates those of some labels.

Where only the mix of labels differs, or the judge finds too much throughout, a shift of the three
biases mends the probabilities, and a hundred items are enough to learn it; a slope would need many
bearing pairs, which such text does not have.
"""

from dataclasses import replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from scorer.calibration.calibration import Calibration, Floats
from scorer.calibration.fit import set_threshold
from scorer.calibration.prior import LEAST, match_shares, prior_of_labels

FEWEST_FOR_SETS: Final = 100
"""Labelled pairs from which a threshold of the label sets is read off."""
DRAWS: Final = 50
"""How many, where the calibration has none of its own."""
_HALF: Final = 0.5

Rows = NDArray[np.intp]


def match_calibration(
    base: Calibration,
    logits: Floats,
    labels: Rows,
    *,
    fitted_on: str,
    clusters: Rows | None = None,
    seed: int = 0,
) -> Calibration:
    """Shift a calibration so that the mean probabilities of labelled pairs equal their shares.

    A label that no pair has keeps half a pair (`prior_of_labels`).

    Each draw holds three errors: that of the old fit (a draw of `base`, slope and biases), that of
    which events were labelled (whole events are drawn again, and matched again), and that of a few
    pairs standing for a rare label. For the last, the half pair added to each label is drawn too,
    from Gamma(1/2): without events that is Jeffreys' posterior of the shares, and a label that was
    never seen is not sure to be that rare.

    The threshold of the label sets cannot stay as it was unseen, since it was read off other
    probabilities. From `FEWEST_FOR_SETS` labelled pairs on it is read off these, but never above
    the old one: where nearly all is unrelated, sets that always say "unrelated" alone hold the
    true label in 90 % of pairs, and the threshold that allows this would exclude every other label.
    A lower one only keeps more labels, so that 90 % still holds. With fewer pairs the tenth that
    may be missed is a handful from two or three events: then nothing is excluded (threshold 0).

    Args:
        base: a fitted calibration of the same judge.
        logits: (n, 3) of the labelled pairs; n is at least 1.
        labels: (n,) indices into `LABELS`.
        fitted_on: what the rows are, in words; how the threshold was found is added.
        clusters: (n,) event of each row.
        seed: of the draws.
    """
    if len(logits) == 0:
        raise ValueError("matching needs at least one labelled pair")
    clusters = np.arange(len(labels)) if clusters is None else clusters
    said = base.apply(logits).probabilities
    matched = base.shifted(match_shares(said, prior_of_labels(labels)))
    enough = len(labels) >= FEWEST_FOR_SETS
    if enough:
        of_truth = matched.apply(logits).probabilities[np.arange(len(labels)), labels]
        threshold = min(set_threshold(of_truth, np.ones(len(labels))), base.threshold)
        found = "label sets by these pairs, their threshold not above the former one"
    else:
        threshold = 0.0
        found = f"label sets exclude nothing, since there are fewer than {FEWEST_FOR_SETS} pairs"
    return replace(
        matched,
        draws=_draws(base, logits, labels, clusters, np.random.default_rng(seed)),
        threshold=threshold,
        fitted_on=f"{fitted_on}; {found}",
    )


def _draws(
    base: Calibration, logits: Floats, labels: Rows, clusters: Rows, random: np.random.Generator
) -> Floats:
    starts = base.draws if len(base.draws) else np.tile([base.slope, *base.bias], (DRAWS, 1))
    _, member = np.unique(clusters, return_inverse=True)
    events = int(member.max()) + 1
    drawn = np.empty_like(starts)
    for row, (slope, *bias) in enumerate(starts):
        times = np.bincount(random.integers(events, size=events), minlength=events)[member]
        rows = np.repeat(np.arange(len(labels)), times)
        counts = np.bincount(labels[rows], minlength=3) + random.gamma(_HALF, size=3)
        shares = np.maximum(counts / counts.sum(), LEAST)
        start = Calibration(slope=slope, bias=np.array(bias))
        odds = match_shares(start.apply(logits[rows]).probabilities, shares / shares.sum())
        drawn[row] = [slope, *(start.bias + odds)]
    return drawn
