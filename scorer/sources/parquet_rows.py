"""Rows of a Parquet file, batch by batch."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from scorer.errors import DataError
from scorer.sources.broken import BROKEN
from scorer.sources.rows import Rows
from scorer.storage.numbered import NumberedRow
from scorer.storage.workbook import plain_value

_BATCH: Final = 1_000


@contextmanager
def open_parquet(path: Path) -> Iterator[Rows]:
    """Open a Parquet file; moments become their dates.

    Raises:
        DataError: the file is damaged, at its opening or further on.
    """
    import pyarrow
    from pyarrow import parquet

    try:
        table = parquet.ParquetFile(path)
    except (pyarrow.ArrowException, *BROKEN) as cause:
        raise DataError(f"{path} cannot be read as Parquet ({cause}); write it again") from cause
    with table:
        yield Rows(columns=tuple(table.schema_arrow.names), records=_records(path, table))


def _records(path: Path, table: Any) -> Iterator[NumberedRow]:
    import pyarrow

    number = 0
    try:
        for batch in table.iter_batches(_BATCH):
            for row in batch.to_pylist():
                number += 1
                yield number, {name: plain_value(cell) for name, cell in row.items()}
    except (pyarrow.ArrowException, *BROKEN) as cause:
        raise DataError(
            f"{path}, row {number + 1}: the Parquet file is damaged there ({cause}); write it again"
        ) from cause
