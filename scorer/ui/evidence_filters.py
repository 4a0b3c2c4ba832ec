"""What a reader asks of the evidence; every choice stands in the address."""

import streamlit as st

from scorer.records import LABELS, MODES
from scorer.ui.links import linked_many, linked_select, linked_text, linked_toggle
from scorer.ui.session import Opened
from scorer.views import Asked
from scorer.views.wording import MODE_UNKNOWN, RELATION_WORDS, STATUS_WORDS, TIMING_WORDS

_PAGE = "evidence"


def evidence_filters(opened: Opened) -> Asked:
    """Draw the filters and return what is asked for."""
    first = st.columns([2, 3, 2, 2])
    second = st.columns([2, 2, 2, 2, 2], vertical_alignment="bottom")
    with first[0]:
        actor = linked_select(
            "Actor", opened.actors, page=_PAGE, name="actor", placeholder="All actors"
        )
    with first[1]:
        principle = linked_select(
            "Principle",
            list(opened.names),
            page=_PAGE,
            name="principle",
            words=opened.names,
            placeholder="All principles",
        )
    with first[2]:
        labels = linked_many("Label", LABELS, page=_PAGE, name="label", placeholder="All labels")
    with first[3]:
        words = linked_text("Words in the action", page=_PAGE, name="words", draw=st.text_input)
    with second[0]:
        relation = linked_select(
            "Relation",
            list(RELATION_WORDS.values()),
            page=_PAGE,
            name="relation",
            placeholder="Both",
            told="Own words: the actor proclaimed the principle. Yardstick: it did not.",
        )
    with second[1]:
        timing = linked_select(
            "Proclamation",
            list(TIMING_WORDS.values()),
            page=_PAGE,
            name="when",
            placeholder="Before or after",
            told="Was the action before or after the day of the proclamation?",
        )
    with second[2]:
        modes = linked_many(
            "Mode", (*MODES, MODE_UNKNOWN), page=_PAGE, name="mode", placeholder="All modes"
        )
    with second[3]:
        statuses = linked_many(
            "Source status",
            tuple(STATUS_WORDS.values()),
            page=_PAGE,
            name="status",
            placeholder="All sources",
        )
    with second[4]:
        undecided = linked_toggle(
            "Undecided only",
            page=_PAGE,
            name="undecided",
            told="Pairs for which more than one label is not excluded.",
        )
    return Asked(
        actor=actor,
        principle=principle,
        labels=labels,
        modes=modes,
        statuses=statuses,
        timing=timing,
        relation=relation,
        words=words,
        undecided=undecided,
    )
