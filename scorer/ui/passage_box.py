"""Where a principle or an action stands in the text of its run, one click away."""

from collections.abc import Mapping

import streamlit as st

from scorer.pipeline.source_text import place_of, read_source
from scorer.ui.plain import show_fact
from scorer.ui.runs import open_folder


def passage_box(extra: Mapping[str, object]) -> None:
    """Draw a box to open, with the passage and what stands around it; nothing without a span."""
    if place_of(extra) is None:
        return
    folder = open_folder()
    text = read_source(folder) if folder is not None else None
    place = place_of(extra, text)
    assert place is not None
    with st.expander("In its text", icon=":material/find_in_page:"):
        show_fact("Before it", place.before)
        show_fact(place.words[0].upper() + place.words[1:], place.passage or "not in the run")
        show_fact("After it", place.after)
        retold = extra.get("retold")
        if isinstance(retold, list):
            st.caption(f"The text tells of it {len(retold) + 1} times.")
        found = extra.get("actor_found")
        if found is not None:
            show_fact("A reader changed the actor; found was", str(found) or "nobody")
