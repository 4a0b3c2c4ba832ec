"""`scorer summary`: what the deeds of each actor say of each principle."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Final

import typer

from scorer.cli.options import Json, Quiet, RunFolder
from scorer.cli.voice import Voice, table

ROWS: Final = 40

_Name = Annotated[str | None, typer.Option(metavar="NAME", show_default=False)]


def summary(
    run: RunFolder,
    actor: _Name = None,
    principle: _Name = None,
    period: Annotated[str, typer.Option(metavar="YEAR", help="A year, or all.")] = "all",
    timing: Annotated[str, typer.Option(help="before, after (the proclamation), or all.")] = "all",
    every: Annotated[bool, typer.Option("--all", help=f"More than {ROWS} rows.")] = False,
    as_json: Json = False,
    quiet: Quiet = False,
) -> int:
    """Print the summaries of a run: consistency with its 90 % interval, and what it rests on."""
    from scorer.pipeline import read_run
    from scorer.pipeline.run_folder import summary_rows

    voice = Voice(json=as_json, quiet=quiet)
    opened = read_run(run)
    wanted = {"actor": actor, "principle": principle, "period": period, "timing": timing}
    cells = [
        cell
        for cell in summary_rows(opened)
        if all(value is None or cell[name] == value for name, value in wanted.items())
    ]
    info = opened.info
    voice.result(
        {
            "run": str(run),
            "estimand": info["estimand"],
            "counts": info["counts"],
            "left_out": info["left_out"],
            "recipe": info["recipe"],
            "cells": cells,
        }
    )
    names = {card.id: card.name or card.id for card in opened.principles}
    shown = sorted(cells, key=_order)
    _print(voice, shown if every else shown[:ROWS], names)
    if len(shown) > ROWS and not every:
        voice.note(f"{len(shown) - ROWS:,} further rows: --all, --actor NAME or --principle ID")
    _explain(voice, info)
    return 0


def _order(cell: Mapping[str, Any]) -> tuple[object, ...]:
    # An actor's own words come first; of the yardsticks those that most deeds bear on.
    if cell["relation"] == "own":
        return (0, cell["actor"], cell["principle"])
    return (1, -cell["bearing"], cell["actor"], cell["principle"])


def _print(voice: Voice, cells: Sequence[Mapping[str, Any]], names: Mapping[str, str]) -> None:
    columns = {
        "actor": "left",
        "principle": "left",
        "relation": "left",
        "consistency": "right",
        "90 % interval": "right",
        "bearing": "right",
        "deeds": "right",
        "events": "right",
        "severity": "right",
    }
    rows = [
        (
            cell["actor"] or "(unknown)",
            names.get(cell["principle"], cell["principle"]),
            cell["relation"],
            _signed(cell["consistency"]),
            "" if cell["low"] is None else f"{cell['low']:+.2f} to {cell['high']:+.2f}",
            f"{cell['bearing']:.1f}",
            cell["deeds"],
            cell["events"],
            "" if cell["severity"] is None else f"{cell['severity']:.1f}",
        )
        for cell in cells
    ]
    voice.show("Consistency of deeds with principles", table(columns, rows))


def _signed(value: float | None) -> str:
    return "too few" if value is None else f"{value:+.2f}"


def _explain(voice: Voice, info: Mapping[str, Any]) -> None:
    counts = info["counts"]
    voice.note(info["estimand"])
    voice.note(
        f"{counts['actions']:,} actions, {counts['principles']:,} principles, "
        f"{counts['pairs']:,} pairs; {counts['abstained']:,} without a decision, "
        f"{counts['not_deeds']:,} actions that are no deeds and count nowhere."
    )
    for stage in info["left_out"]:
        for reason, count in stage["left_out"].items():
            voice.note(f"Left out ({stage['stage']}): {count:,} x {reason}")
    recipe = info["recipe"]
    voice.note(f"Judge: {recipe['judge'].get('name', '?')}, scorer {recipe['scorer']}")
    voice.note(f"Calibrated on {recipe['calibration']['fitted_on']}")
