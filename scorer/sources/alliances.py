"""Alliances (ATOP): directed dyad-years with the obligations in force."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Final

from scorer.records import Action
from scorer.sources.cells import text_of
from scorer.sources.composing import sentence, with_article
from scorer.sources.making import date_of, import_rows, make_action, need_id
from scorer.sources.naming import coded_name, state_then
from scorer.sources.protocol import Imported, Job
from scorer.sources.tally import Skipped

_OBLIGATIONS: Final[Mapping[str, str]] = {
    "atop_defense": "defence",
    "atop_offense": "offence",
    "atop_neutral": "neutrality",
    "atop_nonagg": "non-aggression",
    "atop_consul": "consultation",
}
LastSeen = dict[tuple[str, str], tuple[int, tuple[str, ...]]]


def read_alliances(job: Job) -> Iterator[Imported]:
    """Yield one action where obligations begin or change.

    A year that continues the year before is a state of affairs, not an act: it is counted and
    left out. The rows of two states must be in the order of their years, as ATOP has them.
    """
    yield from import_rows(job, partial(_action, job, {}))


def _action(job: Job, last: LastSeen, row: Mapping[str, object], line: int) -> Action:
    del line
    one, other, year = (need_id(row, field) for field in ("ccode1", "ccode2", "year"))
    date = date_of(row, "year")[:4]
    held = tuple(words for flag, words in _OBLIGATIONS.items() if text_of(row, flag) == "1")
    before = last.get((one, other))
    last[one, other] = (int(date or 0), held)
    if not held:
        raise Skipped("no obligation in force")
    if before is not None and before[0] == int(date or 0) - 1 and before[1] == held:
        raise Skipped("alliance of the year before goes on")
    actor, target = (state_then(coded_name("COW", number), date) for number in (one, other))
    obligations = ", ".join(held[:-1]) + (" and " if held[:-1] else "") + held[-1]
    done = f"entered into alliance obligations of {obligations} with {with_article(target)}"
    return make_action(
        job,
        source_id=f"{one}-{other}-{year}",
        publisher="alliances",
        text=sentence(actor, done, date=date),
        text_origin="composed",
        actor=actor,
        target=target,
        date=date,
        mode="deed",
        event=f"alliance-{min(one, other)}-{max(one, other)}-{year}",
        extra={"system": "atop", "code": "+".join(held), "ccode1": one, "ccode2": other},
    )
