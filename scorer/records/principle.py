"""What an actor proclaims."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from scorer.records.dates import PartialDate, parse_partial_date
from scorer.records.identity import fingerprint


@dataclass(frozen=True, kw_only=True, slots=True)
class Principle:
    """A principle card. `text` is its first wording; `actor` None makes it a yardstick for all."""

    id: str
    text: str
    wordings: tuple[str, ...] = ()
    name: str = ""
    upholding: str = ""
    violating: str = ""
    scope: str = ""
    actor: str | None = None
    speaker: str | None = None
    date: str = ""
    source: str = ""
    facet: str | None = None
    pack: str = ""
    extra: Mapping[str, object] = field(default_factory=dict)

    @property
    def all_wordings(self) -> tuple[str, ...]:
        """The text and its further wordings, each once, in order."""
        return tuple(dict.fromkeys((self.text, *self.wordings)))

    @property
    def when(self) -> PartialDate:
        """The date of the proclamation with its precision."""
        return parse_partial_date(self.date)

    @property
    def version(self) -> str:
        """Twelve hex digits of all that a judge may read; two equal ones judge alike."""
        read = {"wordings": self.all_wordings, "up": self.upholding, "down": self.violating}
        return fingerprint(read)[:12]
