"""Militarised disputes between states (Correlates of War, GML): directed dyad-years."""

from collections.abc import Iterator, Mapping
from functools import partial

from scorer.records import Action
from scorer.sources.cells import text_of
from scorer.sources.coded import coded_action
from scorer.sources.labels import labels
from scorer.sources.making import date_of, import_rows, need_id
from scorer.sources.naming import coded_name, state_then
from scorer.sources.protocol import Imported, Job
from scorer.sources.tally import Skipped


def read_disputes(job: Job) -> Iterator[Imported]:
    """Yield the highest action of each side in each year of a dispute.

    Rows in which a side took none are counted and left out: doing nothing is no act.
    """
    yield from import_rows(job, partial(_action, job))


def _action(job: Job, row: Mapping[str, object], line: int) -> Action:
    del line
    code = text_of(row, "hiact1")
    if code in ("0", "-9", ""):
        raise Skipped("no militarised act by this side is coded")
    deed = labels("mid").get(code)
    if deed is None:
        raise Skipped("code of the act is not one of 0 to 21")
    date = date_of(row, "year")
    one, other, dispute = (need_id(row, field) for field in ("ccode1", "ccode2", "dispnum"))
    actor, target = (state_then(coded_name("COW", number), date) for number in (one, other))
    return coded_action(
        job,
        deed,
        source_id=f"{dispute}-{one}-{other}-{date}",
        publisher="militarised disputes",
        actor=actor,
        target=target,
        date=date,
        event=f"dispute-{dispute}",
        extra={
            "system": "mid",
            "hostility": text_of(row, "hostlev1"),
            "fatality_level_of_target": text_of(row, "fatality2"),
            "ccode1": one,
            "ccode2": other,
        },
    )
