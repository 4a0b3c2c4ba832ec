"""One table, three files: CSV, JSON Lines and Parquet, written side by side in blocks.

A cell of text that a spreadsheet would run as a formula gets an apostrophe in front in CSV.
"""

import csv
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from scorer.export.columns import Column
from scorer.storage import replace_file

if TYPE_CHECKING:
    import pyarrow

FORMATS: Final = ("csv", "jsonl", "parquet")
Rows = Sequence[Mapping[str, Any]]

# Texts that begin with apostrophes and then such a sign get one more, so that it can be undone.
_FORMULA: Final = re.compile(r"'*[=+\-@\t\r]")


def guard(text: str) -> str:
    """Put an apostrophe before text that a spreadsheet would take for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def unguard(text: str) -> str:
    """Undo `guard`."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text


def write_formats(
    folder: Path, name: str, columns: Sequence[Column], blocks: Iterable[Rows]
) -> int:
    """Write `name.csv`, `name.jsonl` and `name.parquet`; return the number of rows.

    Args:
        folder: where to.
        name: of the table.
        columns: their order is that of the files; a row may lack any of them.
        blocks: the rows, in portions that fit into memory.
    """
    from pyarrow import Table, parquet

    schema = _schema(columns)
    names = [column.name for column in columns]
    rows = 0
    with ExitStack() as stack:
        aside = {
            kind: stack.enter_context(replace_file(folder / f"{name}.{kind}")) for kind in FORMATS
        }
        as_csv = stack.enter_context(aside["csv"].open("w", encoding="utf-8", newline=""))
        as_jsonl = stack.enter_context(aside["jsonl"].open("w", encoding="utf-8"))
        as_parquet = stack.enter_context(
            parquet.ParquetWriter(aside["parquet"], schema, compression="zstd")
        )
        writer = csv.writer(as_csv)
        writer.writerow(names)
        for block in blocks:
            full = [{name: row.get(name) for name in names} for row in block]
            writer.writerows([_csv_cell(value) for value in row.values()] for row in full)
            as_jsonl.writelines(
                json.dumps(row, ensure_ascii=False, allow_nan=False) + "\n" for row in full
            )
            if full:
                as_parquet.write_table(Table.from_pylist(full, schema=schema))
            rows += len(full)
    return rows


def _csv_cell(value: object) -> object:
    if isinstance(value, bool):
        return "true" if value else "false"
    return guard(value) if isinstance(value, str) else value


def _schema(columns: Sequence[Column]) -> "pyarrow.Schema":
    import pyarrow

    kinds = {
        "text": pyarrow.string(),
        "number": pyarrow.float64(),
        "integer": pyarrow.int64(),
        "boolean": pyarrow.bool_(),
    }
    return pyarrow.schema([(column.name, kinds[column.kind]) for column in columns])
