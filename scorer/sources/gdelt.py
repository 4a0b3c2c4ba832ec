"""GDELT events: files of version 1 and 2 by position, exports of BigQuery by their header.

An export often lacks the code of the event, and then nothing in it tells what was done. Two states,
a month, the class and the Goldstein value are left: the 20,967 rows of one such file come down to
ten combinations, and the commonest (class 4, value -10) stands for mass violence as well as for
an assassination. A sentence from the class alone would say "was in material conflict with" sixteen
thousand times, and a code guessed from the value would claim more than the row does. So the text is
the slug of the article's address: it tells of what the article is about, which may not be this
event, and it is marked as a slug. Ask BigQuery for EventCode (or EventRootCode) as well, and the
text is composed from actor, deed, recipient, place and date as it is for the event files.
"""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Final

from scorer.records import Action, content_id
from scorer.sources.cells import text_of
from scorer.sources.composing import compose
from scorer.sources.gdelt_columns import SHAPE
from scorer.sources.labels import CodeLabel, find_cameo
from scorer.sources.making import date_of, import_rows, make_action, need_id
from scorer.sources.naming import actor_name
from scorer.sources.protocol import Imported, Job
from scorer.sources.slugs import domain_of, slug_of

_STATE_TYPES: Final = frozenset({"", "GOV", "MIL", "COP", "JUD", "LEG", "SPY"})
"""Types of actors that count as the state itself; a blank one is the country as such."""

_QUADS: Final[Mapping[str, CodeLabel]] = {
    quad: CodeLabel(code=quad, label=label, to=to, mode=None)
    for quad, label, to in (
        ("1", "cooperated in words", "with"),
        ("2", "cooperated materially", "with"),
        ("3", "was in a conflict of words", "with"),
        ("4", "was in material conflict", "with"),
    )
}
_UNCODED: Final = CodeLabel(code="", label="had dealings", to="with", mode=None)
_DAYS: Final = ("sqldate", "event_date", "monthyear", "year")


def read_gdelt(job: Job) -> Iterator[Imported]:
    """Yield one action a row.

    The text is composed where the file has the code of the event; else it is the slug of the
    article's address, else composed from the class of the event.
    """
    yield from import_rows(job, partial(_action, job), SHAPE)


def _action(job: Job, row: Mapping[str, object], line: int) -> Action:
    del line
    code = (
        text_of(row, "eventcode") or text_of(row, "eventbasecode") or text_of(row, "eventrootcode")
    )
    known = find_cameo(code) if code else None
    quad = text_of(row, "quadclass")
    url = text_of(row, "sourceurl")
    slug = slug_of(url)
    actor, target = _party(row, "actor1"), _party(row, "actor2")
    date = _date(row)
    place = text_of(row, "actiongeo_fullname")
    by_slug = known is None and bool(slug)
    deed = known or _QUADS.get(quad, _UNCODED)
    return make_action(
        job,
        source_id=need_id(row, "globaleventid"),
        publisher=domain_of(url),
        text=slug if by_slug else compose(actor, deed, target, place=place, date=date),
        text_origin="slug" if by_slug else "composed",
        actor=actor,
        target=target,
        date=date,
        place=place,
        mode=deed.mode,
        event=content_id("article", url) if url else "",
        extra={
            "system": "cameo",
            "code": known.code if known else code,
            "quad": quad,
            "polarity": text_of(row, "goldsteinscale"),
            "url": url,
            "slug": "" if by_slug else slug,
        },
    )


def _date(row: Mapping[str, object]) -> str:
    for field in _DAYS:
        found = date_of(row, field)
        if found:
            return found
    return ""


def _party(row: Mapping[str, object], side: str) -> str:
    """Return the state where the party is one, else the party's name with its country."""
    country = text_of(row, f"{side}countrycode")
    name = text_of(row, f"{side}name")
    kind = text_of(row, f"{side}type1code")
    state = actor_name(country) if country else ""
    if country and (kind in _STATE_TYPES or not name):
        return state
    shown = actor_name(name)
    if shown == name:
        shown = name.title()
    return f"{shown} ({state})" if country and shown != state else shown
