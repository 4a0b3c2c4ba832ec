"""Parquet tables through pyarrow, the same bytes for the same table."""

from pathlib import Path
from typing import TYPE_CHECKING

from scorer.errors import DataError
from scorer.storage.atomic import replace_file

if TYPE_CHECKING:
    import pyarrow


def read_parquet(path: Path) -> "pyarrow.Table":
    """Read a whole Parquet file.

    Raises:
        DataError: the file is absent or is no Parquet file.
    """
    import pyarrow
    from pyarrow import parquet

    try:
        return parquet.read_table(path)
    except (OSError, pyarrow.ArrowException) as cause:
        raise DataError(f"{path} cannot be read as Parquet: {cause}") from cause


def write_parquet(path: Path, table: "pyarrow.Table") -> None:
    """Write a table with zstd compression; the bytes depend on the table alone."""
    from pyarrow import parquet

    with replace_file(path) as aside:
        parquet.write_table(table, aside, compression="zstd")
