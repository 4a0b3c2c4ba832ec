"""The action of an event that a code describes: its sentence is composed."""

from collections.abc import Mapping

from scorer.records import Action
from scorer.sources.composing import compose
from scorer.sources.labels import CodeLabel
from scorer.sources.making import make_action
from scorer.sources.protocol import Job


def coded_action(
    job: Job,
    deed: CodeLabel,
    *,
    source_id: str,
    publisher: str,
    actor: str,
    target: str,
    date: str,
    extra: Mapping[str, object],
    place: str = "",
    event: str = "",
) -> Action:
    """Return an action with the words and the mode of its code; `system` belongs into `extra`."""
    return make_action(
        job,
        source_id=source_id,
        publisher=publisher,
        text=compose(actor, deed, target, place=place, date=date),
        text_origin="composed",
        actor=actor,
        target=target,
        date=date,
        place=place,
        mode=deed.mode,
        event=event,
        extra={"code": deed.code, **extra},
    )
