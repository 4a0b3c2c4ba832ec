"""General Assembly votes as the UN Digital Library gives them: one row a state and resolution."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Final

from scorer.records import Action
from scorer.sources.cells import text_of
from scorer.sources.making import date_of, import_rows
from scorer.sources.naming import actor_name, state_then
from scorer.sources.protocol import Imported, Job
from scorer.sources.tally import BadCell, Skipped
from scorer.sources.voting import vote_action

_VOTES: Final[Mapping[str, str]] = {"Y": "yes", "N": "no", "A": "abstain"}


def read_un_library(job: Job) -> Iterator[Imported]:
    """Yield one action a vote; column names may be in the singular or the plural."""
    yield from import_rows(job, partial(_action, job))


def _either(row: Mapping[str, object], *names: str) -> str:
    return next(filter(None, (text_of(row, name) for name in names)), "")


def _action(job: Job, row: Mapping[str, object], line: int) -> Action:
    del line
    # Of the votes only A looks like a word, and NV means that the state did not vote.
    written = _either(row, "ms_votes", "ms_vote")
    if written in ("NV", "X", ""):
        raise Skipped("state did not vote")
    if written not in _VOTES:
        raise BadCell("ms_vote", written, "Y, N, A or NV", "correct it")
    resolution = _either(row, "resolutions", "resolution")
    code = _either(row, "ms_codes", "ms_code")
    date = date_of(row, "date")
    actor = state_then(actor_name(code or _either(row, "ms_names", "ms_name")), date)
    identity = text_of(row, "undl_id") or resolution
    title = text_of(row, "title")
    subject = f"UN General Assembly resolution {resolution}" + (f": {title}" if title else "")
    return vote_action(
        job,
        source_id=f"{identity}-{code or actor}",
        publisher="UN General Assembly",
        actor=actor,
        vote=_VOTES[written],
        subject=subject,
        date=date,
        event=f"undl-{identity}",
        extra={
            "resolution": resolution,
            "subjects": text_of(row, "subjects"),
            "url": text_of(row, "undl_link"),
        },
    )
