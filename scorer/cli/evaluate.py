"""`scorer evaluate`: a judge against labelled pairs, baselines and controls beside it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Final, cast

import typer

from scorer.cli.evaluation_tables import ahead_table, control_rows, metric_table
from scorer.cli.options import Json, JudgeName, Quiet
from scorer.cli.voice import Voice, table

PARTIAL: Final = 4
ALL: Final = "all"


def evaluate(
    labels: Annotated[
        str,
        typer.Option(
            metavar="FILE",
            help="Labelled pairs, or a set that comes along: seed, traps, deeds-dev, deeds-test, "
            "narrow; or all of them but deeds-dev: all.",
            show_default=False,
        ),
    ],
    judge: JudgeName = None,
    report: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR",
            help="Write a report there too; with `all` also a page of it, DIR.md.",
            show_default=False,
        ),
    ] = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> int:
    """Measure a judge on labelled pairs, with 95 % intervals, baselines and controls."""
    from scorer.judges import DEFAULT_JUDGE

    voice = Voice(json=as_json, quiet=quiet)
    if labels == ALL:
        return _evaluate_all(voice, judge or DEFAULT_JUDGE, report)
    from scorer.evaluation import evaluate_file

    with voice.progress("Evaluating") as progress:
        measured = cast(
            Mapping[str, Any],
            evaluate_file(Path(labels), judge or DEFAULT_JUDGE, report=report, progress=progress),
        )
    voice.result(measured)
    return _show(voice, measured)


def _evaluate_all(voice: Voice, judge: str, report: Path | None) -> int:
    from scorer.evaluation import evaluate_all

    with voice.progress("Evaluating") as progress:
        measured = evaluate_all(judge, report=report, progress=progress)
    voice.result(measured)
    codes = [_show(voice, cast(Mapping[str, Any], each)) for each in measured.values()]
    if report is not None:
        voice.note(f"{report}.md is the page, {report} holds what it links to")
    return max(codes, default=0)


def _show(voice: Voice, measured: Mapping[str, Any]) -> int:
    counts = measured["counts"]
    voice.say(f"{measured['labels']}: {counts['pairs']:,} pairs, judge {measured['judge']}")
    for title, section in measured["sections"].items():
        voice.show(
            f"{title}: {section['pairs']:,} pairs, {section['events']:,} events",
            metric_table(section),
        )
        if section.get("ahead"):
            voice.show(f"{title}: {measured['judge']} minus the other", ahead_table(section))
        voice.note(f"Intervals: {section['intervals']}")
    controls = list(control_rows(measured.get("controls", {})))
    if controls:
        sides = {"control": "left", "measured": "left", "value": "left"}
        voice.show("Controls", table(sides, controls))
    for name, why in counts.get("judges_not_available", {}).items():
        voice.note(f"Not beside it: {name} ({why})")
    for problem in counts.get("problems", []):
        voice.complain(problem)
    return PARTIAL if counts.get("problems") else 0
