"""One pair, both sides, with all that stands behind its score."""

from collections.abc import Mapping
from typing import Any, Final

import streamlit as st

from scorer.ui.passage_box import passage_box
from scorer.ui.plain import colours, show_fact, show_text
from scorer.views import Detail, probability_chart, probability_table
from scorer.views.method import flat_rows
from scorer.views.wording import RELATION_MEANING, STATUS_MEANING, STATUS_WORDS, signed

LABEL_COLOURS: Final = {"contradicts": "orange", "upholds": "blue", "unrelated": "gray"}


def pair_card(shown: Detail) -> None:
    """Draw principle, action and score of a pair beside each other."""
    left, middle, right = st.columns([3, 3, 3], gap="medium")
    with left, st.container(border=True, height="stretch"):
        _principle(shown)
    with middle, st.container(border=True, height="stretch"):
        _action(shown)
    with right, st.container(border=True, height="stretch"):
        score_box(shown.row)


def score_box(row: Mapping[str, Any]) -> None:
    """Draw label, set, probabilities with interval, severity and reasons of a score."""
    st.markdown("**Score**")
    label = str(row["label"])
    with st.container(horizontal=True, vertical_alignment="center"):
        st.badge(label, color=LABEL_COLOURS[label])
        if row["abstain"]:
            st.badge("undecided", color="yellow", icon=":material/help:")
    st.altair_chart(
        probability_chart(
            probability_table(row["p_contradicts"], row["p_upholds"], row["p_unrelated"]),
            float(row["low"]),
            float(row["high"]),
            colours(),
        ),
        width="stretch",
        alt=(
            f"P(contradicts) {row['p_contradicts']:.2f}, P(upholds) {row['p_upholds']:.2f}, "
            f"P(unrelated) {row['p_unrelated']:.2f}."
        ),
    )
    st.caption(
        f"90 % interval of P(contradicts): {row['low']:.2f} to {row['high']:.2f} · consistency "
        f"{signed(row['p_upholds'] - row['p_contradicts'])} · labels not excluded: {row['set']}"
        + _severity(row["severity"])
    )
    show_fact("Why, in the judge's words", str(row["reason"] or ""))


def recipe_box(recipe: Mapping[str, Any]) -> None:
    """Draw what a score depends on; two scores compare when this is equal."""
    with st.expander("Recipe of this score", icon=":material/receipt_long:"):
        st.dataframe(
            flat_rows(recipe),
            hide_index=True,
            column_config={"0": "Name", "1": st.column_config.TextColumn("Value", width="large")},
        )


def _principle(shown: Detail) -> None:
    principle = shown.principle
    st.markdown("**Principle**")
    show_fact("Name", principle.name)
    show_text(principle.text)
    who = [principle.actor or "", principle.speaker or "", principle.date]
    show_fact("Proclaimed by", ", ".join(part for part in who if part) or "nobody: a yardstick")
    show_fact("Source", principle.source)
    passage_box(principle.extra)
    own = shown.row["relation"] == "own words"
    st.caption(RELATION_MEANING["own" if own else "yardstick"])


def _action(shown: Detail) -> None:
    action, row = shown.action, shown.row
    st.markdown("**Action**")
    show_text(action.text)
    when = f"{action.date or 'no date'} ({action.when.precision})"
    show_fact("Actor, date and its precision", f"{action.actor or 'not stated'}, {when}")
    show_fact("Mode, and time of the proclamation", f"{row['mode']}, {_timing(row)}")
    show_fact("Target", action.target)
    show_fact("Source", action.source or "none given")
    st.badge(
        STATUS_WORDS[action.source_status],
        color="green" if action.source_status == "traced" else "gray",
        help=STATUS_MEANING[action.source_status],
    )
    passage_box(action.extra)


def _timing(row: Mapping[str, Any]) -> str:
    if row["timing"] in ("before", "after"):
        return f"{row['timing']} the proclamation"
    return "before or after is not known"


def _severity(value: object) -> str:
    if not isinstance(value, int | float) or value != value:
        return ""
    return f" · severity if it contradicts: {value:.1f} of 3"
