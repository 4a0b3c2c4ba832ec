"""Your data: two tables in, a run out."""

import re
from collections.abc import Mapping
from typing import Final, cast

import streamlit as st

from scorer.judges import DEFAULT_JUDGE, JUDGES
from scorer.pairing import Meeting, pair_up
from scorer.principles import pack_names, read_pack
from scorer.records import Action, Principle
from scorer.ui.job_box import job_box
from scorer.ui.jobs import start_job
from scorer.ui.links import asked, put
from scorer.ui.runs import runs_folder
from scorer.ui.upload_box import upload_box
from scorer.ui.uploads import MOST_ACTIONS, Checked
from scorer.views.packs import pack_rows

_NAME: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,60}")
_MEETINGS: Final[Mapping[Meeting, str]] = {
    "own": "Own words: a principle with an actor meets that actor's actions",
    "everybody": "Everybody: every principle meets every action, as a yardstick where not own",
}


def render() -> None:
    """Draw the page."""
    st.title("Your data")
    st.markdown(
        "Score your own actions against your own principles, or against a pack that comes with "
        "the package. Nothing leaves this machine."
    )
    if asked("job"):
        job_box(asked("job") or "")
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
    _score(principles, actions)


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
    name = st.selectbox("Pack", pack_names(), index=None, key="your_data.pack")
    if name is None:
        return None
    cards = read_pack(name)
    st.dataframe(
        pack_rows(cards)[["id", "text", "actor"]],
        hide_index=True,
        height=212,
        key="your_data.cards",
    )
    rows = cast(list[dict[str, object]], pack_rows(cards).to_dict("records"))
    return Checked(name=name, rows=tuple(enumerate(rows, start=1)), good=cards)


def _score(principles: Checked, actions: Checked) -> None:
    first, second, third = st.columns([2, 3, 2])
    name = first.text_input("Name of the run", key="your_data.name", placeholder="my-case")
    meeting: Meeting = second.selectbox(
        "Which meets which",
        list(_MEETINGS),
        format_func=_MEETINGS.__getitem__,
        key="your_data.meet",
    )
    judge = third.selectbox(
        "Judge", list(JUDGES), index=list(JUDGES).index(DEFAULT_JUDGE), key="your_data.judge"
    )
    cards = tuple(each for each in principles.good if isinstance(each, Principle))
    done = tuple(each for each in actions.good if isinstance(each, Action))
    pairs = len(pair_up(cards, done, meeting=meeting))
    st.caption(f"{len(cards):,} principles and {len(done):,} actions make {pairs:,} pairs.")
    stop = _reason_to_stop(name, pairs, len(done))
    if stop:
        st.info(stop)
    if st.button("Score", type="primary", disabled=bool(stop), key="your_data.go"):
        options = ("--meeting", meeting, "--judge", judge, "--quiet")
        start_job(runs_folder(), name, principles=principles, actions=actions, options=options)
        put("job", name)
        st.rerun()


def _reason_to_stop(name: str, pairs: int, actions: int) -> str:
    if not pairs:
        return (
            "No principle meets an action: no actor of a principle is the actor of an action. "
            "Compare the spelling, or choose 'Everybody'."
        )
    if actions > MOST_ACTIONS:
        return f"More than {MOST_ACTIONS:,} actions belong to the command line: scorer score."
    if not _NAME.fullmatch(name):
        return "Give the run a name of small letters, digits and hyphens."
    if (runs_folder() / name).exists():
        return "A run of this name is there already; choose another name."
    return ""
