"""Wars between states (Correlates of War): directed dyad-years."""

from collections.abc import Iterator, Mapping
from functools import partial

from scorer.records import Action
from scorer.sources.cells import text_of
from scorer.sources.composing import sentence, with_article
from scorer.sources.making import date_of, import_rows, make_action, need_id
from scorer.sources.naming import coded_name, state_then
from scorer.sources.protocol import Imported, Job


def read_wars(job: Job) -> Iterator[Imported]:
    """Yield one action for each state, adversary and year of a war."""
    yield from import_rows(job, partial(_action, job))


def _action(job: Job, row: Mapping[str, object], line: int) -> Action:
    del line
    war, one, other = (need_id(row, field) for field in ("warnum", "ccode1", "ccode2"))
    date = date_of(row, "year")
    actor, target = (state_then(coded_name("COW", number), date) for number in (one, other))
    began = text_of(row, "initiator1") == "1" and text_of(row, "cowinteronset") == "1"
    done = "began a war against" if began else "fought a war against"
    return make_action(
        job,
        source_id=f"{war}-{one}-{other}-{date}",
        publisher="interstate wars",
        text=sentence(actor, f"{done} {with_article(target)}", date=date),
        text_origin="composed",
        actor=actor,
        target=target,
        date=date,
        mode="deed",
        event=f"war-{war}",
        extra={
            "system": "war",
            "code": "began" if began else "fought",
            "deaths_of_actor": text_of(row, "batdeath1"),
            "ccode1": one,
            "ccode2": other,
        },
    )
