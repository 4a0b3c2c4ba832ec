"""Pictures of an evaluation as Vega-Lite specifications; whatever draws them, draws the same."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from scorer.evaluation.group_pictures import coverage_chart, groups_chart
from scorer.evaluation.metrics import HEADLINE, METRICS

_WORDS: Final = {metric.name: metric.words for metric in METRICS}
_SIZE: Final = {"width": 320, "height": 320}
PICTURES: Final = ("reliability", "risk-coverage", "baselines", "groups", "set-coverage")


def pictures_of(section: Mapping[str, Any], judge: str) -> dict[str, dict[str, Any]]:
    """Return name -> Vega-Lite specification for one section; without groups, the first three."""
    by_group = (chart(section["groups"]) for chart in (groups_chart, coverage_chart))
    drawn = (
        reliability_picture(section["reliability"]),
        risk_picture(section["risk_coverage"]),
        baselines_picture(section["judges"], judge),
        *(None if chart is None else _plain(chart) for chart in by_group),
    )
    return {name: spec for name, spec in zip(PICTURES, drawn, strict=True) if spec}


def reliability_picture(table: Sequence[Mapping[str, float]]) -> dict[str, Any]:
    """Draw said against coded, a bin a point with its 95 % interval, and the line of a perfect."""
    import altair

    base = altair.Chart(altair.Data(values=list(table)))
    shares = altair.Scale(domain=[0, 1])
    x = altair.X("said:Q", title="P(contradicts), mean of the bin", scale=shares)
    tip = ["said:Q", "coded:Q", "low:Q", "high:Q", "n:Q", "events:Q"]
    ends = altair.Data(values=[{"at": 0}, {"at": 1}])
    perfect = (
        altair.Chart(ends).mark_line(strokeDash=[4, 4], color="gray").encode(x="at:Q", y="at:Q")
    )
    bars = base.mark_rule().encode(
        x=x, y=altair.Y("low:Q", title="share coded contradicts", scale=shares), y2="high:Q"
    )
    points = base.mark_point(filled=True, size=60).encode(x=x, y="coded:Q", tooltip=tip)
    return _spec(perfect + bars + points)


def risk_picture(table: Sequence[Mapping[str, float]]) -> dict[str, Any]:
    """Draw the share of wrong labels over the share of pairs decided, surest first."""
    import altair

    base = altair.Chart(altair.Data(values=list(table))).encode(
        x=altair.X("coverage:Q", title="share of pairs decided", scale=altair.Scale(domain=[0, 1]))
    )
    wrong = "share wrong among them"
    line = base.mark_line(point=True).encode(
        y=altair.Y("risk:Q", title=wrong, scale=altair.Scale(zero=True)),
        tooltip=["coverage:Q", "risk:Q", "low:Q", "high:Q", "n:Q"],
    )
    # Few events have no interval; a band of nothing would stretch to zero.
    known = base.transform_filter("isValid(datum.low) && isValid(datum.high)")
    band = known.mark_area(opacity=0.2).encode(y=altair.Y("low:Q", title=wrong), y2="high:Q")
    return _spec(band + line)


def baselines_picture(
    judges: Mapping[str, Mapping[str, Mapping[str, float | None]]], judge: str
) -> dict[str, Any]:
    """Draw the headline metrics of every judge with their 95 % intervals."""
    import altair

    values = [
        {"judge": name, "metric": _WORDS[metric], "measured": name == judge, **table[metric]}
        for metric in HEADLINE
        for name, table in judges.items()
        if table[metric]["value"] is not None
    ]
    base = altair.Chart().encode(
        y=altair.Y("judge:N", title=None, sort=list(judges)),
        color=altair.Color("measured:N", legend=None),
    )
    bars = base.mark_rule().encode(
        x=altair.X("low:Q", title=None, scale=altair.Scale(zero=False)), x2="high:Q"
    )
    points = base.mark_point(filled=True, size=60).encode(
        x="value:Q", tooltip=["judge:N", "value:Q", "low:Q", "high:Q", "n:Q", "events:Q"]
    )
    chart = (
        altair.layer(bars, points, data=altair.Data(values=values))
        .properties(width=_SIZE["width"])
        .facet(
            row=altair.Row(
                "metric:N", title=None, header=altair.Header(labelOrient="top", labelAnchor="start")
            )
        )
        .resolve_scale(x="independent")
    )
    return _plain(chart)


def _spec(chart: Any) -> dict[str, Any]:
    return _plain(chart.properties(**_SIZE))


def _plain(chart: Any) -> dict[str, Any]:
    spec: dict[str, Any] = chart.to_dict()
    # Vega-Lite takes its colours from the page, so that light and dark both work.
    spec.pop("config", None)
    return spec
