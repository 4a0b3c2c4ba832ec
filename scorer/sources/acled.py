"""ACLED events: a sentence of notes each, dates in two shapes, headers in either case.

Who acts is not always actor 1: `acled_sides` tells it by the type of event and the kinds of sides.
Where that is open, actor and target stay empty, the two names stay in `extra`, and the row is
counted as kept with its acting side open.
"""

from collections.abc import Iterator, Mapping
from functools import partial

from scorer.records import Action, TextOrigin
from scorer.sources.acled_sides import acting_side, side_of
from scorer.sources.cells import has_words, text_of
from scorer.sources.composing import sentence, with_article
from scorer.sources.making import date_of, import_rows, make_action
from scorer.sources.naming import side_name
from scorer.sources.protocol import Imported, Job
from scorer.sources.tally import BadCell

OPEN = "acting side left open"


def read_acled(job: Job) -> Iterator[Imported]:
    """Yield one action a row."""
    yield from import_rows(job, partial(_action, job))


def _action(job: Job, row: Mapping[str, object], line: int) -> Action:
    del line
    identity = text_of(row, "event_id_cnty") or text_of(row, "data_id")
    if not identity:
        raise BadCell("event_id_cnty", "", "an id", "export the file again with its id column")
    kind, wider = text_of(row, "sub_event_type"), text_of(row, "event_type")
    one, two = (
        side_of(text_of(row, f"actor{number}"), text_of(row, f"inter{number}")) for number in (1, 2)
    )
    acts = acting_side(one, two, kind, wider)
    if acts is None:
        job.tally.mark(OPEN)
    names = [side_name(side.name) for side in ((two, one) if acts == 2 else (one, two))]
    date = date_of(row, "event_date") or date_of(row, "year")
    place = ", ".join(filter(None, (text_of(row, "location"), text_of(row, "country"))))
    notes = text_of(row, "notes")
    origin: TextOrigin = "sentence" if has_words(notes) else "composed"
    if origin == "composed":
        notes = _composed(names, kind or wider, place, date, told=acts is not None)
    return make_action(
        job,
        source_id=identity,
        publisher=text_of(row, "source"),
        text=notes,
        text_origin=origin,
        actor=names[0] if acts else "",
        target=names[1] if acts else "",
        date=date,
        place=place,
        extra={
            "system": "acled",
            "code": kind or wider,
            "event_type": wider,
            "acting_side": f"actor{acts}" if acts else "open",
            "actor1": one.name,
            "actor2": two.name,
            "fatalities": text_of(row, "fatalities"),
        },
    )


def _composed(names: list[str], kind: str, place: str, date: str, *, told: bool) -> str:
    """Return a sentence that says no more of the two sides than the row does."""
    actor, target = names
    event = f"in: {(kind or 'an event').lower()},"
    if target and told:
        return sentence(
            actor, f"was involved with {with_article(target)} {event}", place=place, date=date
        )
    if target and actor:
        both = f"and {with_article(target)} were involved {event}"
        return sentence(actor, both, place=place, date=date)
    return sentence(actor or target, f"was involved {event}", place=place, date=date)
