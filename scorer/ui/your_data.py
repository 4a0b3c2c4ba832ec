"""Your data: two tables or a text in, a run out."""

from collections.abc import Sequence
from functools import partial
from typing import cast

import streamlit as st

from scorer.pairing import Meeting
from scorer.records import Action, Principle
from scorer.ui.article_box import article_box
from scorer.ui.job_box import job_box
from scorer.ui.jobs import start_job
from scorer.ui.links import asked
from scorer.ui.pack_box import pack_box
from scorer.ui.runs import runs_folder
from scorer.ui.score_box import score_box
from scorer.ui.upload_box import upload_box
from scorer.ui.uploads import Checked
from scorer.views.packs import pack_rows

_TABLES, _TEXT = "Tables", "A text"


def render() -> None:
    """Draw the page."""
    st.title("Your data")
    st.markdown(
        "Score your own actions against your own principles, or against a pack that comes with "
        "the package; or let both be found in a text. Nothing leaves this machine."
    )
    if asked("job"):
        job_box(asked("job") or "")
    kind = st.segmented_control(
        "What you have",
        (_TABLES, _TEXT),
        default=_TABLES,
        required=True,
        key="your_data.kind",
        label_visibility="collapsed",
    )
    if kind == _TEXT:
        article_box()
    else:
        _tables()


def _tables() -> None:
    left, right = st.columns(2, gap="large")
    with left:
        st.subheader("1 · Principles")
        principles = _principles()
    with right:
        st.subheader("2 · Actions")
        actions = upload_box("actions")
    st.subheader("3 · Score")
    if principles is None or actions is None:
        st.info("Choose principles and a table of actions first.")
        return
    cards = tuple(each for each in principles.good if isinstance(each, Principle))
    done = tuple(each for each in actions.good if isinstance(each, Action))

    def sides(_: Meeting) -> tuple[Sequence[Principle], Sequence[Action]]:
        return cards, done

    score_box(sides, partial(_start, principles, actions))


def _start(principles: Checked, actions: Checked, name: str, options: Sequence[str]) -> None:
    start_job(runs_folder(), name, principles=principles, actions=actions, options=options)


def _principles() -> Checked | None:
    way = st.segmented_control(
        "From",
        ("A pack of the package", "A table of mine"),
        default="A pack of the package",
        required=True,
        key="your_data.way",
        label_visibility="collapsed",
    )
    if way == "A table of mine":
        return upload_box("principles")
    chosen = pack_box()
    if chosen is None:
        return None
    name, cards = chosen
    rows = cast(list[dict[str, object]], pack_rows(cards).to_dict("records"))
    return Checked(name=name, rows=tuple(enumerate(rows, start=1)), good=cards)
