"""What every importer is: a job goes in, records come out one at a time."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, Protocol

from scorer.records import Action, Document
from scorer.sources.limits import Limits
from scorer.sources.tally import Tally

Imported = Action | Document
Kind = Literal["actions", "documents"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Job:
    """One file or folder to import.

    `renamed` maps a field of ours to a column of the file, as the user did with --map.
    """

    path: Path
    format: str
    tally: Tally
    limits: Limits
    renamed: Mapping[str, str] = field(default_factory=dict)


class Importer(Protocol):
    """Read a job and yield its records; counts and problems go to the job's tally.

    A row that cannot be used is counted and passed over. Only a file that cannot be used at all
    ends in an error, and only in one of the family of `scorer.errors`.
    """

    def __call__(self, job: Job) -> Iterator[Imported]:
        """Yield records as they are read; nothing is kept in memory for longer."""
        ...
