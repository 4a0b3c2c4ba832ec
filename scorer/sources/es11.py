"""General Assembly votes by the number of the resolution: its emergency session on Ukraine.

Such tables have no date and no title; both are known for the resolutions of the eleventh emergency
special session and for 68/262, which went before it. Another resolution is kept with its number
alone, and counted. Labels of the file are kept in `extra` and not believed: the one that is known
writes "Invasion of Ukraine in 2021".
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Final

from scorer.records import Action
from scorer.sources.cells import text_of
from scorer.sources.making import date_of, import_rows, need_id
from scorer.sources.naming import actor_name, state_then
from scorer.sources.protocol import Imported, Job
from scorer.sources.voting import known_vote, vote_action

UNKNOWN: Final = "resolution whose title is not known"


@dataclass(frozen=True, kw_only=True, slots=True)
class Resolution:
    """The title of a resolution and the day of the vote."""

    title: str
    date: str


RESOLUTIONS: Final[Mapping[str, Resolution]] = {
    "68/262": Resolution(title="Territorial integrity of Ukraine", date="2014-03-27"),
    "ES-11/1": Resolution(title="Aggression against Ukraine", date="2022-03-02"),
    "ES-11/2": Resolution(
        title="Humanitarian consequences of the aggression against Ukraine", date="2022-03-24"
    ),
    "ES-11/3": Resolution(
        title="Suspension of the rights of membership of the Russian Federation in the Human "
        "Rights Council",
        date="2022-04-07",
    ),
    "ES-11/4": Resolution(
        title="Territorial integrity of Ukraine: defending the principles of the Charter of the "
        "United Nations",
        date="2022-10-12",
    ),
    "ES-11/5": Resolution(
        title="Furtherance of remedy and reparation for aggression against Ukraine",
        date="2022-11-14",
    ),
    "ES-11/6": Resolution(
        title="Principles of the Charter of the United Nations underlying a comprehensive, just "
        "and lasting peace in Ukraine",
        date="2023-02-23",
    ),
    "ES-11/7": Resolution(
        title="Advancing a comprehensive, just and lasting peace in Ukraine", date="2025-02-24"
    ),
    "ES-11/8": Resolution(title="The path to peace", date="2025-02-24"),
}

_SHORT: Final[Mapping[str, str]] = {
    "Bosnia and Herz.": "Bosnia and Herzegovina",
    "Central African Rep.": "Central African Republic",
    "Dem. Rep. Congo": "Democratic Republic of the Congo",
    "Dominican Rep.": "Dominican Republic",
    "Eq. Guinea": "Equatorial Guinea",
    "S. Sudan": "South Sudan",
    "Saint Vincent and Grenadines": "Saint Vincent and the Grenadines",
}
"""Names as map makers shorten them."""


def read_es11(job: Job) -> Iterator[Imported]:
    """Yield one action a vote; votes on one resolution belong to one event."""
    yield from import_rows(job, partial(_action, job))


def _action(job: Job, row: Mapping[str, object], line: int) -> Action:
    del line
    number, country = need_id(row, "resolution"), need_id(row, "country")
    number = number.upper().removeprefix("A/").removeprefix("RES/")
    vote = known_vote("vote", text_of(row, "vote"))
    known = RESOLUTIONS.get(number)
    date = date_of(row, "date") or (known.date if known else "")
    if known is None:
        job.tally.mark(UNKNOWN)
    named = f"UN General Assembly resolution {number}"
    return vote_action(
        job,
        source_id=f"{number}-{country}",
        publisher="UN General Assembly",
        actor=state_then(actor_name(_SHORT.get(country, country)), date),
        vote=vote,
        subject=f"{named}: {known.title}" if known else named,
        date=date,
        event=f"es11-{number}",
        extra={
            "resolution": number,
            "country": country,
            "label_of_source": text_of(row, "repo_label"),
        },
    )
