"""Records to a table as they come: JSON Lines, CSV or Parquet."""

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from scorer.errors import UsageError
from scorer.sources.cells import as_text
from scorer.sources.protocol import Imported
from scorer.storage import replace_file, write_jsonl

if TYPE_CHECKING:
    import pyarrow

_LOOKED_AT: Final = 1_000
_FURTHER: Final = "further"
_BATCH: Final = 5_000

Row = dict[str, object]


def write_records(path: Path, records: Iterable[Imported]) -> None:
    """Write records, the kind of file by its name; `extra` becomes columns of its own.

    `read_actions` reads what is written. CSV and Parquet have the columns of the first thousand
    rows; what later rows have beyond these stands as JSON in the column `further`.

    Raises:
        UsageError: the name ends in none of .jsonl, .csv and .parquet.
    """
    writer_of(path)(path, map(flat_row, records))


def writer_of(path: Path) -> Callable[[Path, Iterator[Row]], None]:
    """Return what writes a file of this name.

    Raises:
        UsageError: nothing does.
    """
    writers = {".jsonl": write_jsonl, ".csv": _write_csv, ".parquet": _write_parquet}
    writer = writers.get(path.suffix.lower())
    if writer is None:
        raise UsageError(f"{path} is not a .jsonl, .csv or .parquet; choose one of these endings")
    return writer


def flat_row(record: Imported) -> Row:
    """Return the fields of a record and its `extra` beside them; empty fields stay."""
    row: Row = {
        each.name: getattr(record, each.name) for each in fields(record) if each.name != "extra"
    }
    if "reports" in row:
        row["reports"] = list(getattr(record, "reports", ()))
    for name, value in record.extra.items():
        row[f"{name}_of_source" if name in row else name] = _plain(value)
    return row


def _plain(value: object) -> object:
    """Return a value that JSON can hold; numbers that are none, and dates, as text."""
    if isinstance(value, str):
        return value
    try:
        json.dumps(value, allow_nan=False)
    except (TypeError, ValueError):
        return as_text(value)
    return value


def _columns(rows: Iterator[Row]) -> tuple[list[str], Iterator[Row]]:
    head = list(islice(rows, _LOOKED_AT))
    names = list(dict.fromkeys(chain.from_iterable(head)))
    return [*names, _FURTHER], _narrowed(chain(head, rows), frozenset(names))


def _narrowed(rows: Iterator[Row], names: frozenset[str]) -> Iterator[Row]:
    for row in rows:
        later = {name: value for name, value in row.items() if name not in names}
        narrow: Row = {name: _cell(name, value) for name, value in row.items() if name in names}
        yield narrow | ({_FURTHER: json.dumps(later, ensure_ascii=False)} if later else {})


def _cell(name: str, value: object) -> str:
    if name == "reports" and isinstance(value, list):
        return "|".join(map(str, value))
    return as_text(value)


def _write_csv(path: Path, rows: Iterator[Row]) -> None:
    names, narrow = _columns(rows)
    with replace_file(path) as aside, aside.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, names, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(narrow)


def _write_parquet(path: Path, rows: Iterator[Row]) -> None:
    import pyarrow
    from pyarrow import parquet

    names, narrow = _columns(rows)
    schema = pyarrow.schema([(name, pyarrow.string()) for name in names])
    with (
        replace_file(path) as aside,
        parquet.ParquetWriter(aside, schema, compression="zstd") as out,
    ):
        for batch in iter(lambda: list(islice(narrow, _BATCH)), []):
            out.write_table(_table(batch, schema))


def _table(rows: list[Row], schema: Any) -> "pyarrow.Table":
    import pyarrow

    return pyarrow.Table.from_pylist([_filled(row, schema.names) for row in rows], schema=schema)


def _filled(row: Mapping[str, object], names: list[str]) -> Row:
    return {name: row.get(name, "") for name in names}
