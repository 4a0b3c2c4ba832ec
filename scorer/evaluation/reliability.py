"""Do pairs scored 0.8 contradict in 80 of 100 cases? Equal-mass bins of P(contradicts).

Expected calibration error with equal-mass bins: Nixon et al. 2019, "Measuring Calibration in Deep
Learning". What a perfect judge would show in so few pairs: consistency resampling, Broecker and
Smith 2007, "Increasing the Reliability of Reliability Diagrams".
"""

from collections.abc import Mapping
from itertools import pairwise
from typing import Final

import numpy as np

from scorer.evaluation.judged import Flags, Floats, Rows

BINS: Final = 10
EDGES: Final = (0.0, 0.05, *(round(0.15 + 0.1 * step, 2) for step in range(9)), 1.0)
"""Ranges around the tenths: what is said of 0.8 is measured on 0.75 to 0.85."""


def equal_mass_bins(said: Floats, bins: int = BINS) -> Rows:
    """Return the bin of each probability; equal probabilities never part, so bins may be fewer."""
    if not len(said):
        return np.empty(0, dtype=np.intp)
    edges = np.unique(np.quantile(said, np.linspace(0, 1, bins + 1)[1:-1]))
    found = np.searchsorted(edges, said, side="left")
    return np.unique(found, return_inverse=True)[1].astype(np.intp)


def calibration_error(truth: Flags, said: Floats, bins: int = BINS) -> float | None:
    """Return the mean gap between bins' mean probability and share of true ones, by mass."""
    if not len(said):
        return None
    gaps = np.bincount(equal_mass_bins(said, bins), weights=truth - said)
    return float(np.abs(gaps).sum() / len(said))


def chance_error(said: Floats, *, bins: int = BINS, draws: int = 200, seed: int = 0) -> float:
    """Return the mean calibration error if every probability were exactly right.

    With n pairs no judge can be expected to stay below it: read the error beside it.
    """
    if not len(said):
        return 0.0
    member = equal_mass_bins(said, bins)
    random = np.random.default_rng(seed)
    errors = [
        np.abs(np.bincount(member, weights=(random.random(len(said)) < said) - said)).sum()
        for _ in range(draws)
    ]
    return float(np.mean(errors) / len(said))


def reliability_table(
    truth: Flags, said: Floats, clusters: Rows, *, bins: int = BINS
) -> list[Mapping[str, float | int]]:
    """Return one row a bin: `said` (mean), `coded` (share), `low`, `high` (95 %), `n`, `events`.

    The interval is Wilson's (1927) with the number of events in the place of the number of pairs:
    the pairs of one event are no independent evidence, and shares of 0 or 1 keep a width.
    """
    member = equal_mass_bins(said, bins)
    chosen = (member == number for number in np.unique(member))
    return [said_and_coded(truth[each], said[each], clusters[each]) for each in chosen]


def score_table(truth: Flags, said: Floats, clusters: Rows) -> list[Mapping[str, float | int]]:
    """Return the rows of `reliability_table` for the ranges of `EDGES` that hold a pair.

    `from` and `to` bound a range (`to` itself is outside, 1 apart); `about` is the score it is for.
    """
    table: list[Mapping[str, float | int]] = []
    for low, high in pairwise(EDGES):
        chosen = (said >= low) & ((said < high) | (high == 1.0))
        if chosen.any():
            about = low if low == 0.0 else high if high == 1.0 else round((low + high) / 2, 1)
            row = said_and_coded(truth[chosen], said[chosen], clusters[chosen])
            table.append({"about": about, "from": low, "to": high, **row})
    return table


def said_and_coded(truth: Flags, said: Floats, clusters: Rows) -> dict[str, float | int]:
    """Return the mean of what was said of some pairs beside the share that was coded so."""
    from statsmodels.stats.proportion import proportion_confint

    share, events = float(truth.mean()), len(np.unique(clusters))
    low, high = proportion_confint(share * events, events, alpha=0.05, method="wilson")
    return {
        "said": round(float(said.mean()), 4),
        "coded": round(share, 4),
        "low": round(float(low), 4),
        "high": round(float(high), 4),
        "n": len(said),
        "events": events,
    }
