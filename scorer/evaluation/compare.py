"""A judge beside its rivals on the same pairs and the same bootstrap samples."""

from collections.abc import Mapping
from dataclasses import dataclass

from scorer.evaluation.intervals import Interval, Resampling, interval, replicates_of
from scorer.evaluation.judged import Judged
from scorer.evaluation.metrics import METRICS, measure, sizes

Table = Mapping[str, Interval]
"""Name of the metric -> number with interval."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Comparison:
    """The metrics of every judge, and of each rival how far the first judge is ahead of it."""

    metrics: Mapping[str, Table]
    ahead: Mapping[str, Table]


def compare(judged: Mapping[str, Judged], resampling: Resampling) -> Comparison:
    """Measure judges on the same pairs; the first is the one that the others are set against.

    Args:
        judged: name -> what it said, all of the same pairs in the same order.
        resampling: how samples are drawn.

    Returns:
        Metrics by judge; `ahead`: first judge minus rival, on the same samples.
    """
    first, *rivals = judged
    drawn = replicates_of(judged, resampling)
    points = {name: measure(each) for name, each in judged.items()}
    counts = {name: sizes(each) for name, each in judged.items()}
    events = resampling.event_count
    metrics = {
        name: {
            metric.name: interval(
                points[name][metric.name],
                drawn[name].get(metric.name),
                n=counts[name][metric.name],
                events=events,
            )
            for metric in METRICS
        }
        for name in judged
    }
    ahead = {}
    for name in rivals:
        ahead[name] = {
            metric: interval(
                _minus(points[first][metric], points[name][metric]),
                drawn[first][metric] - drawn[name][metric] if drawn[first] else None,
                n=min(counts[first][metric], counts[name][metric]),
                events=events,
            )
            for metric in points[first]
        }
    return Comparison(metrics=metrics, ahead=ahead)


def excludes_zero(difference: Interval) -> bool:
    """Tell whether the interval of a difference lies on one side of zero."""
    low, high = difference.low, difference.high
    return low is not None and high is not None and (low > 0 or high < 0)


def _minus(one: float | None, other: float | None) -> float | None:
    return None if one is None or other is None else one - other
