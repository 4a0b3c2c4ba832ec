"""What was found in a text, in tables whose rows can be unticked and given another actor."""

from collections.abc import Sequence
from typing import Any, Final

import pandas as pd
import streamlit as st

from scorer.pipeline.passage_choice import Chosen
from scorer.pipeline.passages import Passage
from scorer.views.passages import (
    deed_rows,
    open_rows,
    other_rows,
    principle_rows,
    with_edits,
    word_rows,
)

_MOST_SHOWN: Final = 8
_OF_PRINCIPLES: Final = ("use", "actor", "speaker", "text", "p", "why")
_OF_DEEDS: Final = ("use", "actor", "date", "text", "p", "why")


def found_tables(
    passages: Sequence[Passage], chosen: Sequence[Chosen], *, principles: bool, key: str
) -> tuple[Passage, ...]:
    """Draw the tables; return the passages as the reader left them.

    Args:
        passages: all of the text.
        chosen: what the rules make of them, ticked so at first.
        principles: False where they come from elsewhere, and those of the text are not asked for.
        key: another one for another text, so that no tick outlives its row.
    """
    st.caption(
        "Untick what should not be scored; write another actor where a wrong one stands. "
        "P is the extractor's probability that the passage is what its table says. A deed "
        "sentence with a list between semicolons makes an action of each item."
    )
    edited = []
    if principles:
        rows = principle_rows(chosen)
        edited.append(_editor("Principles", rows, _OF_PRINCIPLES, key=f"principles.{key}"))
    edited.append(_editor("Deeds, by actor", deed_rows(chosen), _OF_DEEDS, key=f"deeds.{key}"))
    unnamed = open_rows(chosen)
    if len(unnamed):
        title = "Deeds whose actor is left open: name one and tick"
        edited.append(_editor(title, unnamed, _OF_DEEDS, key=f"open.{key}"))
    words, others = word_rows(chosen), other_rows(chosen)
    _closed(f"Statements, plans and denials: {len(words):,}, none is scored", words, "words")
    _closed(f"Neither proclaimed nor reported: {len(others):,} sentences", others, "others")
    return with_edits(passages, edited)


def _editor(title: str, rows: pd.DataFrame, columns: Sequence[str], *, key: str) -> pd.DataFrame:
    st.markdown(f"**{title}**: {len(rows):,}")
    if rows.empty:
        st.caption("None.")
        return rows
    edited = st.data_editor(
        rows,
        key=f"your_data.found.{key}",
        hide_index=True,
        height=_height(len(rows)),
        column_order=[name for name in columns if name != "why" or rows["why"].any()],
        column_config=_config(),
        disabled=[name for name in rows.columns if name not in ("use", "actor")],
        num_rows="fixed",
    )
    assert isinstance(edited, pd.DataFrame)
    return edited


def _closed(title: str, rows: pd.DataFrame, name: str) -> None:
    if rows.empty:
        return
    with st.expander(title):
        columns = ("kind", "actor", "date", "text", "p") if name == "words" else ("text",)
        st.dataframe(
            rows,
            hide_index=True,
            height=_height(len(rows)),
            column_order=list(columns),
            column_config=_config(),
            key=f"your_data.found.{name}",
        )


def _config() -> dict[str, Any]:
    text = st.column_config.TextColumn
    return {
        "use": st.column_config.CheckboxColumn("Score", width=75),
        "actor": text("Actor", width=120, help="Who acts, or who proclaims.", max_chars=120),
        "speaker": text("Speaker", width=130),
        "date": text("Date", width=90, help="As precise as the text says."),
        "kind": text("Mode", width=100),
        "text": text("Passage", width=470),
        "p": st.column_config.NumberColumn("P", format="%.2f", width=50),
        "why": text("Left out because", width=135),
    }


def _height(rows: int) -> int:
    """Return the height of a table that shows a handful of rows and scrolls beyond."""
    return 37 + 35 * min(rows, _MOST_SHOWN)
