"""A job at work, looked at every second until it has ended."""

import streamlit as st

from scorer.ui.jobs import Job, jobs
from scorer.ui.links import put
from scorer.ui.navigation import page


def job_box(name: str) -> None:
    """Draw progress and outcome of a job by the name of its run."""
    job = jobs().get(name)
    if job is None:
        return
    put("job", name)
    with st.container(border=True):
        if job.running:
            st.fragment(_watch, run_every=1.0)(job)
        else:
            _outcome(name, job)


def _watch(job: Job) -> None:
    if not job.running:
        st.rerun()
    done, whole = job.parts
    st.progress(
        done / whole,
        text=f"Scoring: {done} of {whole} parts, {job.actions:,} actions, {job.seconds:.0f} s",
    )
    st.button("Stop", on_click=job.stop, key="your_data.stop")


def _outcome(name: str, job: Job) -> None:
    if job.succeeded:
        st.success("The run is scored.", icon=":material/check_circle:")
        query = {"run": name}
        st.page_link(
            page("overview"), label="Explore it", query_params=query, icon=":material/grid_view:"
        )
    else:
        st.error("Scoring ended early; what the command said:", icon=":material/error:")
    told = job.told().strip()
    if told:
        st.code(told, language=None, wrap_lines=True)
