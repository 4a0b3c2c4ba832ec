"""POLECAT (NGEC) events: 40 columns with a header that may announce more than there are."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Final

from scorer.records import Action
from scorer.sources.cells import text_of
from scorer.sources.coded import coded_action
from scorer.sources.labels import find_plover
from scorer.sources.making import date_of, import_rows, need_id
from scorer.sources.naming import actor_name
from scorer.sources.protocol import Imported, Job
from scorer.sources.rows import Shape
from scorer.sources.tally import BadCell

COLUMNS: Final = tuple(
    "Event ID|Event Date|Event Type|Event Mode|Intensity|Quad Code|Contexts|Actor Name"
    "|Actor Country|Actor COW|Primary Actor Sector|Actor Sectors|Actor Title|Actor Name Raw"
    "|Wikipedia Actor ID|Recipient Name|Recipient Country|Recipient COW"
    "|Primary Recipient Sector|Recipient Sectors|Recipient Title|Recipient Name Raw"
    "|Wikipedia Recipient ID|Placename|City|District|Province|Country|Latitude|Longitude"
    "|GeoNames ID|Raw Placename|Feature Type|Source|Publication Date|Story People"
    "|Story Organizations|Story Locations|Language|Version".split("|")
)
_STATE_SECTORS: Final = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "SPY"})


def read_polecat(job: Job) -> Iterator[Imported]:
    """Yield one action a row."""
    yield from import_rows(
        job, partial(_action, job), Shape(expected=(*COLUMNS, "Event Intensity"))
    )


def _action(job: Job, row: Mapping[str, object], line: int) -> Action:
    del line
    kind, mode = text_of(row, "event_type"), text_of(row, "event_mode").strip("[]'\" ")
    deed = find_plover(kind, mode.split(",")[0].split(";")[0])
    if deed is None:
        remedy = "write it as the PLOVER manual does, such as AGREE or COERCE"
        raise BadCell("event_type", kind, "a PLOVER type", remedy)
    actor, target = _party(row, "actor"), _party(row, "recipient")
    date = date_of(row, "event_date")
    place = ", ".join(filter(None, (text_of(row, "city"), text_of(row, "country"))))
    return coded_action(
        job,
        deed,
        source_id=need_id(row, "event_id"),
        publisher=text_of(row, "source"),
        actor=actor,
        target=target,
        date=date,
        place=place,
        extra={
            "system": "plover",
            "event_mode": mode,
            "contexts": text_of(row, "contexts"),
            "polarity": text_of(row, "intensity") or text_of(row, "event_intensity"),
            "quad": text_of(row, "quad_code"),
            "actor_name": text_of(row, "actor_name"),
            "target_name": text_of(row, "recipient_name"),
        },
    )


def _party(row: Mapping[str, object], side: str) -> str:
    name, country = text_of(row, f"{side}_name"), text_of(row, f"{side}_country")
    sector = text_of(row, f"primary_{side}_sector")
    if country and (sector in _STATE_SECTORS or not name):
        return actor_name(country)
    return actor_name(name)
