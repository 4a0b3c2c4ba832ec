"""What the judge was measured at, on labelled sets that it has never seen."""

import streamlit as st

from scorer.errors import ScorerError
from scorer.ui.plain import colours, show_problem
from scorer.views.method import judge_file
from scorer.views.validity import (
    COMMAND,
    SETS,
    Section,
    Validity,
    is_of,
    read_validity,
    score_chart,
    score_sentences,
    summary_file,
)


def measured() -> Validity:
    """Return the validity report that came along; where it cannot be read, say so."""
    try:
        return read_validity(summary_file())
    except ScorerError as error:
        show_problem("The validity report cannot be read.", str(error))
        return Validity()


def show_measured(report: Validity) -> None:
    """Draw a tab a labelled set: a table of judges, the reliability picture and it in words."""
    st.caption(
        f"Judge {report.judge}; 95 % intervals from drawn events. All labels were written by "
        "language models. The whole report is docs/validity.md of the project; this makes it again:"
    )
    st.code(COMMAND, language=None)
    if not is_of(report, judge_file("manifest.json")):
        st.warning(
            "These figures were measured on other weights than those that are installed.",
            icon=":material/history:",
        )
    for tab, (name, sections) in zip(
        st.tabs([SETS.get(name, name) for name in report.sets]), report.sets.items(), strict=True
    ):
        with tab:
            _show_set(name, sections)
    if not report.controls.empty:
        st.markdown("**Controls: what must not move a score, and what it must not be made of**")
        st.dataframe(report.controls, hide_index=True, height="content")


def _show_set(name: str, sections: tuple[Section, ...]) -> None:
    titles = [section.title for section in sections]
    chosen = titles[0]
    if len(titles) > 1:
        chosen = st.selectbox("Section", titles, key=f"method.section.{name}")
    section = sections[titles.index(chosen)]
    st.caption(f"{section.pairs:,} pairs of {section.events:,} events")
    st.dataframe(section.metrics, hide_index=True, height="content")
    left, right = st.columns([2, 3], gap="large")
    with left:
        st.altair_chart(
            score_chart(section.by_score, colours()),
            width="stretch",
            key=f"method.reliability.{name}",
            alt="Share of pairs coded contradicts against their mean score, with 95 % intervals.",
        )
    with right:
        for sentence in score_sentences(section.by_score):
            st.text(sentence)
