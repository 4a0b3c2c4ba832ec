"""Evidence: every pair with its score, and one pair with both sides."""

import hashlib
from collections.abc import Sequence

import pandas as pd
import streamlit as st

from scorer.ui.evidence_filters import evidence_filters
from scorer.ui.links import asked, put
from scorer.ui.overrule import overrides_download, overrule_box
from scorer.ui.pair_card import LABEL_COLOURS, pair_card, recipe_box
from scorer.ui.plain import show_fact, show_text
from scorer.ui.session import Opened, opened_run
from scorer.views import SHOWN_ROWS, Asked, detail, select_evidence, strongest

_COLUMNS = (
    "text actor principle_name label_text p_contradicts interval consistency date source_status "
    "timing relation mode set source overruled"
).split()


def render() -> None:
    """Draw the page."""
    st.title("Evidence")
    opened = opened_run()
    st.markdown("Every pair of a principle and an action, strongest lean to either side first.")
    wanted = evidence_filters(opened)
    rows = select_evidence(opened.evidence, wanted)
    _table(opened, rows, wanted)
    pair = asked("pair")
    if pair:
        put("pair", pair)
        _detail(opened, pair)
    else:
        st.info("Select a row to see both sides of the pair and why it has its score.")


def _table(opened: Opened, rows: pd.DataFrame, wanted: Asked) -> None:
    shown = rows.head(SHOWN_ROWS)
    overruled = {each.pair: f"{each.label} ({each.who})" for each in opened.overrides}
    shown = shown.assign(overruled=[overruled.get(pair, "") for pair in shown["pair"]])
    known = {"actor": wanted.actor, "principle_name": wanted.principle, "overruled": not overruled}
    hidden = {name for name, value in known.items() if value}
    # Another choice of rows is another table: a selected row number must not outlive its row.
    key = f"evidence.table.{hashlib.sha256(repr(wanted).encode()).hexdigest()[:8]}"
    st.dataframe(
        shown,
        key=key,
        height=388,
        hide_index=True,
        on_select=lambda: _remember(key, list(shown["pair"])),
        selection_mode="single-row",
        column_order=[name for name in _COLUMNS if name not in hidden],
        column_config=_column_config(),
        alt="Pairs with their scores; select a row to open it below.",
    )
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        more = f" The first {SHOWN_ROWS:,} are shown; filter to see others." * (
            len(rows) > SHOWN_ROWS
        )
        st.caption(f"{len(rows):,} of {len(opened.evidence):,} pairs.{more}")
        overrides_download(opened.overrides)


def _remember(key: str, pairs: Sequence[str]) -> None:
    rows = st.session_state[key]["selection"]["rows"]
    put("pair", pairs[rows[0]] if rows else None)


def _column_config() -> dict[str, object]:
    text, number = st.column_config.TextColumn, st.column_config.NumberColumn
    return {
        "text": text("Action", width=400),
        "actor": text("Actor", width="small"),
        "principle_name": text("Principle", width="medium"),
        "date": text("Date", width="small", help="As precise as it is known."),
        "label_text": text("Label", width=150, help="The most probable label."),
        "p_contradicts": st.column_config.ProgressColumn(
            "P(contradicts)", format="%.2f", min_value=0.0, max_value=1.0, width=110
        ),
        "interval": text("90 % interval", width=105, help="Of P(contradicts)."),
        "consistency": number(
            "Consistency", format="%+.2f", width="small", help="P(upholds) − P(contradicts)."
        ),
        "set": text("Not excluded", width="medium", help="Labels not excluded at 90 %."),
        "mode": text("Mode", width="small", help="Only deeds count for or against."),
        "timing": text("Proclamation", width=110, help="Before or after it."),
        "relation": text(
            "Relation", width="small", help="Own words, or a yardstick that others proclaimed."
        ),
        "source": text("Source", width="medium"),
        "source_status": text("Source status", width=115),
        "overruled": text("Overruled", width="medium", help="A reader's label, and who set it."),
    }


def _detail(opened: Opened, pair: str) -> None:
    shown = detail(opened.run, opened.evidence, pair)
    if shown is None:
        st.info("This run has no pair of that name; select another row.")
        st.text(pair)
        return
    st.subheader("The pair")
    pair_card(shown)
    overrule_box(opened, pair)
    recipe_box(
        {
            "pair": pair,
            "principle.version": shown.principle.version,
            **opened.run.info.get("recipe", {}),
        }
    )
    _beside(opened, shown.action.actor, shown.principle.id)


def _beside(opened: Opened, actor: str, principle: str) -> None:
    st.subheader("The strongest on either side")
    st.caption("Of the same actor, under the same principle, by the label of the judge.")
    pairs = strongest(opened.evidence, actor=actor, principle=principle)
    for column, label, pair in zip(st.columns(2), ("upholds", "contradicts"), pairs, strict=True):
        with column, st.container(border=True, height="stretch"):
            st.badge(label, color=LABEL_COLOURS[label])
            other = detail(opened.run, opened.evidence, pair) if pair else None
            if pair is None or other is None:
                st.caption("No action of this actor has this label here.")
                continue
            show_text(other.action.text)
            show_fact("Date, source", f"{other.action.date}, {other.action.source or 'no source'}")
            st.caption(f"P({label}) {other.row[f'p_{label}']:.2f}")
            st.button(
                "Open this pair", key=f"evidence.open.{label}", on_click=put, args=("pair", pair)
            )
