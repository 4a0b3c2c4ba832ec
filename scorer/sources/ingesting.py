"""Import one file or folder: detect its format, stream its records, count what is left out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from scorer.errors import DataError, Problem, UsageError
from scorer.records import Action, Document, LeftOut
from scorer.sources.detecting import detect
from scorer.sources.formats import find_format
from scorer.sources.limits import Limits
from scorer.sources.protocol import Imported, Job, Kind
from scorer.sources.seen import Seen
from scorer.sources.tally import Tally

_MAPPED = frozenset({"table", "documents"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Ingested:
    """Records as a stream that runs once, with counts that grow while it does.

    Iterate `actions`, `documents` or `items`, one of them and once. `problems` and `left_out` are
    complete when the stream has ended. `left_out` counts rows; a row may make several records.
    """

    format: str
    kind: Kind
    items: Iterator[Imported]
    tally: Tally = field(repr=False)

    @property
    def actions(self) -> Iterator[Action]:
        """The actions of the stream."""
        return (item for item in self.items if isinstance(item, Action))

    @property
    def documents(self) -> Iterator[Document]:
        """The documents of the stream."""
        return (item for item in self.items if isinstance(item, Document))

    @property
    def problems(self) -> Sequence[Problem]:
        """What was wrong with the input, up to the limit; the rest is counted in `left_out`."""
        return self.tally.problems

    @property
    def left_out(self) -> LeftOut:
        """How many rows were read, kept, and left out by reason."""
        return self.tally.left_out

    @property
    def marked(self) -> Mapping[str, int]:
        """How many rows were kept with something left open, by what it is."""
        return self.tally.marked

    @property
    def made(self) -> int:
        """How many records have come out so far."""
        return self.tally.made


def ingest(
    path: Path,
    *,
    format: str | None = None,  # noqa: A002 - it is called so in every place a user meets it
    limits: Limits | None = None,
    renamed: Mapping[str, str] | None = None,
) -> Ingested:
    """Import a file or folder.

    Args:
        path: what to import; gzip and a zip of one file are unpacked on the way.
        format: the name of a format; None to tell it from the file.
        limits: bounds on memory and time.
        renamed: field of ours -> column of the file, for tables.

    Raises:
        UsageError: no such format, or columns mapped for a format that knows its own.
        DataError: the file cannot be used at all; also while the records are taken.
    """
    limits = limits or Limits()
    if not path.exists():
        raise DataError(f"{path} is not there; check the path")
    name = format or detect(path, limits)
    if renamed and format is None and name not in _MAPPED:
        # Whoever names columns means the table as such, whatever its header reminds of.
        name = "table"
    chosen = find_format(name)
    if renamed and name not in _MAPPED:
        raise UsageError(f"--map is for tables; format {name} finds its columns by itself")
    stage = f"sources: {name}"
    tally = Tally(file=path.name, left_out=LeftOut(stage=stage), limits=limits)
    job = Job(path=path, format=name, tally=tally, limits=limits, renamed=renamed or {})
    return Ingested(
        format=name, kind=chosen.kind, items=_some(job, chosen.load()(job)), tally=tally
    )


def _some(job: Job, items: Iterator[Imported]) -> Iterator[Imported]:
    """Pass the records on, each with an id of its own; to end with none is an error."""
    seen = Seen()
    for number, item in enumerate(items, start=1):
        if not seen.add(item.id):
            yield item
            continue
        # Downstream an id names one record; the id of the source stays in `extra` where it has one.
        renamed = replace(item, id=f"{item.id}-{number}")
        seen.add(renamed.id)
        remedy = f"the second is kept as {renamed.id}"
        job.tally.note(job.tally.problem(None, "id", item.id, "unique", remedy))
        yield renamed
    if not job.tally.made:
        raise DataError(f"{job.path} holds no usable record.{_why(job.tally)}")


def _why(tally: Tally) -> str:
    if tally.problems:
        return f" First: {tally.problems[0]}"
    reasons = ", ".join(f"{count:,} {reason}" for reason, count in tally.left_out.reasons.items())
    return f" {tally.left_out.read:,} rows were read: {reasons}" if reasons else " It has no rows."
