"""Write a run as a folder that others can read without this package."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from scorer.errors import UsageError
from scorer.export.codebook import as_markdown, codebook
from scorer.export.formats import FORMATS, write_formats
from scorer.export.tables import (
    action_blocks,
    columns_of,
    principle_blocks,
    score_blocks,
    summary_blocks,
)
from scorer.pipeline import Run
from scorer.pipeline.overrides import Override, read_overrides
from scorer.pipeline.run_folder import pair_row, summary_rows
from scorer.records import LeftOut
from scorer.storage import replace_file, write_json, write_manifest

TABLES: Final = ("scores", "summaries", "principles", "actions")
MANIFEST: Final = "manifest.json"
FILES: Final = (
    *(f"{table}.{kind}" for table in TABLES for kind in FORMATS),
    "codebook.md",
    "codebook.json",
    MANIFEST,
)
"""Every file of an export."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Exported:
    """Where it lies, and the rows of each table."""

    folder: Path
    rows: Mapping[str, int]
    files: tuple[str, ...]


def export_run(run: Run, to: Path) -> Exported:
    """Export a finished run; the same run gives the same bytes.

    Args:
        run: the run.
        to: an empty or new folder, or one that an earlier export filled.

    Raises:
        UsageError: the folder holds other files.
        DataError: the run is not finished, or its overrides are damaged.
    """
    summary_rows(run)
    _check_folder(to)
    (to / MANIFEST).unlink(missing_ok=True)
    # An earlier line on the same pair gives way to a later one.
    overrides = {each.pair: each for each in read_overrides(run.folder)}
    columns = columns_of(run)
    blocks = {
        "scores": score_blocks(run, overrides),
        "summaries": summary_blocks(run),
        "principles": principle_blocks(run),
        "actions": action_blocks(run),
    }
    rows = {name: write_formats(to, name, columns[name], blocks[name]) for name in TABLES}
    left_out = [*run.info["left_out"], _overrides_left_out(run, overrides).as_dict()]
    book = codebook(run, columns, rows, left_out)
    write_json(to / "codebook.json", book)
    with replace_file(to / "codebook.md") as aside:
        aside.write_text(as_markdown(book), encoding="utf-8")
    write_manifest(to)
    return Exported(folder=to, rows=rows, files=FILES)


def _check_folder(to: Path) -> None:
    if to.exists() and not to.is_dir():
        raise UsageError(f"{to} is a file; choose a folder for --to")
    others = sorted({path.name for path in to.iterdir()} - {*FILES}) if to.is_dir() else []
    if others:
        raise UsageError(f"{to} holds other files ({others[0]}, ...); choose an empty folder")


def _overrides_left_out(run: Run, overrides: Mapping[str, Override]) -> LeftOut:
    unknown = sum(pair_row(run, pair) is None for pair in overrides)
    counted = LeftOut(stage="overrides", read=len(overrides), kept=len(overrides) - unknown)
    if unknown:
        counted.drop("pair not in this run", unknown)
    return counted
