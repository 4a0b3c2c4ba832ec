"""UCDP GED events of lethal violence: two sides, a place, deaths; the sentence is composed."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Final

from scorer.records import Action
from scorer.sources.cells import one_line, text_of
from scorer.sources.composing import sentence, with_article
from scorer.sources.making import date_of, import_rows, make_action, need_id
from scorer.sources.naming import side_name
from scorer.sources.protocol import Imported, Job
from scorer.sources.tally import BadCell

_KINDS: Final[Mapping[str, str]] = {"1": "fought", "2": "fought", "3": "used violence against"}
_PRECISION: Final[Mapping[str, int]] = {"4": 7, "5": 4}
"""Characters of the date that are known where its precision is a month or less."""


def read_ucdp(job: Job) -> Iterator[Imported]:
    """Yield one action a row.

    Side a acts: the government in state-based conflict, the perpetrator in one-sided violence.
    Headlines stay in `extra`: they often tell of several events, or of what the other side did.
    """
    yield from import_rows(job, partial(_action, job))


def _action(job: Job, row: Mapping[str, object], line: int) -> Action:
    del line
    kind = text_of(row, "type_of_violence")
    if kind not in _KINDS:
        raise BadCell("type_of_violence", kind, "1, 2 or 3", "correct it, or leave the row out")
    actor, target = side_name(text_of(row, "side_a")), side_name(text_of(row, "side_b"))
    target = _civilians(target) if kind == "3" else target
    date = date_of(row, "date_start") or date_of(row, "year")
    date = date[: _PRECISION.get(text_of(row, "date_prec"), 10)]
    where = text_of(row, "where_coordinates") or text_of(row, "where_description")
    place = ", ".join(dict.fromkeys(filter(None, (where, text_of(row, "country")))))
    done = f"{_KINDS[kind]} {with_article(target) or 'an unnamed group'}"
    return make_action(
        job,
        source_id=need_id(row, "id"),
        publisher=one_line(text_of(row, "source_office").split(";")[0]),
        text=sentence(actor, done, place=place, date=date) + _deaths(row),
        text_origin="composed",
        actor=actor,
        target=target,
        date=date,
        place=place,
        mode="deed",
        extra={
            "system": "ucdp",
            "code": kind,
            "conflict": text_of(row, "conflict_name"),
            "actor_name": text_of(row, "side_a"),
            "target_name": text_of(row, "side_b"),
            "deaths": text_of(row, "best"),
            "deaths_civilians": text_of(row, "deaths_civilians"),
            "headline": text_of(row, "source_headline"),
            "row_key": text_of(row, "relid"),
        },
    )


def _civilians(target: str) -> str:
    return "civilians" if target.lower() in ("civilians", "") else target


def _deaths(row: Mapping[str, object]) -> str:
    best, civilians = text_of(row, "best"), text_of(row, "deaths_civilians")
    if not best.isdecimal() or not best.strip("0"):
        return ""
    people = "person was" if best == "1" else "people were"
    among = f", {civilians} of them civilians" if civilians.strip("0").isdecimal() else ""
    return f" {best} {people} killed{among}."
