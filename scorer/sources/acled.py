"""ACLED events: a sentence of notes each, dates in two shapes, headers in either case."""

from collections.abc import Iterator, Mapping
from functools import partial

from scorer.records import Action, TextOrigin
from scorer.sources.cells import has_words, text_of
from scorer.sources.composing import sentence
from scorer.sources.making import date_of, import_rows, make_action
from scorer.sources.naming import side_name
from scorer.sources.protocol import Imported, Job
from scorer.sources.tally import BadCell


def read_acled(job: Job) -> Iterator[Imported]:
    """Yield one action a row; actor 1 is not always who began it, so the notes decide."""
    yield from import_rows(job, partial(_action, job))


def _action(job: Job, row: Mapping[str, object], line: int) -> Action:
    del line
    identity = text_of(row, "event_id_cnty") or text_of(row, "data_id")
    if not identity:
        raise BadCell("event_id_cnty", "", "an id", "export the file again with its id column")
    actor, target = side_name(text_of(row, "actor1")), side_name(text_of(row, "actor2"))
    date = date_of(row, "event_date") or date_of(row, "year")
    place = ", ".join(filter(None, (text_of(row, "location"), text_of(row, "country"))))
    notes = text_of(row, "notes")
    origin: TextOrigin = "sentence" if has_words(notes) else "composed"
    if origin == "composed":
        kind = text_of(row, "sub_event_type") or text_of(row, "event_type") or "an event"
        whom = f" with {target}" if target else ""
        notes = sentence(actor, f"was involved{whom} in: {kind.lower()},", place=place, date=date)
    return make_action(
        job,
        source_id=identity,
        publisher=text_of(row, "source"),
        text=notes,
        text_origin=origin,
        actor=actor,
        target=target,
        date=date,
        place=place,
        extra={
            "system": "acled",
            "code": text_of(row, "sub_event_type") or text_of(row, "event_type"),
            "event_type": text_of(row, "event_type"),
            "actor_name": text_of(row, "actor1"),
            "target_name": text_of(row, "actor2"),
            "fatalities": text_of(row, "fatalities"),
        },
    )
