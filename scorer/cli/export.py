"""`scorer export`: a run as a research data set."""

from pathlib import Path
from typing import Annotated

import typer

from scorer.cli.options import Json, Quiet, RunFolder
from scorer.cli.voice import Voice, table


def export(
    run: RunFolder,
    to: Annotated[
        Path,
        typer.Option("--to", metavar="DIR", help="An empty or new folder.", show_default=False),
    ],
    as_json: Json = False,
    quiet: Quiet = False,
) -> int:
    """Write a run as CSV, Parquet and JSON Lines with a codebook and a manifest."""
    from scorer.export import export_run
    from scorer.pipeline import read_run

    voice = Voice(json=as_json, quiet=quiet)
    written = export_run(read_run(run), to)
    rows = [(name, f"{count:,}") for name, count in written.rows.items()]
    voice.show(str(to), table({"table": "left", "rows": "right"}, rows))
    voice.note(f"Every column is explained in {to / 'codebook.md'}")
    voice.result(
        {
            "to": str(to),
            "rows": dict(written.rows),
            "files": list(written.files),
        }
    )
    return 0
