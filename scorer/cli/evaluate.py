"""`scorer evaluate`: a judge against labelled pairs, baselines and controls beside it."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from scorer.cli.options import JudgeName, Json, Quiet
from scorer.cli.voice import Voice, table


def evaluate(
    labels: Annotated[
        Path, typer.Option(metavar="FILE", help="Labelled pairs.", show_default=False)
    ],
    judge: JudgeName = None,
    report: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write the whole result there too.", show_default=False),
    ] = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> int:
    """Measure a judge on labelled pairs, with bootstrap intervals, baselines and controls."""
    from scorer.evaluation import evaluate_file
    from scorer.modelstore import DEFAULT_JUDGE

    voice = Voice(json=as_json, quiet=quiet)
    with voice.progress("Evaluating") as progress:
        measured = evaluate_file(labels, judge or DEFAULT_JUDGE, report=report, progress=progress)
    voice.result(measured)
    for title, rows in _tables(measured):
        columns = dict.fromkeys(name for row in rows for name in row)
        sides = {name: "left" if column == 0 else "right" for column, name in enumerate(columns)}
        cells = [[_cell(row.get(name)) for name in columns] for row in rows]
        voice.show(table(title, sides, cells))
    return 0


def _tables(measured: Mapping[str, Any]) -> Iterator[tuple[str, Sequence[Mapping[str, Any]]]]:
    """Yield every part of a result as a table: lists of rows as they are, mappings by their key."""
    single = [
        {"": name, "value": value}
        for name, value in measured.items()
        if not isinstance(value, Mapping | list | tuple)
    ]
    if single:
        yield "Evaluation", single
    for name, value in measured.items():
        if isinstance(value, Mapping):
            yield name, [{"": key, **_row(inner)} for key, inner in value.items()]
        elif isinstance(value, list | tuple) and value:
            yield name, [_row(inner) for inner in value]


def _row(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {"value": value}


def _cell(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.3f}"
    if isinstance(value, Mapping):
        return ", ".join(f"{name} {_cell(inner)}" for name, inner in value.items())
    if isinstance(value, list | tuple):
        return " to ".join(_cell(inner) for inner in value)
    return "" if value is None else str(value)
