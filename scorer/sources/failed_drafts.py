"""Security Council drafts that failed: one row a draft, one action for each state that voted.

What a draft was about is not in such a table, only its number and who submitted it. Where the named
states are fewer or more than the counted votes, the row is kept and counted. Drafts that failed by
a veto are among them: `vetoes` has these too.
"""

import re
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Final

from scorer.sources.cells import text_of
from scorer.sources.composing import with_article
from scorer.sources.making import date_of, import_rows
from scorer.sources.naming import actor_name, state_then
from scorer.sources.protocol import Imported, Job
from scorer.sources.tally import BadCell, Skipped
from scorer.sources.voting import vote_action

MISCOUNTED: Final = "states named for a vote are not as many as were counted"

_COLUMNS: Final[Mapping[str, str]] = {"yes": "in_favor", "abstain": "abstain", "no": "against"}
"""In the order of the counts in the column `For,Abstain,Against`."""

_QUOTED: Final = re.compile(r"'([^']*)'|\"([^\"]*)\"")
_NUMBERED: Final = re.compile(r"S/\d")
_NAMED: Final = 3
"""Submitters named in the text; the others are counted there."""


def read_failed_drafts(job: Job) -> Iterator[Imported]:
    """Yield one action a vote; only the year is known."""
    yield from import_rows(job, partial(_actions, job))


def _actions(job: Job, row: Mapping[str, object], line: int) -> list[Imported]:
    year, draft = date_of(row, "year"), text_of(row, "voting_on")
    votes = {vote: _states(row, column) for vote, column in _COLUMNS.items()}
    if not any(votes.values()):
        raise Skipped("no state is named for a vote")
    counted = re.findall(r"\d+", text_of(row, "for_abstain_against"))
    if counted and counted != [str(len(states)) for states in votes.values()]:
        job.tally.mark(MISCOUNTED)
    submitters = [state_then(actor_name(name), year) for name in _states(row, "submitted_by")]
    extra = {
        "draft": draft,
        "meeting": text_of(row, "meeting_number"),
        "submitted_by": submitters,
        "note": text_of(row, "note"),
    }
    return [
        vote_action(
            job,
            source_id=f"{line}-{draft or 'draft'}-{state}",
            publisher="UN Security Council",
            actor=state_then(actor_name(state), year),
            vote=vote,
            subject=_subject(draft, submitters),
            date=year,
            event=f"failed-drafts-{line}-{draft}",
            extra=extra,
        )
        for vote, states in votes.items()
        for state in states
    ]


def _states(row: Mapping[str, object], column: str) -> list[str]:
    """Read a list as Python writes it: `['Peru', "Côte d'Ivoire"]`.

    Raises:
        BadCell: the cell holds something else.
    """
    written = text_of(row, column)
    if written and not (written.startswith("[") and written.endswith("]")):
        raise BadCell(column, written, "a list of states", "write it as ['Peru', 'Chile']")
    names = (one.strip() or other.strip() for one, other in _QUOTED.findall(written))
    return list(dict.fromkeys(filter(None, names)))


def _subject(draft: str, submitters: list[str]) -> str:
    named = f"Security Council draft resolution {draft}"
    if not _NUMBERED.match(draft):
        named = (
            f'a Security Council draft resolution ("{draft}")' if draft else "a draft resolution"
        )
    return f"{named}{_by(submitters)}, which was not adopted"


def _by(submitters: list[str]) -> str:
    if not submitters:
        return ""
    shown, more = [*map(with_article, submitters[:_NAMED])], len(submitters) - _NAMED
    if more > 0:
        shown.append("another state" if more == 1 else f"{more} other states")
    first = ", ".join(shown[:-1])
    return f" submitted by {f'{first} and ' if first else ''}{shown[-1]}"
