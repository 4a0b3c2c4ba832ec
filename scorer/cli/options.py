"""Options that several commands share, worded once."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from scorer.errors import UsageError

Json = Annotated[bool, typer.Option("--json", help="Print the result as JSON.")]
Quiet = Annotated[bool, typer.Option("--quiet", help="No notes and no progress bar.")]
JudgeName = Annotated[
    str | None,
    typer.Option(
        "--judge",
        metavar="NAME",
        help="What judges: learned, codebook, precedents, nli:FOLDER, cosine, ... "
        "Left out: the default judge.",
        show_default=False,
    ),
]
CalibrationFile = Annotated[
    Path | None,
    typer.Option(
        "--calibration",
        metavar="FILE",
        help="What scorer calibrate --match wrote for this judge. Left out: the calibration that "
        "the judge comes with.",
        show_default=False,
    ),
]
RunFolder = Annotated[
    Path, typer.Argument(metavar="RUN", help="Folder of a run.", show_default=False)
]


def read_map(written: Iterable[str]) -> tuple[dict[str, str], dict[str, str]]:
    """Read FIELD=COLUMN words.

    Returns:
        Field -> column for the file of principles (written `principles.FIELD=COLUMN`), and for
        the file of actions (written `FIELD=COLUMN` or `actions.FIELD=COLUMN`).

    Raises:
        UsageError: a word has no `=`, or nothing on one of its sides.
    """
    principles: dict[str, str] = {}
    actions: dict[str, str] = {}
    for word in written:
        field, sign, column = word.partition("=")
        if not (field.strip() and sign and column.strip()):
            raise UsageError(
                f"--map {word!r} is not FIELD=COLUMN; write for example --map text=description, "
                "or --map principles.text=statement for the file of principles"
            )
        table, dot, name = field.strip().rpartition(".")
        if dot and table not in ("principles", "actions"):
            raise UsageError(f"--map {word!r}: {table!r} is neither 'principles' nor 'actions'")
        (principles if table == "principles" else actions)[name] = column.strip()
    return principles, actions


def day_of(written: str | None) -> date | None:
    """Read the value of --published; None where it is left out.

    Raises:
        UsageError: it is no day.
    """
    if not written:
        return None
    try:
        return date.fromisoformat(written)
    except ValueError as cause:
        raise UsageError(
            f"--published {written!r} is not a calendar date; use YYYY-MM-DD"
        ) from cause
