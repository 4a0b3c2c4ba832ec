"""The last step before a job: name, meeting, judge, how many pairs, and the button."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Final

import streamlit as st

from scorer.judges import DEFAULT_JUDGE, JUDGES
from scorer.pairing import Meeting, pair_up
from scorer.records import Action, Principle
from scorer.ui.links import put
from scorer.ui.runs import runs_folder
from scorer.ui.uploads import MOST_ACTIONS

Sides = Callable[[Meeting], tuple[Sequence[Principle], Sequence[Action]]]
"""From who meets whom to the principles and actions that a run would hold."""
Start = Callable[[str, Sequence[str]], object]
"""Start a job from the name of its run and the further words of the command."""

_NAME: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,60}")
_MEETINGS: Final[Mapping[Meeting, str]] = {
    "own": "Own words: a principle with an actor meets that actor's actions",
    "everybody": "Everybody: every principle meets every action, as a yardstick where not own",
}


def score_box(sides: Sides, start: Start) -> None:
    """Draw the box; where the button is pressed, start the job and show it."""
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
    cards, actions = sides(meeting)
    pairs = len(pair_up(cards, actions, meeting=meeting))
    st.caption(f"{len(cards):,} principles and {len(actions):,} actions make {pairs:,} pairs.")
    stop = _reason_to_stop(name, pairs, len(actions))
    if stop:
        st.info(stop)
    if st.button("Score", type="primary", disabled=bool(stop), key="your_data.go"):
        start(name, ("--meeting", meeting, "--judge", judge, "--quiet"))
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
