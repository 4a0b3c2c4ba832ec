"""`scorer extract`: principles and reports in a running text."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from scorer.cli.options import Quiet
from scorer.cli.voice import Voice, table
from scorer.errors import DataError, UsageError


def extract_command(
    text: Annotated[
        Path, typer.Option("--text", metavar="FILE", help="An English text.", show_default=False)
    ],
    published: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="Its day, YYYY-MM-DD; dates like 'on Tuesday' need it."),
    ] = None,
    writer: Annotated[
        str | None, typer.Option(metavar="NAME", help="Whom 'we' stands for, in a speech.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--json", metavar="OUT", help="Write the result there as JSON.")
    ] = None,
    quiet: Quiet = False,
) -> int:
    """Find who proclaims what, and who is reported to have done what, with exact spans."""
    from scorer.extraction import extract
    from scorer.storage import write_json

    voice = Voice(quiet=quiet)
    found = extract(_read(text), _day(published), writer=writer)
    if out is not None:
        write_json(out, found.as_dict())
        voice.note(f"{out}: {len(found.principles)} principles, {len(found.reports)} reports")
        return 0
    voice.show(
        f"Principles: {len(found.principles)}",
        table(
            {"speaker": "left", "actor": "left", "p": "right", "text": "left"},
            [(p.speaker or "", p.actor or "", f"{p.p:.2f}", p.text) for p in found.principles],
        ),
    )
    voice.show(
        f"Reports: {len(found.reports)}; {found.other} of {found.sentences} sentences are neither",
        table(
            {"mode": "left", "actor": "left", "date": "left", "p": "right", "text": "left"},
            [(r.mode, r.actor or "", r.date or "", f"{r.p:.2f}", r.text) for r in found.reports],
        ),
    )
    return 0


def _read(path: Path) -> str:
    try:
        # Newlines stay as they are: the offsets count the characters of the file.
        with path.open(encoding="utf-8", newline="") as opened:
            return opened.read()
    except OSError as cause:
        raise DataError(f"{path} cannot be read ({cause.strerror}); check the path") from cause
    except UnicodeDecodeError as cause:
        raise DataError(f"{path} is not UTF-8 text; save it as UTF-8") from cause


def _day(written: str | None) -> date | None:
    if not written:
        return None
    try:
        return date.fromisoformat(written)
    except ValueError as cause:
        raise UsageError(
            f"--published {written!r} is not a calendar date; use YYYY-MM-DD"
        ) from cause
