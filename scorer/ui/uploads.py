"""An uploaded table: read, mapped and checked before anything is scored."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, Literal, cast

import streamlit as st

from scorer.errors import DataError, Problem
from scorer.principles import read_principles
from scorer.records import Action, Principle
from scorer.sources import read_actions
from scorer.storage import Table, read_table, replace_file
from scorer.ui.uploaded_file import read_uploaded
from scorer.views.mapping import Row, renamed_rows

Kind = Literal["principles", "actions"]

TYPES: Final = ("csv", "tsv", "jsonl", "ndjson", "json", "parquet", "xlsx")
MOST_ACTIONS: Final = 20_000
"""More belong to the command line, which works in shards and can be resumed anywhere."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Checked:
    """Rows with their lines, the good ones as records, and what is wrong with the others."""

    name: str
    rows: tuple[tuple[int, Row], ...]
    good: tuple[Principle, ...] | tuple[Action, ...]
    problems: tuple[Problem, ...] = ()


def read_upload(name: str, data: bytes) -> Table:
    """Read an uploaded table.

    Raises:
        DataError: it is no table, or an empty one.
    """
    return cast(Table, _tables(name, data))


def check_rows(table: Table, mapping: Mapping[str, str], kind: Kind) -> Checked:
    """Read the rows as records; problems carry file and line of the table that was uploaded."""
    rows = renamed_rows(table, mapping, prefix=f"{kind[0]}-")
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"{kind}.jsonl"
        write_rows(path, rows)
        try:
            good, problems = _read(path, kind)
        except DataError as error:
            told = str(error).replace(str(path), table.file).replace(path.name, table.file)
            raise DataError(told) from error
    named = [replace(problem, file=table.file) for problem in problems]
    return Checked(name=table.file, rows=rows, good=good, problems=(*table.problems, *named))


def write_rows(path: Path, rows: Sequence[tuple[int, Row]]) -> None:
    """Write each row as JSON on the line that it has in its own file, empty lines between.

    So whatever reads the file names the lines that its owner knows.
    """
    with replace_file(path) as aside, aside.open("w", encoding="utf-8") as out:
        at = 1
        for line, row in rows:
            out.write("\n" * (line - at) + json.dumps(row, ensure_ascii=False, default=str) + "\n")
            at = max(at, line) + 1


def _read(
    path: Path, kind: Kind
) -> tuple[tuple[Principle, ...] | tuple[Action, ...], tuple[Problem, ...]]:
    if kind == "principles":
        cards = read_principles(path)
        return cards.principles, cards.problems
    done = read_actions(path)
    return done.actions, done.problems


def _read_table(name: str, data: bytes) -> Table:
    return read_uploaded(name, data, read_table)


_tables = st.cache_data(max_entries=4, show_spinner="Reading the table ...")(_read_table)
