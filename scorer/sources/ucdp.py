"""UCDP GED events of lethal violence: two sides, a place, deaths; the sentence is composed.

In one-sided violence (type 3) side a is the perpetrator, by definition: one action. In state-based
and non-state conflict (types 1 and 2) the two sides fight one another, and the order of the sides
says nothing of who attacked: in state-based conflict side a is always a government, whatever it
did on that day. To let side a alone act would put all fighting on governments and none on those
who fight them. So such a row makes two actions, one for each side against the other, in the same
words and of one event; both are marked in `extra` (`acting_side`), and the rows are counted.
Neither says more than UCDP does: that this side took part in fighting in which people died.
"""

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
_ONE_SIDED: Final = "3"
EACH_SIDE: Final = "two sides fight and who attacked is not told: an action for each"
_PRECISION: Final[Mapping[str, int]] = {"4": 7, "5": 4}
"""Characters of the date that are known where its precision is a month or less."""


def read_ucdp(job: Job) -> Iterator[Imported]:
    """Yield an action of the perpetrator, or of each side of a fight, for every row.

    The action of side a has the id of the row, that of side b the same with `-b`; `source_id` is
    the id of the row in both. Headlines stay in `extra`: they often tell of several events, or of
    what the other side did.
    """
    yield from import_rows(job, partial(_actions, job))


def _actions(job: Job, row: Mapping[str, object], line: int) -> list[Imported]:
    del line
    kind = text_of(row, "type_of_violence")
    if kind not in _KINDS:
        raise BadCell("type_of_violence", kind, "1, 2 or 3", "correct it, or leave the row out")
    both = kind != _ONE_SIDED and text_of(row, "side_b")
    acting = ("a", "b") if both else ("a",)
    made: list[Imported] = [_action(job, row, kind, side) for side in acting]
    if len(made) > 1:
        job.tally.mark(EACH_SIDE)
    return made


def _action(job: Job, row: Mapping[str, object], kind: str, side: str) -> Action:
    other = "b" if side == "a" else "a"
    actor, target = (side_name(text_of(row, f"side_{each}")) for each in (side, other))
    target = _civilians(target) if kind == _ONE_SIDED else target
    date = date_of(row, "date_start") or date_of(row, "year")
    date = date[: _PRECISION.get(text_of(row, "date_prec"), 10)]
    where = text_of(row, "where_coordinates") or text_of(row, "where_description")
    place = ", ".join(dict.fromkeys(filter(None, (where, text_of(row, "country")))))
    done = f"{_KINDS[kind]} {with_article(target) or 'an unnamed group'}"
    identity = need_id(row, "id")
    return make_action(
        job,
        source_id=identity if side == "a" else f"{identity}-b",
        publisher=one_line(text_of(row, "source_office").split(";")[0]),
        text=sentence(actor, done, place=place, date=date) + _deaths(row),
        text_origin="composed",
        actor=actor,
        target=target,
        date=date,
        place=place,
        mode="deed",
        event=f"ucdp-{identity}",
        extra={
            "source_id": identity,
            "system": "ucdp",
            "code": kind,
            "acting_side": f"side_{side}" + (", both fight" if kind != _ONE_SIDED else ""),
            "conflict": text_of(row, "conflict_name"),
            "actor_name": text_of(row, f"side_{side}"),
            "target_name": text_of(row, f"side_{other}"),
            "deaths": text_of(row, "best"),
            "deaths_of_actor": text_of(row, f"deaths_{side}"),
            "deaths_of_target": text_of(row, f"deaths_{other}"),
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
