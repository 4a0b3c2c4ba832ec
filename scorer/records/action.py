"""What was done, by whom, when."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from scorer.records.dates import PartialDate, parse_partial_date
from scorer.records.vocabulary import Mode, SourceStatus, TextOrigin


@dataclass(frozen=True, kw_only=True, slots=True)
class Action:
    """One action, however many reports tell of it.

    `mode` is None where nobody has said what kind of thing the text reports; a judge then decides.
    `event` groups actions that belong to one event for clustered intervals; empty means that the
    action stands alone. `extra` keeps the further columns of the input as they came.
    """

    id: str
    text: str
    actor: str = ""
    date: str = ""
    mode: Mode | None = None
    target: str = ""
    place: str = ""
    source: str = ""
    source_status: SourceStatus = "given"
    text_origin: TextOrigin = "sentence"
    event: str = ""
    reports: tuple[str, ...] = ()
    extra: Mapping[str, object] = field(default_factory=dict)

    @property
    def when(self) -> PartialDate:
        """The date of the action with its precision."""
        return parse_partial_date(self.date)

    @property
    def cluster(self) -> str:
        """The event that the action belongs to, itself where none is named."""
        return self.event or self.id
