"""Pictures of groups: does a score mean the same for every facet, actor, source and year?"""

from collections.abc import Callable, Mapping
from typing import Any, Final

COLUMNS: Final = ("facet", "actor", "source", "year")
"""Columns whose groups are drawn; the tables have the others too."""
SET_COLUMNS: Final = ("facet", "source")
PROMISED: Final = 0.9
"""Share of the sets that should hold the coded label."""
_WIDTH: Final = 320

Groups = Mapping[str, Mapping[str, Mapping[str, Any]]]
"""Column -> group -> numbers."""


def groups_chart(groups: Groups) -> Any:
    """Draw for each group the share coded contradicts (95 %) and, as a tick, the mean score."""
    import altair

    def panel(base: Any) -> Any:
        title = "share coded contradicts (point, 95 %) and mean P(contradicts) (tick)"
        ticks = base.mark_tick(color="firebrick", thickness=2, height=12).encode(x="said:Q")
        return altair.layer(*_with_interval(base, "coded:Q", title), ticks)

    keys = ("said", "coded", "low", "high", "n", "events")
    return _stacked(groups, COLUMNS, lambda row: {key: row[key] for key in keys}, panel)


def coverage_chart(groups: Groups) -> Any:
    """Draw for each group the share of 90 % sets that hold the coded label, and the promise."""
    import altair

    def panel(base: Any) -> Any:
        promise = altair.Chart(altair.Data(values=[{"at": PROMISED}]))
        rule = promise.mark_rule(strokeDash=[4, 4], color="gray").encode(x="at:Q")
        title = "share of 90 % sets that hold the coded label (95 %)"
        return altair.layer(rule, *_with_interval(base, "value:Q", title))

    return _stacked(groups, SET_COLUMNS, lambda row: row["coverage"], panel)


def _with_interval(base: Any, point: str, title: str) -> tuple[Any, Any]:
    import altair

    x = altair.X("low:Q", title=title, scale=altair.Scale(zero=False))
    # Where few events give no interval, the point stands alone.
    bars = base.transform_filter("isValid(datum.low)").mark_rule().encode(x=x, x2="high:Q")
    tip = ["group:N", point, "low:Q", "high:Q", "n:Q", "events:Q"]
    return bars, base.mark_point(filled=True, size=40).encode(x=point, tooltip=tip)


def _stacked(
    groups: Groups,
    columns: tuple[str, ...],
    numbers: Callable[[Mapping[str, Any]], Mapping[str, Any]],
    panel: Callable[[Any], Any],
) -> Any:
    """Put a panel a column above one another; None where no column has groups."""
    import altair

    drawn = []
    for column in columns:
        values = [{"group": name, **numbers(row)} for name, row in groups.get(column, {}).items()]
        if values:
            base = altair.Chart(altair.Data(values=values)).encode(
                y=altair.Y("group:N", title=column, sort=None, axis=altair.Axis(labelLimit=260))
            )
            drawn.append(panel(base).properties(width=_WIDTH))
    return altair.vconcat(*drawn).resolve_scale(x="shared") if drawn else None
