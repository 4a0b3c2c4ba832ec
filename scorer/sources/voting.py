"""What the importers of votes share: the words for a vote, and the action that it makes."""

from collections.abc import Mapping
from typing import Final

from scorer.records import Action
from scorer.sources.composing import sentence
from scorer.sources.making import make_action
from scorer.sources.protocol import Job
from scorer.sources.tally import BadCell

VOTES: Final[Mapping[str, str]] = {
    "yes": "voted in favour of",
    "no": "voted against",
    "abstain": "abstained on",
    "absent": "was absent from the vote on",
}


def known_vote(field: str, written: str) -> str:
    """Return a vote as we call it.

    Raises:
        BadCell: it is none of `VOTES`.
    """
    if written.lower() not in VOTES:
        raise BadCell(field, written, "one of " + ", ".join(VOTES), "correct it")
    return written.lower()


def vote_action(
    job: Job,
    *,
    source_id: str,
    publisher: str,
    actor: str,
    vote: str,
    subject: str,
    date: str,
    event: str,
    extra: Mapping[str, object],
) -> Action:
    """Return the action of one state in one vote; to be absent is not yet a deed."""
    return make_action(
        job,
        source_id=source_id,
        publisher=publisher,
        text=sentence(actor, f"{VOTES[vote]} {subject}"),
        text_origin="composed",
        actor=actor,
        date=date,
        mode="deed" if vote != "absent" else None,
        event=event,
        extra={"system": "vote", "code": vote, **extra},
    )
