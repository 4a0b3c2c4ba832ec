"""A whole text that somebody said or published: a speech, an article, a page."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from scorer.records.dates import PartialDate, parse_partial_date


@dataclass(frozen=True, kw_only=True, slots=True)
class Document:
    """One text before anything has been drawn out of it.

    `actor` is who speaks or publishes, where the source says so; `extra` keeps what else the
    source tells (speaker, place, topics, its own id).
    """

    id: str
    text: str
    title: str = ""
    actor: str = ""
    date: str = ""
    source: str = ""
    url: str = ""
    language: str = ""
    extra: Mapping[str, object] = field(default_factory=dict)

    @property
    def when(self) -> PartialDate:
        """The date of the text with its precision."""
        return parse_partial_date(self.date)
