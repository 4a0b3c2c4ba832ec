"""`scorer score`: principles and actions, from tables or from a text, to a run folder."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scorer.cli.options import CalibrationFile, Json, JudgeName, Quiet, read_map
from scorer.cli.score_text import TextOptions, read_text_case, tell_text, text_result
from scorer.cli.voice import Voice
from scorer.errors import UsageError
from scorer.pairing import Meeting

if TYPE_CHECKING:
    from scorer.pipeline import RunResult
    from scorer.pipeline.cases import Case

PARTIAL = 4

_Table = Annotated[Path | None, typer.Option(metavar="FILE", show_default=False)]
_Cards = Annotated[
    Path | None,
    typer.Option(metavar="FILE|PACK", help="A table, or the name of a pack.", show_default=False),
]


def score(
    out: Annotated[
        Path, typer.Option("--out", metavar="DIR", help="The run folder.", show_default=False)
    ],
    principles: _Cards = None,
    actions: _Table = None,
    text: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="An English text (plain, HTML, PDF): what no table gives is taken from it.",
            show_default=False,
        ),
    ] = None,
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="The day of the text, YYYY-MM-DD.")
    ] = None,
    actor: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME",
            help="Of the text: only this actor's principles and deeds. Left out: of those who "
            "proclaim something in it. May be given several times.",
        ),
    ] = None,
    writer: Annotated[
        str | None, typer.Option(metavar="NAME", help="Of the text: whom 'we' stands for.")
    ] = None,
    found: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="What scorer extract --json found in the text, corrected by hand.",
            show_default=False,
        ),
    ] = None,
    case: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="A built-in case instead of files: new-world-order."),
    ] = None,
    judge: JudgeName = None,
    calibration: CalibrationFile = None,
    meeting: Annotated[
        Meeting | None,
        typer.Option(
            help="own: a principle with an actor meets that actor's actions; everybody: all meet.",
            show_default=False,
        ),
    ] = None,
    columns: Annotated[
        list[str] | None,
        typer.Option(
            "--map",
            metavar="FIELD=COLUMN",
            help="A column with another name; principles.FIELD=COLUMN for the first file. "
            "May be given several times.",
        ),
    ] = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> int:
    """Score principles against actions; the same call on an unfinished folder resumes it.

    Files are CSV, TSV, JSON Lines, Parquet or Excel. A principle needs id and text; an action id,
    text, actor and date.
    """
    voice = Voice(json=as_json, quiet=quiet)
    told = TextOptions(
        text=text, published=published, writer=writer, actors=tuple(actor or ()), found=found
    )
    read = _read(principles, actions, case, meeting, columns or [], told)
    voice.problems(read.problems)
    if read.drawn is not None:
        tell_text(voice, read)
    from scorer.judges import DEFAULT_JUDGE
    from scorer.modelstore import load_calibrated
    from scorer.pipeline import score_run
    from scorer.pipeline.source_text import write_source

    name = judge or DEFAULT_JUDGE
    voice.note(
        f"{len(read.actions):,} actions under {len(read.principles):,} principles, judge {name}"
    )
    calibrated = load_calibrated(name, calibration)
    with voice.progress("Scoring") as progress:
        result = score_run(
            read.principles,
            read.actions,
            calibrated,
            out,
            meeting=read.meeting,
            left_out=read.left_out,
            text=read.drawn.recipe if read.drawn else None,
            progress=progress,
        )
    if read.drawn is not None:
        write_source(out, read.drawn)
    _report(voice, result, read)
    return PARTIAL if read.problems else 0


def _read(
    principles: Path | None,
    actions: Path | None,
    case: str | None,
    meeting: Meeting | None,
    columns: list[str],
    told: TextOptions,
) -> "Case":
    from dataclasses import replace

    from scorer.pipeline.cases import read_case, read_files

    if case is not None:
        if principles or actions or columns or told.text:
            raise UsageError(
                "--case brings its own files; leave --principles, --actions, --map and --text"
            )
        told.check_absent()
        read = read_case(case)
        return read if meeting is None else replace(read, meeting=meeting)
    of_principles, of_actions = read_map(columns)
    if told.text is not None:
        return read_text_case(
            told,
            principles=principles,
            actions=actions,
            meeting=meeting or "own",
            columns=(of_principles, of_actions),
        )
    told.check_absent()
    if principles is None or actions is None:
        raise UsageError("give --principles FILE and --actions FILE, --text FILE, or --case NAME")
    return read_files(
        principles,
        actions,
        meeting=meeting or "own",
        principle_columns=of_principles,
        action_columns=of_actions,
    )


def _report(voice: Voice, result: "RunResult", read: "Case") -> None:
    info = result.run.info
    counts = info["counts"]
    rows = "" if read.drawn and not read.problems else f", {len(read.problems):,} rows left out"
    voice.say(
        f"{result.run.folder}: {counts['pairs']:,} pairs scored, {counts['abstained']:,} of them "
        f"without a decision{rows}"
    )
    if result.resumed_parts:
        voice.note(f"{result.resumed_parts} of {result.parts} parts were there already")
    voice.note(f"Next: scorer summary {result.run.folder}")
    voice.result(
        {
            "run": str(result.run.folder),
            "pairs": result.pairs,
            "parts": result.parts,
            "resumed_parts": result.resumed_parts,
            "counts": counts,
            "left_out": info["left_out"],
            "problems": [str(problem) for problem in read.problems],
            "recipe": info["recipe"],
            **({"text": text_result(read)} if read.drawn else {}),
        }
    )
