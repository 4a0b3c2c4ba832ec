"""Timeline: proclamations and actions on one axis."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from scorer.records import LABELS
from scorer.ui.links import asked, linked_many, linked_select, put
from scorer.ui.navigation import page
from scorer.ui.pair_card import pair_card
from scorer.ui.plain import colours
from scorer.ui.session import Opened, opened_run
from scorer.views import (
    Asked,
    describe_timeline,
    detail,
    most_bearing,
    proclamations,
    select_evidence,
    since,
    timeline_chart,
    timeline_points,
)
from scorer.views.timeline import PICK, SHOWN_POINTS

_PAGE = "timeline"


def render() -> None:
    """Draw the page."""
    st.title("Timeline")
    opened = opened_run()
    st.markdown("Proclamations are vertical rules, actions are points at their dates.")
    actor, principle, labels = _filters(opened)
    rows = select_evidence(opened.evidence, Asked(actor=actor, principle=principle))
    if principle is None:
        rows = most_bearing(rows)
    rows = select_evidence(rows, Asked(labels=labels))
    points = timeline_points(rows)
    if points.empty:
        st.info("No action with a known date is left; choose another actor, principle or label.")
        return
    told = [
        each
        for each in opened.run.principles
        if principle in (None, each.id) and (principle or actor in (None, each.actor))
    ]
    rules = since(proclamations(told), points)
    event = st.altair_chart(
        timeline_chart(points, rules, colours()),
        width="stretch",
        # Other points are another chart: an old choice must not hang on.
        key=f"timeline.chart.{actor}.{principle}.{'.'.join(labels)}",
        on_select="rerun",
        selection_mode=PICK,
        alt=describe_timeline(points, rules),
    )
    _caption(len(rows), len(points))
    _selected(opened, rows, event)


def _filters(opened: Opened) -> tuple[str | None, str | None, tuple[str, ...]]:
    first, second, third = st.columns([2, 4, 3])
    with first:
        actor = linked_select(
            "Actor", opened.actors, page=_PAGE, name="actor", placeholder="All actors"
        )
    with second:
        principle = linked_select(
            "Principle",
            list(opened.names),
            page=_PAGE,
            name="principle",
            words=opened.names,
            placeholder="All principles",
            told="With all principles, each action stands with the one that it bears on most.",
        )
    with third:
        labels = linked_many("Label", LABELS, page=_PAGE, name="label", placeholder="All labels")
    return actor, principle, labels


def _caption(rows: int, points: int) -> None:
    parts = ["Colour and shape show the most probable label; a hollow point: it is undecided."]
    parts.append("Size shows P(bears). A date known to the month or year stands in its middle.")
    if points < rows:
        parts.append(
            f"{rows - points:,} actions are not drawn: no known date, or beyond the "
            f"{SHOWN_POINTS:,} that bear most."
        )
    st.caption(" ".join(parts))


def _selected(opened: Opened, rows: pd.DataFrame, event: Mapping[str, Any]) -> None:
    picked = event["selection"].get(PICK) if event else None
    if picked:
        put("pair", str(picked[0]["pair"]))
    pair = asked("pair")
    shown = detail(opened.run, opened.evidence, pair) if pair else None
    if pair is None or shown is None or pair not in set(rows["pair"]):
        st.info("Click a point to read the action.")
        return
    put("pair", pair)
    st.subheader("The selected action")
    pair_card(shown)
    query = {"run": opened.run.folder.name, "pair": pair}
    st.page_link(page("evidence"), label="Open it in the evidence", query_params=query)
