"""95 % intervals from a bootstrap that draws whole events, and principles too where they are many.

One way: cluster bootstrap (Davison and Hinkley 1997, section 3.8). Two ways: the pigeonhole
bootstrap (Owen 2007, "The pigeonhole bootstrap"): events and principles are drawn independently
and a pair weighs the product of the two counts; it errs on the wide side. Percentile intervals,
widened to hold their point.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from scorer.evaluation.judged import Floats, Judged, Rows
from scorer.evaluation.replicates import ratio, replicate

DRAWS: Final = 1000
MIN_EVENTS: Final = 5
"""With fewer events a bootstrap says nothing, and no interval is given."""
MIN_DEFINED: Final = 0.9
"""Share of samples in which a metric must exist for an interval to be given."""
_CHUNK: Final = 2_000_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Interval:
    """A number with its 95 % interval (None where there is none), and what it rests on."""

    value: float | None
    low: float | None
    high: float | None
    n: int
    events: int

    def as_dict(self) -> dict[str, float | int | None]:
        """Return plain data, rounded to four digits."""
        shown = {"value": self.value, "low": self.low, "high": self.high}
        rounded = {name: None if x is None else round(x, 4) for name, x in shown.items()}
        return {**rounded, "n": self.n, "events": self.events}


@dataclass(frozen=True, kw_only=True, slots=True)
class Resampling:
    """How samples are drawn: `events` (n,) and, for the two-way bootstrap, `principles` (n,)."""

    events: Rows
    principles: Rows | None = None
    draws: int = DRAWS
    seed: int = 0

    @property
    def event_count(self) -> int:
        """How many events there are."""
        return len(np.unique(self.events))

    @property
    def words(self) -> str:
        """How the intervals were made, for recipes."""
        by = "event" if self.principles is None else "event and principle (pigeonhole)"
        return f"95 % percentile bootstrap clustered by {by}, {self.draws} draws, seed {self.seed}"

    def weights(self) -> Iterator[Floats]:
        """Yield blocks of weights (samples, n); the same ones whenever it is asked."""
        random = np.random.default_rng(self.seed)
        factors = [self.events] if self.principles is None else [self.events, self.principles]
        members = [np.unique(factor, return_inverse=True)[1] for factor in factors]
        step = max(1, _CHUNK // max(1, len(self.events)))
        for start in range(0, self.draws if len(self.events) else 0, step):
            count = min(step, self.draws - start)
            yield np.prod([_counts(random, member, count) for member in members], axis=0)


def _counts(random: np.random.Generator, member: Rows, count: int) -> Floats:
    groups = int(member.max()) + 1
    drawn = random.multinomial(groups, np.full(groups, 1 / groups), size=count)
    return drawn[:, member].astype(np.float64)


def numbered(names: Sequence[str]) -> Rows:
    """Return a number for every name, the same one for equal names, in order of appearance."""
    known: dict[str, int] = {}
    return np.array([known.setdefault(name, len(known)) for name in names], dtype=np.intp)


def replicates_of(
    judged: Mapping[str, Judged], resampling: Resampling
) -> Mapping[str, Mapping[str, Floats]]:
    """Return judge -> metric -> (draws,); every judge is measured on the same samples."""
    found: dict[str, dict[str, list[Floats]]] = {name: {} for name in judged}
    for weights in resampling.weights():
        for name, each in judged.items():
            for metric, values in replicate(each, weights).items():
                found[name].setdefault(metric, []).append(values)
    return {
        name: {metric: np.concatenate(blocks) for metric, blocks in metrics.items()}
        for name, metrics in found.items()
    }


def interval(value: float | None, drawn: Floats | None, *, n: int, events: int) -> Interval:
    """Put a point beside the 95 % interval of its bootstrap values."""
    low = high = None
    if value is not None and drawn is not None and events >= MIN_EVENTS and len(drawn):
        defined = drawn[~np.isnan(drawn)]
        if len(defined) >= MIN_DEFINED * len(drawn):
            ends = np.quantile(defined, [0.025, 0.975])
            low, high = float(min(ends[0], value)), float(max(ends[1], value))
    return Interval(value=value, low=low, high=high, n=n, events=events)


def mean_interval(values: Floats, resampling: Resampling) -> Interval:
    """Return the mean of one value a pair with its interval; None where there is no pair."""
    if not len(values):
        return Interval(value=None, low=None, high=None, n=0, events=0)
    blocks = [ratio(weights @ values, weights.sum(axis=1)) for weights in resampling.weights()]
    return interval(
        float(values.mean()),
        np.concatenate(blocks),
        n=len(values),
        events=resampling.event_count,
    )
