"""Method and limits: how a score comes about, what it means, and what it cannot tell."""

import streamlit as st

from scorer.aggregation import ESTIMAND
from scorer.errors import ScorerError
from scorer.records import LABELS
from scorer.ui.measured import measured, show_measured
from scorer.ui.pair_card import LABEL_COLOURS
from scorer.ui.plain import colours, show_problem
from scorer.ui.session import opened_run
from scorer.views.method import (
    judge_file,
    read_reliability,
    recipe_rows,
    reliability_chart,
    reliability_sentences,
)
from scorer.views.wording import LABEL_MEANING, RELATION_MEANING, STATUS_MEANING, STATUS_WORDS

_STEPS = """\
1. **Mask.** Names, capitals and leaders of the acting actor are hidden, so that the same deed gets
   the same score whoever did it.
2. **Pair.** Each principle meets the actions it applies to.
3. **Judge.** A judge gives evidence for each of three labels: *contradicts*, *upholds*,
   *unrelated*.
4. **Calibrate.** The evidence becomes probabilities that can be read as frequencies, with a 90 %
   interval, and the set of labels that are not excluded at 90 %. More than one label left: the
   judge does not decide.
5. **Summarise.** Deeds are counted once, however many reports tell of them. Intervals come from
   resampled events, with the judge's own doubt drawn in.

*Contradiction* is P(contradicts). *Consistency* is P(upholds) − P(contradicts), from −1 to 1.
"""
_LIMITS = """\
- **A score is about a described deed.** Whether the description is true and complete, the score
  does not know.
- **No ranking of actors follows from it.** Actors differ in how much is written about them, by
  whom, and in which deeds were selected.
- **A yardstick is not the actor's word.** Falling short of a principle that the actor never
  proclaimed says nothing about its consistency with its own words.
- **Only deeds count.** Speeches, plans and denials are shown and left out of every summary.
- **A paraphrase is an interpretation.** Principles are rendered in plain words; conditions and
  exceptions of the original text are lost.
- **Sources marked 'from memory'** were not looked up. Check them before citing.
- **The judge errs**, more on texts unlike those that it learned from: irony, double negation,
  long chains of cause. An undecided pair is an answer too.
- **Frequencies hold for pairs like those of the calibration.** In news as it comes few pairs
  bear, and probabilities of bearing are too high: `scorer calibrate --match` shifts them to
  labels of your own.
"""


def render() -> None:
    """Draw the page."""
    st.title("Method and limits")
    left, right = st.columns([3, 2], gap="large")
    with left:
        st.subheader("How a score comes about")
        st.markdown(_STEPS)
        st.subheader("What a cell of the overview estimates")
        st.markdown(ESTIMAND)
        st.subheader("Limits")
        st.markdown(_LIMITS)
    with right:
        _words()
    _measured()
    _card()
    st.subheader("Recipe of the open run")
    opened = opened_run()
    st.caption("Two scores compare when their recipes match.")
    st.dataframe(
        recipe_rows(opened.run.info),
        hide_index=True,
        height="content",
        column_config={"0": "Name", "1": st.column_config.TextColumn("Value", width="large")},
    )


def _words() -> None:
    with st.container(border=True):
        st.markdown("**The labels**")
        for label in LABELS:
            st.badge(label, color=LABEL_COLOURS[label])
            st.caption(LABEL_MEANING[label])
    with st.container(border=True):
        st.markdown("**Relation of a pair**")
        st.caption("*Own words.* " + RELATION_MEANING["own"])
        st.caption("*Yardstick.* " + RELATION_MEANING["yardstick"])
    with st.container(border=True):
        st.markdown("**Source status**")
        for status, words in STATUS_WORDS.items():
            st.caption(f"*{words}.* " + STATUS_MEANING[status])


def _measured() -> None:
    report = measured()
    if report.sets:
        st.subheader("Measured on labelled pairs")
        show_measured(report)
        return
    # No report of the three sets came along; the judge brings its own table of the test part.
    st.subheader("How well the scores can be read as frequencies")
    _calibration()


def _calibration() -> None:
    try:
        table = read_reliability(judge_file("reliability.json"))
    except ScorerError as error:
        show_problem("The calibration table cannot be read.", str(error))
        return
    if table.empty:
        st.info("No calibration table comes with the judge yet.")
        return
    left, right = st.columns([2, 3], gap="large")
    with left:
        st.altair_chart(
            reliability_chart(table, colours()),
            width="stretch",
            alt="Share of pairs that contradict against their mean score, with 90 % intervals.",
        )
    with right:
        for sentence in reliability_sentences(table):
            st.text(sentence)


def _card() -> None:
    card = judge_file("README.md")
    if card is not None:
        with st.expander("Card of the judge", icon=":material/description:"):
            st.markdown(card.read_text(encoding="utf-8"))
