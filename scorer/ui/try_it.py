"""Try it: a principle and an action of one's own, scored at once."""

import streamlit as st

from scorer.errors import ScorerError
from scorer.judges import DEFAULT_JUDGE, JUDGES
from scorer.modelstore import CalibratedJudge
from scorer.pipeline import judge_texts
from scorer.records import Action, Principle, Score
from scorer.ui import session
from scorer.ui.examples import EXAMPLES, Example
from scorer.ui.links import asked, assign, linked_select, linked_text, put
from scorer.ui.pair_card import recipe_box, score_box
from scorer.ui.plain import show_problem, show_text
from scorer.views import swap_table, swapped

_PAGE = "try_it"
_LONGEST = 2000


def render() -> None:
    """Draw the page; nothing is loaded before the first score is asked for."""
    st.title("Try it")
    st.markdown("Write a principle and an action; the score says whether they go together.")
    with st.container(horizontal=True):
        for number, example in enumerate(EXAMPLES):
            st.button(
                example.title,
                key=f"try_it.example.{number}",
                on_click=_take,
                args=(example,),
            )
    left, right = st.columns([5, 4], gap="large")
    with left:
        principle, action, name = _asked()
    with right:
        answer = _answer(principle, action, name)
    if answer:
        _swap(*answer)
        recipe_box(session.judge(name).recipe())


def _asked() -> tuple[Principle, Action, str]:
    principle = linked_text(
        "Principle",
        page=_PAGE,
        name="p",
        draw=st.text_area,
        height=110,
        max_chars=_LONGEST,
        placeholder="What is proclaimed, as its speaker would say it",
    )
    action = linked_text(
        "Action",
        page=_PAGE,
        name="a",
        draw=st.text_area,
        height=110,
        max_chars=_LONGEST,
        placeholder="What was done, in a plain sentence",
    )
    first, second = st.columns(2)
    with first:
        actor = linked_text(
            "Acting actor (optional)",
            page=_PAGE,
            name="who",
            draw=st.text_input,
            max_chars=120,
            help="It is masked before judging, so that the score depends on what was done.",
        )
    with second:
        name = linked_select("Judge", list(JUDGES), page=_PAGE, name="judge", default=DEFAULT_JUDGE)
    st.button("Score", type="primary", key="try_it.go", on_click=_go_live)
    st.caption("After the first score every change is scored at once.")
    return (
        Principle(id="typed", text=principle.strip()),
        Action(id="typed", text=action.strip(), actor=actor.strip()),
        name or DEFAULT_JUDGE,
    )


def _answer(
    principle: Principle, action: Action, name: str
) -> tuple[list[Action], list[Score]] | None:
    if asked("go") != "1":
        st.info("Press Score, or take one of the examples. The judge is loaded then, once.")
        return None
    put("go", "1")
    if not (principle.text and action.text):
        st.info("A principle and an action are needed.")
        return None
    try:
        calibrated = session.judge(name)
        told = [action, *swapped(action)[1:]]
        scores = judge_texts([(principle, each) for each in told], calibrated)
    except (ScorerError, ImportError) as error:
        show_problem("This judge cannot answer here.", str(error))
        return None
    with st.container(border=True):
        score_box(_row(scores[0]))
        _say_calibration(calibrated)
    return told, scores


def _say_calibration(calibrated: CalibratedJudge) -> None:
    if calibrated.calibration.judge:
        st.caption(
            "With the calibration of the open run, which was matched to the base rate of text like "
            "its own: a pair made up here may well not be like that."
        )
    elif session.calibration_of_run() is not None:
        st.caption(
            "The open run has a calibration of its own, which is not for this judge as it is here. "
            "The judge's usual one is used, so this score does not compare with those of the run."
        )


def _swap(told: list[Action], scores: list[Score]) -> None:
    st.subheader("The same with other actors")
    if len(told) == 1:
        st.caption("Name the acting actor to see whether its name moves the score.")
        return
    table = swap_table(told, scores)
    furthest = float(table["shift"].abs().max())
    st.caption(
        f"The name in the text is exchanged; P(contradicts) moves by {furthest:.3f} at most."
    )
    number = st.column_config.NumberColumn
    st.dataframe(
        table,
        hide_index=True,
        column_order=["actor", "p_contradicts", "shift", "label", "text"],
        column_config={
            "actor": "Actor",
            "p_contradicts": number("P(contradicts)", format="%.3f"),
            "shift": number("Shift", format="%+.3f"),
            "label": "Label",
            "text": st.column_config.TextColumn("As judged, before masking", width="large"),
        },
    )
    if told[0].text == told[1].text:
        show_text(f"The text does not name {told[0].actor}: nothing was exchanged in it.")


def _row(score: Score) -> dict[str, object]:
    return {
        "label": score.label,
        "abstain": score.abstain,
        "p_contradicts": score.p_contradicts,
        "p_upholds": score.p_upholds,
        "p_unrelated": score.p_unrelated,
        "low": score.low,
        "high": score.high,
        "set": " or ".join(score.set),
        "severity": score.severity,
        "reason": score.reason,
    }


def _take(example: Example) -> None:
    for name, value in (
        ("p", example.principle),
        ("a", example.action),
        ("who", example.actor),
    ):
        assign(_PAGE, name, value)
    _go_live()


def _go_live() -> None:
    put("go", "1")
