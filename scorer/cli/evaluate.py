"""`scorer evaluate`: a judge against labelled pairs, baselines and controls beside it."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final, cast

import typer

from scorer.cli.evaluation_tables import ahead_table, control_rows, metric_table
from scorer.cli.options import CalibrationFile, Json, JudgeName, Quiet
from scorer.cli.voice import Voice, table

if TYPE_CHECKING:
    from scorer.modelstore import CalibratedJudge

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
    calibration: CalibrationFile = None,
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
    """Measure a judge on labelled pairs, with 95 % intervals, baselines and controls.

    --calibration is for the judge that is measured; those beside it keep their own.
    """
    voice = Voice(json=as_json, quiet=quiet)
    measured_judge = _judge(judge, calibration)
    if labels == ALL:
        return _evaluate_all(voice, measured_judge, report)
    from scorer.evaluation import evaluate_file

    with voice.progress("Evaluating") as progress:
        measured = cast(
            Mapping[str, Any],
            evaluate_file(Path(labels), measured_judge, report=report, progress=progress),
        )
    voice.result(measured)
    return _show(voice, measured)


def _judge(name: str | None, calibration: Path | None) -> "CalibratedJudge | str":
    from scorer.judges import DEFAULT_JUDGE

    if calibration is None:
        return name or DEFAULT_JUDGE
    from scorer.modelstore import load_calibrated

    return load_calibrated(name or DEFAULT_JUDGE, calibration)


def _evaluate_all(voice: Voice, judge: "CalibratedJudge | str", report: Path | None) -> int:
    from scorer.evaluation import evaluate_all

    with voice.progress("Evaluating") as progress:
        measured = evaluate_all(judge, report=report, progress=progress)
    voice.result(measured)
    codes = [_show(voice, cast(Mapping[str, Any], each)) for each in measured.values()]
    if report is not None:
        voice.note(f"{report}.md is the page, {report} holds what it links to")
    return max(codes, default=0)


def _fitted_on_these(measured: Mapping[str, Any]) -> bool:
    recipe = measured["recipe"]
    own = recipe.get("judges", {}).get(measured["judge"], {}).get("calibration", {})
    return f"pairs {recipe.get('pairs_version')})" in own.get("fitted_on", "")


def _show(voice: Voice, measured: Mapping[str, Any]) -> int:
    counts = measured["counts"]
    if _fitted_on_these(measured):
        voice.note(
            "The calibration was made on these very pairs: its error is smaller here than elsewhere"
        )
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
