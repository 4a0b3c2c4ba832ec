"""`scorer extract`: principles and reports in a running text."""

from pathlib import Path
from typing import Annotated

import typer

from scorer.cli.options import Quiet, day_of
from scorer.cli.voice import Voice, table


def extract_command(
    text: Annotated[
        Path,
        typer.Option(
            "--text",
            metavar="FILE",
            help="An English text (plain, HTML or PDF).",
            show_default=False,
        ),
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
    from scorer.pipeline.article import read_article
    from scorer.storage import write_json

    voice = Voice(quiet=quiet)
    article = read_article(text)
    voice.problems(article.problems)
    found = extract(article.text, day_of(published), writer=writer)
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
