"""`scorer ingest`: a file or folder of any known format to one table."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from scorer.cli.options import Json, Quiet, read_map
from scorer.cli.voice import Progress, Voice, table
from scorer.errors import UsageError

if TYPE_CHECKING:
    from scorer.records import LeftOut
    from scorer.sources import Ingested
    from scorer.sources.protocol import Imported

PARTIAL: Final = 4
_NOTE_EVERY: Final = 10_000


def ingest_command(
    path: Annotated[
        Path, typer.Argument(metavar="PATH", help="A file or folder.", show_default=False)
    ],
    out: Annotated[
        Path,
        typer.Option("--out", metavar="FILE", help=".jsonl, .csv or .parquet", show_default=False),
    ],
    format_name: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="NAME",
            help="Left out: told from the file. gdelt, icews, polecat, acled, ucdp, unvotes, "
            "un-library, vetoes, failed-drafts, es11, disputes, wars, alliances, kremlin, "
            "gdelt-articles, documents, headlines, addresses, ungdc, table, feed, html, pdf, text.",
            show_default=False,
        ),
    ] = None,
    columns: Annotated[
        list[str] | None,
        typer.Option(
            "--map",
            metavar="FIELD=COLUMN",
            help="A column with another name, in tables. May be given several times.",
        ),
    ] = None,
    collapse: Annotated[
        bool, typer.Option("--collapse", help="Join reports of one action into one row.")
    ] = False,
    as_json: Json = False,
    quiet: Quiet = False,
) -> int:
    """Turn articles, feeds, PDFs, event data or votes into one table of actions or documents.

    Rows that cannot be used are left out, named and counted by reason.
    """
    from scorer.sources import ingest
    from scorer.sources.writing import write_records, writer_of

    voice = Voice(json=as_json, quiet=quiet)
    writer_of(out)
    _, renamed = read_map(columns or [])
    ingested = ingest(path, format=format_name, renamed=renamed)
    voice.note(f"{path}: read as {ingested.format}")
    if collapse and ingested.kind != "actions":
        raise UsageError(f"--collapse joins actions; format {ingested.format} yields documents")
    stages = [ingested.left_out]
    with voice.progress("Reading") as progress:
        records = _counted(ingested, progress)
        write_records(out, _collapsed(records, stages) if collapse else records)
    _report(voice, out, ingested, stages)
    return PARTIAL if ingested.problems else 0


def _counted(ingested: "Ingested", progress: Progress) -> Iterator["Imported"]:
    for number, record in enumerate(ingested.items, start=1):
        if number % _NOTE_EVERY == 0:
            progress(number, number)
        yield record


def _collapsed(records: Iterator["Imported"], stages: list["LeftOut"]) -> Iterator["Imported"]:
    from scorer.actions import collapse
    from scorer.records import Action

    joined = collapse(record for record in records if isinstance(record, Action))
    stages.append(joined.left_out)
    yield from joined.actions


def _report(voice: Voice, out: Path, ingested: "Ingested", stages: list["LeftOut"]) -> None:
    made = stages[-1].kept if len(stages) > 1 else ingested.made
    first = ingested.left_out
    voice.problems(ingested.problems)
    voice.say(f"{out}: {made:,} {ingested.kind} from {first.kept:,} of {first.read:,} rows")
    rows = [
        (stage.stage, reason, f"{count:,}")
        for stage in stages
        for reason, count in stage.reasons.most_common()
    ]
    if rows:
        sides = {"stage": "left", "left out because": "left", "rows": "right"}
        voice.show("Left out", table(sides, rows))
    if ingested.marked:
        open_ones = [(what, f"{count:,}") for what, count in ingested.marked.items()]
        voice.show("Kept, with something open", table({"what": "left", "rows": "right"}, open_ones))
    voice.result(
        {
            "out": str(out),
            "format": ingested.format,
            "kind": ingested.kind,
            "made": made,
            "left_out": [stage.as_dict() for stage in stages],
            "marked": dict(ingested.marked),
            "problems": [str(problem) for problem in ingested.problems],
        }
    )
