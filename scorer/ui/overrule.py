"""A reader sets a label against the judge, with name and reason; it is saved with the run."""

import json
from collections.abc import Sequence
from dataclasses import asdict

import streamlit as st

from scorer.errors import ScorerError
from scorer.pipeline.overrides import Override, append_override, make_override
from scorer.records import LABELS
from scorer.ui.plain import show_fact, show_problem
from scorer.ui.session import Opened


def overrule_box(opened: Opened, pair: str) -> None:
    """Draw earlier decisions on a pair and the form for another."""
    earlier = [each for each in opened.overrides if each.pair == pair]
    if earlier:
        last = earlier[-1]
        st.info(f"Overruled: a reader set the label to {last.label}.", icon=":material/gavel:")
        show_fact("Who, when", f"{last.who}, {last.when}")
        show_fact("Why", last.why)
    with st.expander("Overrule this label", icon=":material/gavel:"):
        with st.form(f"overrule.{pair}", border=False, clear_on_submit=True):
            label = st.selectbox("Label", LABELS, index=None, placeholder="Choose a label")
            who = st.text_input("Your name", max_chars=120)
            why = st.text_area("Reason", max_chars=2000, height=80)
            sent = st.form_submit_button("Save", type="primary")
        st.caption(
            "Saved as one line of overrides.jsonl in the run folder and exported with the run. "
            "The judge's own score stays as it is; summaries do not change."
        )
        if sent:
            _save(opened, pair, str(label or ""), who, why)


def overrides_download(overrides: Sequence[Override]) -> None:
    """Offer every override of the run as a file."""
    lines = [json.dumps(asdict(each), ensure_ascii=False) + "\n" for each in overrides]
    st.download_button(
        f"Overruled labels ({len(overrides)})",
        "".join(lines),
        file_name="overrides.jsonl",
        mime="application/jsonl",
        icon=":material/download:",
        disabled=not overrides,
        key="evidence.overrides",
    )


def _save(opened: Opened, pair: str, label: str, who: str, why: str) -> None:
    try:
        append_override(opened.run.folder, make_override(pair, label, who, why))
    except (ScorerError, OSError) as error:
        show_problem("Nothing was saved.", str(error))
        return
    st.rerun()
