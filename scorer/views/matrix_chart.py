"""The matrix as a heat map, and one actor's cells with their intervals."""

from typing import TYPE_CHECKING, Final

import pandas as pd

from scorer.views.matrix import TOO_FEW
from scorer.views.wording import RELATION_WORDS, Palette

if TYPE_CHECKING:
    import altair

PICK: Final = "cell"
"""Name of the selection parameter; it carries `actor` and `principle`."""
_ROW_HEIGHT: Final = 50
_PALE: Final = 0.42
_AROUND: Final = 120
"""Height of column heads and legend together."""


def heat_map(cells: pd.DataFrame, colours: Palette) -> "altair.LayerChart":
    """Draw actor x principle; a cell that is clicked gives its actor and principle.

    Full colour where the 90 % interval lies on one side of zero, pale where it does not. Cells of
    actors under principles of their own are framed.
    """
    import altair as alt

    known = "datum.state === 'estimated'"
    settled = f"{known} && datum.settled"
    on_ends = f"{settled} && abs(datum.consistency) > {colours.ends_from}"
    base = alt.Chart(cells).encode(
        x=alt.X(
            "actor:N",
            sort=list(dict.fromkeys(cells["actor"])),
            axis=alt.Axis(
                orient="top",
                labelAngle=0,
                labelLimit=130,
                labelPadding=8,
                labelFontSize=13,
                **_BARE,
            ),
        ),
        y=alt.Y(
            "name:N",
            sort=list(dict.fromkeys(cells["name"])),
            axis=alt.Axis(labelLimit=300, labelPadding=10, labelFontSize=13, **_BARE),
        ),
        tooltip=_tooltip(),
    )
    pick = alt.selection_point(name=PICK, fields=["actor", "principle"], empty=False)
    tile = base.mark_rect(cornerRadius=3, cursor="pointer").add_params(pick)
    tiles = tile.encode(
        color=alt.condition(known, _colour(colours), alt.value("transparent")),
        opacity=alt.condition(settled, alt.value(1.0), alt.value(_PALE)),
        stroke=alt.value(colours.line),
        strokeWidth=alt.value(0.6),
    )
    own = f"datum.relation === '{RELATION_WORDS['own']}'"
    frame = base.mark_rect(filled=False, cornerRadius=3, strokeWidth=2.2).transform_filter(own)
    value = base.mark_text(fontSize=14, fontWeight=600, dy=-7).transform_filter(known)
    count = base.mark_text(fontSize=11, dy=10).transform_filter(known)
    empty = base.mark_text(fontSize=11, fontStyle="italic", color=colours.faint)
    ink = alt.condition(on_ends, alt.value(colours.ink_on_ends), alt.value(colours.ink))
    return alt.layer(
        tiles,
        frame.encode(stroke=alt.value(colours.ink)),
        value.encode(text="value_text:N", color=ink),
        count.encode(text="n_text:N", color=ink),
        empty.transform_filter(f"!({known})").encode(text="value_text:N"),
    ).properties(height=max(1, cells["name"].nunique()) * _ROW_HEIGHT + _AROUND)


def interval_chart(cells: pd.DataFrame, colours: Palette) -> "altair.LayerChart":
    """Draw one actor's cells as points with 90 % intervals; filled points are its own words."""
    import altair as alt

    base = alt.Chart(cells[cells["state"] == "estimated"]).encode(
        y=alt.Y(
            "name:N",
            sort=list(dict.fromkeys(cells["name"])),
            axis=alt.Axis(labelLimit=300, labelPadding=10, labelFontSize=13, **_BARE),
        ),
        tooltip=_tooltip(),
    )
    scale = alt.Scale(domain=[-1, 1], nice=False)
    title = "consistency: −1 all contradict, 1 all uphold"
    axis = alt.Axis(values=[-1, -0.5, 0, 0.5, 1], format="+.1f", title=title)
    point = alt.X("consistency:Q", scale=scale, axis=axis)
    own = alt.condition(
        f"datum.relation === '{RELATION_WORDS['own']}'",
        alt.value(colours.ink),
        alt.value(colours.paper),
    )
    zero = alt.Chart(pd.DataFrame({"zero": [0.0]})).mark_rule(strokeDash=[3, 3])
    return alt.layer(
        zero.encode(x=alt.X("zero:Q", scale=scale), color=alt.value(colours.faint)),
        base.mark_rule(strokeWidth=3, opacity=0.55).encode(
            x=alt.X("low:Q", scale=scale, axis=axis), x2="high:Q", color=alt.value(colours.faint)
        ),
        base.mark_point(size=130, filled=True, strokeWidth=1.6).encode(
            x=point, fill=own, stroke=alt.value(colours.ink), fillOpacity=alt.value(1.0)
        ),
    ).properties(height=max(2, cells["name"].nunique()) * 32 + 60)


def describe_matrix(cells: pd.DataFrame) -> str:
    """Say in a sentence what the heat map shows, for readers who do not see it."""
    known = int((cells["state"] == "estimated").sum())
    few = int((cells["state"] == TOO_FEW).sum())
    return (
        f"Heat map of consistency, {cells['name'].nunique()} principles by "
        f"{cells['actor'].nunique()} actors: {known} cells with an estimate, {few} with too few "
        "deeds. The same numbers stand in the table below."
    )


_BARE: Final = {
    "title": None,
    "ticks": False,
    "domain": False,
    "grid": False,
    "labelFlush": False,
    "labelOverlap": False,
}


def _colour(colours: Palette) -> "altair.Color":
    import altair as alt

    return alt.Color(
        "consistency:Q",
        scale=alt.Scale(
            domain=[-1, 1],
            domainMid=0,
            range=list(colours.diverging),
            clamp=True,
            interpolate="rgb",
        ),
        legend=alt.Legend(
            title="consistency: −1 all contradict, 1 all uphold",
            orient="bottom",
            direction="horizontal",
            gradientLength=320,
            gradientThickness=10,
            titleLimit=400,
            format="+.1f",
            values=[-1, -0.5, 0, 0.5, 1],
        ),
    )


def _tooltip() -> "list[altair.Tooltip]":
    import altair as alt

    return [
        alt.Tooltip("actor:N", title="Actor"),
        alt.Tooltip("name:N", title="Principle"),
        alt.Tooltip("relation:N", title="Relation"),
        alt.Tooltip("value_text:N", title="Consistency"),
        alt.Tooltip("interval_text:N", title="90 % interval"),
        alt.Tooltip("bearing:Q", title="Deeds expected to bear", format=".1f"),
        alt.Tooltip("deeds:Q", title="Deeds in all"),
        alt.Tooltip("events:Q", title="Events"),
        alt.Tooltip("sources:Q", title="Sources"),
    ]
