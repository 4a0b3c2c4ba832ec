"""Security Council vetoes: one row a draft resolution, one action for each state against it."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Final

from scorer.records import Action
from scorer.sources.cells import text_of
from scorer.sources.composing import sentence
from scorer.sources.making import date_of, import_rows, make_action
from scorer.sources.naming import actor_name
from scorer.sources.protocol import Imported, Job
from scorer.sources.tally import Skipped

_MEMBERS: Final[Mapping[str, str]] = {
    "china": "China",
    "france": "France",
    "russia": "Russia",
    "ussr": "Soviet Union",
    "usa": "United States",
    "uk": "United Kingdom",
}


def read_vetoes(job: Job) -> Iterator[Imported]:
    """Yield one action a veto; dates are month first."""
    yield from import_rows(job, partial(_actions, job))


def _actions(job: Job, row: Mapping[str, object], line: int) -> list[Imported]:
    members = [name for flag, name in _MEMBERS.items() if text_of(row, flag) == "1"]
    if not members:
        named = (text_of(row, f"member_veto{place}") for place in (1, 2, 3))
        members = [_MEMBERS.get(name.lower(), actor_name(name)) for name in named if name]
    if not members:
        raise Skipped("no state is named for the veto")
    return [_action(job, row, line, member) for member in members]


def _action(job: Job, row: Mapping[str, object], line: int, actor: str) -> Action:
    draft, topic = text_of(row, "draft"), text_of(row, "crisis_topic")
    agenda = text_of(row, "agenda_item")
    date = date_of(row, "date", "month first") or date_of(row, "year")
    about = f' on "{agenda}"' if agenda else ""
    return make_action(
        job,
        source_id=f"{line}-{draft or 'draft'}-{actor}",
        publisher="UN Security Council",
        text=sentence(actor, f"vetoed Security Council draft resolution {draft}{about}", date=date),
        text_origin="composed",
        actor=actor,
        date=date,
        place=topic,
        mode="deed",
        event=f"vetoes-{line}-{draft}",
        extra={
            "system": "vote",
            "code": "veto",
            "draft": draft,
            "meeting": text_of(row, "meeting_record"),
            "topic": topic,
            "region": text_of(row, "region"),
        },
    )
