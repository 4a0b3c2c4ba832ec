"""ICEWS events: tab-separated with a header, codes as strings, no sentence."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Final

from scorer.records import Action
from scorer.sources.cells import text_of
from scorer.sources.coded import coded_action
from scorer.sources.labels import CodeLabel, find_cameo
from scorer.sources.making import date_of, import_rows, need_id
from scorer.sources.naming import actor_name
from scorer.sources.protocol import Imported, Job

_STATE_SECTORS: Final = frozenset({"Government", "Military", "Police", "Executive", "Judicial"})
_NOT_THE_STATE: Final = frozenset({"Dissident", "International Government Organization"})
_NOBODY: Final = frozenset({"Unspecified Actor", "Unidentified Actor"})


def read_icews(job: Job) -> Iterator[Imported]:
    """Yield one action a row; rows of one story belong to one event."""
    yield from import_rows(job, partial(_action, job))


def _action(job: Job, row: Mapping[str, object], line: int) -> Action:
    del line
    code = text_of(row, "cameo_code")
    known = find_cameo(code)
    words = text_of(row, "event_text")
    deed = known or CodeLabel(code=code, label=f"was coded {words!r}", to="towards", mode=None)
    actor, target = _party(row, "source"), _party(row, "target")
    date = date_of(row, "event_date")
    place = _place(row)
    story = text_of(row, "story_id")
    return coded_action(
        job,
        deed,
        source_id=need_id(row, "event_id"),
        publisher=text_of(row, "publisher"),
        actor=actor,
        target=target,
        date=date,
        place=place,
        event=f"icews-story-{story}" if story else "",
        extra={
            "system": "cameo",
            "code_text": words,
            "polarity": text_of(row, "intensity"),
            "actor_name": text_of(row, "source_name"),
            "target_name": text_of(row, "target_name"),
            "sentence_number": text_of(row, "sentence_number"),
        },
    )


def _party(row: Mapping[str, object], side: str) -> str:
    name, country = text_of(row, f"{side}_name"), text_of(row, f"{side}_country")
    if name in _NOBODY:
        return ""
    sectors = {sector.strip() for sector in text_of(row, f"{side}_sectors").split(",")}
    if country and sectors & _STATE_SECTORS and not sectors & _NOT_THE_STATE:
        return actor_name(country)
    return actor_name(name)


def _place(row: Mapping[str, object]) -> str:
    parts = [text_of(row, field) for field in ("city", "country")]
    return ", ".join(part for part in parts if part)
