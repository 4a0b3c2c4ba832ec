"""The numbers of an evaluation as tables for people."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from scorer.cli.voice import table

if TYPE_CHECKING:
    from rich.table import Table

LEADING: Final = ("macro_f1", "direction_auc", "bearing_auc")
"""Metrics by which the judge is set against each of the others."""
TOO_LONG: Final = frozenset({"by_name"})
"""Parts of a control that are for --json and the report: a table of them would hide the rest."""


def metric_table(section: Mapping[str, Any]) -> "Table":
    """One row a metric, one column a judge, each number with its interval."""
    judges: Mapping[str, Mapping[str, Any]] = section["judges"]
    metrics = dict.fromkeys(metric for measured in judges.values() for metric in measured)
    rows = [
        [metric, *(number(measured.get(metric)) for measured in judges.values())]
        for metric in metrics
    ]
    return table({"metric": "left"} | dict.fromkeys(judges, "right"), rows)


def ahead_table(section: Mapping[str, Any]) -> "Table":
    """One row a rival: how far the judge is ahead, `*` where the interval excludes zero."""
    ahead: Mapping[str, Mapping[str, Any]] = section["ahead"]
    rows = [
        [rival, *(_starred(measured.get(metric)) for metric in LEADING)]
        for rival, measured in ahead.items()
    ]
    return table({"other": "left"} | dict.fromkeys(LEADING, "right"), rows)


def control_rows(controls: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Yield control, what was measured, and its value; long lists by name are left to --json."""
    for name, found in controls.items():
        for path, value in _leaves(found):
            yield name, path, number(value)


def _leaves(value: object, path: str = "") -> Iterator[tuple[str, object]]:
    if isinstance(value, Mapping) and "value" not in value:
        for name, inner in value.items():
            if name in TOO_LONG:
                continue
            yield from _leaves(inner, f"{path} {name}".strip())
    elif not isinstance(value, list | tuple):
        yield path, value


def number(value: object) -> str:
    """Return a number, or one with its interval, in three digits."""
    if isinstance(value, Mapping):
        point, low, high = (value.get(name) for name in ("value", "low", "high"))
        if point is None or low is None or high is None:
            return number(point)
        return f"{number(point)} [{number(low)}, {number(high)}]"
    if isinstance(value, float):
        return f"{value:.3f}"
    return "" if value is None else str(value)


def _starred(value: Mapping[str, Any] | None) -> str:
    return number(value) + (" *" if value and value.get("excludes_zero") else "")
