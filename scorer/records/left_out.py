"""Counts of what a stage left out and why; they travel with the run."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(kw_only=True, slots=True)
class LeftOut:
    """How many items a stage read and kept, and the others by reason."""

    stage: str
    read: int = 0
    kept: int = 0
    reasons: Counter[str] = field(default_factory=Counter)

    @property
    def dropped(self) -> int:
        """How many items were left out in all."""
        return self.reasons.total()

    def drop(self, reason: str, count: int = 1) -> None:
        """Count items that are left out for a reason."""
        self.reasons[reason] += count

    def as_dict(self) -> Mapping[str, object]:
        """Return plain data for run.json."""
        ordered = dict(sorted(self.reasons.items()))
        return {"stage": self.stage, "read": self.read, "kept": self.kept, "left_out": ordered}
