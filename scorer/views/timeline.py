"""Proclamations and actions on one time axis."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

import pandas as pd

from scorer.records import LABELS, PartialDate, Principle, parse_partial_date
from scorer.views.wording import Palette

if TYPE_CHECKING:
    import altair

PICK: Final = "point"
"""Name of the selection parameter; it carries `pair`."""
SHOWN_POINTS: Final = 2000
_NAMED_RULES: Final = 6
_SHORT: Final = 160
_SHAPES: Final = {"contradicts": "triangle-down", "upholds": "triangle-up", "unrelated": "circle"}


def timeline_points(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the rows whose date is known, each at the middle of what the date covers.

    Rows that bear most come first, so that a cut keeps them.
    """
    middles = [_middle(parse_partial_date(str(text))) for text in frame["date"]]
    placed = frame.assign(at=pd.to_datetime(pd.Series(middles, index=frame.index)))
    placed = placed[placed["at"].notna()]
    placed = placed.assign(short=[_shorten(str(text)) for text in placed["text"]])
    return placed.sort_values(["p_bears", "pair"], ascending=[False, True]).head(SHOWN_POINTS)


def most_bearing(frame: pd.DataFrame) -> pd.DataFrame:
    """Return one row an action: its pair with the principle on which it most likely bears."""
    ordered = frame.sort_values(["p_bears", "pair"], ascending=[False, True])
    return ordered.drop_duplicates("action").sort_index()


def since(rules: pd.DataFrame, points: pd.DataFrame) -> pd.DataFrame:
    """Return the proclamations that are not long before the first action."""
    first = points["at"].min() - pd.Timedelta(days=365)
    recent: pd.DataFrame = rules[rules["at"] >= first]
    return recent


def proclamations(principles: Sequence[Principle]) -> pd.DataFrame:
    """Return one row a dated proclamation; principles of one day by one actor share a row."""
    groups: dict[tuple[date, str], list[Principle]] = {}
    for principle in principles:
        at = _middle(principle.when)
        if at is not None:
            groups.setdefault((at, principle.actor or "a yardstick"), []).append(principle)
    rows = [
        (
            pd.Timestamp(at),
            who,
            members[0].date,
            len(members),
            members[0].name if len(members) == 1 else f"{who}: {len(members)} principles",
        )
        for (at, who), members in groups.items()
    ]
    return pd.DataFrame(rows, columns=["at", "who", "date", "principles", "name"])


def timeline_chart(
    points: pd.DataFrame, rules: pd.DataFrame, colours: Palette
) -> "altair.LayerChart":
    """Draw rules for proclamations and points for actions; a clicked point gives its pair."""
    import altair as alt

    pick = alt.selection_point(name=PICK, fields=["pair"], empty=False)
    labels = alt.Scale(domain=list(LABELS), range=colours.label_range)
    shapes = alt.Scale(domain=list(LABELS), range=[_SHAPES[label] for label in LABELS])
    time = alt.X("at:T", axis=alt.Axis(title=None, format="%Y", tickCount="year", grid=False))
    drawn = (
        alt.Chart(points)
        .mark_point(filled=True, cursor="pointer")
        .encode(
            x=time,
            y=alt.Y(
                "consistency:Q",
                scale=alt.Scale(domain=[-1.05, 1.05], nice=False),
                axis=alt.Axis(
                    values=[-1, -0.5, 0, 0.5, 1], format="+.1f", title="consistency of the action"
                ),
            ),
            fill=alt.Fill("label:N", scale=labels, legend=_legend("Label")),
            stroke=alt.Stroke("label:N", scale=labels, legend=None),
            fillOpacity=alt.condition("datum.abstain", alt.value(0.1), alt.value(0.8)),
            shape=alt.Shape("label:N", scale=shapes, legend=_legend("Label")),
            size=alt.Size(
                "p_bears:Q",
                scale=alt.Scale(domain=[0, 1], range=[12, 190]),
                legend=_legend("P(bears)", values=[0.1, 0.5, 1.0], symbolFillColor=colours.faint),
            ),
            strokeWidth=alt.condition(pick, alt.value(4.0), alt.value(1.1)),
            strokeOpacity=alt.condition(pick, alt.value(1.0), alt.value(0.8)),
            tooltip=_tooltip(),
        )
        .add_params(pick)
    )
    marked = alt.Chart(rules).encode(x=time)
    few = len(rules) <= _NAMED_RULES
    rule = marked.mark_rule(strokeWidth=1.6 if few else 1, strokeDash=[6, 3]).encode(
        color=alt.value(colours.ink if few else colours.faint),
        tooltip=[
            alt.Tooltip("who:N", title="Proclaimed by"),
            alt.Tooltip("name:N", title="Principle"),
            alt.Tooltip("date:N", title="Date"),
        ],
    )
    return alt.layer(drawn, rule, *_names(rules, points, time, colours)).properties(height=430)


def _names(
    rules: pd.DataFrame, points: pd.DataFrame, time: "altair.X", colours: Palette
) -> "list[altair.Chart]":
    """Return the names of the rules, one below the other, on the side that has room."""
    import altair as alt

    if len(rules) > _NAMED_RULES:
        return []
    middle = points["at"].min() + (points["at"].max() - points["at"].min()) / 2
    placed = rules.assign(level=[4 + 15 * row for row in range(len(rules))])
    sides = (("left", 5, placed["at"] < middle), ("right", -5, placed["at"] >= middle))
    return [
        alt.Chart(placed[chosen])
        .mark_text(align=side, dx=shift, fontSize=11, baseline="top")
        .encode(
            x=time,
            y=alt.Y("level:Q", scale=None, axis=None),
            text="name:N",
            color=alt.value(colours.ink),
        )
        for side, shift, chosen in sides
        if chosen.any()
    ]


def describe_timeline(points: pd.DataFrame, rules: pd.DataFrame) -> str:
    """Say in a sentence what the time axis shows."""
    counts = points["label"].value_counts()
    told = ", ".join(f"{int(counts.get(label, 0))} {label}" for label in LABELS)
    return f"Time axis with {len(points)} actions ({told}) and {len(rules)} dates of proclamation."


def _legend(title: str, **more: object) -> "altair.Legend":
    import altair as alt

    return alt.Legend(
        title=title, orient="bottom", direction="horizontal", symbolStrokeWidth=1, **more
    )


def _tooltip() -> "list[altair.Tooltip]":
    import altair as alt

    return [
        alt.Tooltip("date:N", title="Date"),
        alt.Tooltip("actor:N", title="Actor"),
        alt.Tooltip("short:N", title="Action"),
        alt.Tooltip("principle_name:N", title="Principle"),
        alt.Tooltip("label:N", title="Label"),
        alt.Tooltip("set:N", title="Not excluded"),
        alt.Tooltip("p_contradicts:Q", title="P(contradicts)", format=".2f"),
        alt.Tooltip("interval:N", title="90 % interval"),
        alt.Tooltip("p_upholds:Q", title="P(upholds)", format=".2f"),
    ]


def _middle(when: PartialDate) -> date | None:
    if when.first is None or when.last is None:
        return None
    return when.first + (when.last - when.first) / 2


def _shorten(text: str) -> str:
    return text if len(text) <= _SHORT else text[: _SHORT - 1] + "…"
