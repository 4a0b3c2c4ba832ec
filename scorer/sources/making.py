"""Records with ids, sources and addresses made alike by every importer."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from scorer.errors import Problem
from scorer.records import Action, content_id
from scorer.sources.cells import folded_row, has_words, text_of
from scorer.sources.dates import AmbiguousDateError, Order, read_date
from scorer.sources.limits import Limits
from scorer.sources.protocol import Imported, Job
from scorer.sources.rows import PLAIN, Shape, open_rows
from scorer.sources.tally import BadCell, Skipped
from scorer.storage.cells import unsound_cell
from scorer.storage.numbered import NumberedRow, Row

_EMPTY: Final[tuple[object, ...]] = (None, "", (), [])

Convert = Callable[[Mapping[str, object], int], Imported | list[Imported]]
"""From a row and its line to one record, or to several."""


def import_rows(job: Job, convert: Convert, shape: Shape = PLAIN) -> Iterator[Imported]:
    """Convert every row of a table; those that cannot be used are counted by what is wrong."""
    with open_rows(job.path, job.limits, shape) as rows:
        yield from converted(job, rows.records, by_folded_names(convert))


def by_folded_names(convert: Convert) -> Convert:
    """Return a conversion that is given its rows with folded names."""
    return lambda row, line: convert(folded_row(row), line)


def converted(job: Job, records: Iterable[NumberedRow], convert: Convert) -> Iterator[Imported]:
    """Convert rows as they come; count each as kept or by why it is left out."""
    for line, row in records:
        record = _sound_row(job, line, row)
        if record is None:
            continue
        try:
            made = convert(record, line)
        except BadCell as bad:
            job.tally.drop_cell(line, bad)
            continue
        except Skipped as why:
            job.tally.drop(str(why))
            continue
        several = made if isinstance(made, list) else [made]
        job.tally.keep(len(several))
        yield from several


def side_rows(path: Path, limits: Limits) -> Iterator[dict[str, object]]:
    """Yield the rows of a table beside the data, with folded names; bad ones are passed over."""
    with open_rows(path, limits) as rows:
        for _, row in rows.records:
            if not isinstance(row, Problem):
                yield folded_row(row)


def _sound_row(job: Job, line: int, row: Row | Problem) -> Row | None:
    """Count a row as read; return it if its cells are whole, else count it as left out."""
    job.tally.read()
    if isinstance(row, Problem):
        job.tally.drop_problem(row)
        return None
    problem = unsound_cell(job.tally.file, line, row, most=job.limits.cell_chars)
    if problem is not None:
        job.tally.drop_problem(problem)
        return None
    return row


def make_action(
    job: Job,
    *,
    source_id: str,
    publisher: str = "",
    extra: Mapping[str, object] | None = None,
    **fields: Any,
) -> Action:
    """Return an action whose id and source lead back to the row.

    `id` is `FORMAT-ID`, `source` is `FORMAT:PUBLISHER:ID` (the file where no publisher is known),
    and `extra["source_id"]` is the id as the source has it.
    """
    kept = {name: value for name, value in (extra or {}).items() if value not in _EMPTY}
    return Action(
        id=own_id(job.format, source_id),
        source=source_of(job, source_id, publisher),
        extra={"source_id": source_id} | kept,
        **fields,
    )


def own_id(system: str, source_id: str) -> str:
    """Return the id of a record, with the name of its format before it once.

    >>> own_id("kremlin", "kremlin-17109"), own_id("gdelt", "1039568366")
    ('kremlin-17109', 'gdelt-1039568366')
    """
    return source_id if source_id.startswith(f"{system}-") else f"{system}-{source_id}"


def source_of(job: Job, source_id: str, publisher: str = "") -> str:
    """Return `FORMAT:PUBLISHER:ID`."""
    return f"{job.format}:{(publisher or job.tally.file).replace(':', ' ')}:{source_id}"


def row_id(job: Job, line: int, *parts: str) -> str:
    """Return an id for a row that has none: from its content and its place in the file."""
    return content_id("row", job.tally.file, str(line), *parts).removeprefix("row-")


def need_id(row: Mapping[str, object], field: str) -> str:
    """Return the id of a row.

    Raises:
        BadCell: it is empty.
    """
    found = text_of(row, field)
    if not found:
        raise BadCell(field, row.get(field) or "", "an id", "give the row the id of its source")
    return found[:200]


def need_text(field: str, text: str) -> str:
    """Return a text that has at least one letter.

    Raises:
        BadCell: it has none.
    """
    if not has_words(text):
        raise BadCell(field, text, "a text", "write what was done, or leave the row out")
    return text


def date_of(row: Mapping[str, object], field: str, order: Order | None = None) -> str:
    """Return the date in a cell; empty where there is none.

    Raises:
        BadCell: the cell holds something else, or a date that may be read in two ways.
    """
    written = text_of(row, field)
    try:
        return read_date(written, order)
    except AmbiguousDateError as cause:
        expected = "a date that can be read in one way only"
        raise BadCell(field, written, expected, "write it as YYYY-MM-DD") from cause
    except ValueError as cause:
        raise BadCell(
            field, written, "a date", "write it as YYYY-MM-DD, or leave it empty"
        ) from cause
