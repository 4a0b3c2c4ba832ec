"""Overview: what the deeds of each actor say of each principle."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from scorer.ui.cells_table import cells_table
from scorer.ui.links import linked_select
from scorer.ui.navigation import page
from scorer.ui.plain import colours
from scorer.ui.session import Opened, opened_run
from scorer.views import (
    describe_matrix,
    headline_counts,
    heat_map,
    interval_chart,
    left_out_rows,
    matrix,
    principle_sets,
)
from scorer.views.matrix import NOT_COMPARED, NOT_COMPARED_MEANING, TOO_FEW, TOO_FEW_MEANING
from scorer.views.matrix_chart import PICK

_TIMINGS = {
    "all": "All deeds",
    "before": "Deeds before the proclamation",
    "after": "Deeds after the proclamation",
}
_NARROW = 3
_READING = """\
**How to read it.** The number is the estimate, from −1 (all contradict) to 1 (all uphold); *n* is
how many deeds are expected to bear. **Full colour:** the 90 % interval lies on one side of zero.
**Pale:** it does not, and the direction is open. **Framed:** the actor proclaimed the principle
itself. Not framed: the principle is only a *yardstick*, and the number says nothing about that
actor's own words. Actors differ in which deeds were selected and who reported them.
"""


def render() -> None:
    """Draw the page."""
    st.title("Words and deeds")
    opened = opened_run()
    st.markdown(
        "How far reported deeds go with (+) or against (−) proclaimed principles. Each cell is the "
        "mean consistency of the deeds that bear on a principle. **No ranking of actors follows "
        "from this.**"
    )
    _counts(opened)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        cells = _cells(opened)
    if cells.empty:
        st.info("No deed meets these principles.")
        return
    event = st.altair_chart(
        heat_map(cells, colours()),
        width="stretch" if cells["actor"].nunique() > _NARROW else 620,
        key="overview.map",
        on_select="rerun",
        selection_mode=PICK,
        alt=describe_matrix(cells),
    )
    _open_evidence(opened, event)
    st.caption(" ".join(_remarks(cells)))
    st.markdown(_READING)
    _one_actor(cells)
    cells_table(cells)
    _left_out(opened.run.info)


def _counts(opened: Opened) -> None:
    counts = headline_counts(opened.run.info)
    st.caption(" · ".join(f"**{number:,}** {title}" for title, number in counts))


def _cells(opened: Opened) -> pd.DataFrame:
    sets = principle_sets(opened.run.principles)
    chosen = linked_select(
        "Principles",
        list(sets),
        page="overview",
        name="principles",
        default=next(iter(sets)),
        words={key: f"{each.title}: {len(each.ids)} principles" for key, each in sets.items()},
        told="Principles that one actor proclaimed in one text, or yardsticks for everybody.",
    )
    timing = linked_select(
        "Deeds",
        list(_TIMINGS),
        page="overview",
        name="timing",
        default="all",
        words=_TIMINGS,
        told="Before or after the day on which the principle was proclaimed, where both are dated.",
    )
    return matrix(opened.summaries, sets[chosen or ""], opened.names, timing=timing or "all")


def _remarks(cells: pd.DataFrame) -> list[str]:
    states = set(cells["state"])
    return [
        "Click a cell to see the evidence behind it.",
        *([TOO_FEW_MEANING] if TOO_FEW in states else []),
        *([NOT_COMPARED_MEANING] if NOT_COMPARED in states else []),
    ]


def _open_evidence(opened: Opened, event: Mapping[str, Any]) -> None:
    picked = event["selection"].get(PICK) if event else None
    if picked:
        asked = {"actor": picked[0]["actor"], "principle": picked[0]["principle"]}
        run = {"run": opened.run.folder.name}
        st.switch_page(page("evidence"), query_params={**run, **asked})


def _one_actor(cells: pd.DataFrame) -> None:
    st.subheader("One actor with its intervals")
    actors = list(dict.fromkeys(cells["actor"]))
    left, right = st.columns([1, 3], gap="large")
    with left:
        actor = linked_select(
            "Actor", actors, page="overview", name="actor", placeholder=actors[0] if actors else ""
        )
        st.caption(
            "The line is the 90 % interval: resampled events, and the judge's own doubt drawn in. "
            "A filled point: the actor's own words. A hollow point: a yardstick."
        )
    some = cells[cells["actor"] == (actor or (actors[0] if actors else ""))]
    with right:
        if (some["state"] == "estimated").any():
            st.altair_chart(
                interval_chart(some, colours()),
                width="stretch",
                alt="Consistency of one actor by principle with 90 % intervals.",
            )
        else:
            st.info("Too few deeds of this actor bear on these principles.")


def _left_out(info: Mapping[str, Any]) -> None:
    st.subheader("What was left out, and why")
    rows = left_out_rows(info)
    st.dataframe(
        rows,
        hide_index=True,
        width=760,
        column_config={
            "stage": "Stage",
            "reason": st.column_config.TextColumn("Reason", width="large"),
            "count": st.column_config.NumberColumn("Left out", format="localized"),
        },
    )
    st.caption("Estimand of a cell:")
    st.text(str(info.get("estimand", "not stated: the run is not finished")))
