"""A passage of a source that tells of something."""

from dataclasses import dataclass

from scorer.records.vocabulary import Mode, TextOrigin


@dataclass(frozen=True, kw_only=True, slots=True)
class Report:
    """One telling of an event; `start` and `end` are character offsets into the source text."""

    id: str
    text: str
    actor: str | None = None
    mode: Mode | None = None
    date: str = ""
    source: str = ""
    publisher: str = ""
    url: str = ""
    start: int | None = None
    end: int | None = None
    text_origin: TextOrigin = "sentence"
