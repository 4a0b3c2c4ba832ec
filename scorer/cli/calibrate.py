"""`scorer calibrate`: fit the probabilities of one's own judge to labelled pairs."""

from typing import TYPE_CHECKING, Annotated, Final

import typer

from scorer.cli.options import Json, Quiet
from scorer.cli.voice import Voice
from scorer.errors import UsageError

if TYPE_CHECKING:
    from scorer.calibration import Calibration

PARTIAL: Final = 4


def calibrate(
    judge: Annotated[
        str,
        typer.Option(
            metavar="NAME",
            help="nli:FOLDER or llm:ENDPOINT#MODEL; the other judges come calibrated.",
            show_default=False,
        ),
    ],
    labels: Annotated[
        str,
        typer.Option(
            metavar="FILE",
            help="Labelled pairs: principle, action, label, actor if known; or deeds-dev.",
            show_default=False,
        ),
    ],
    as_json: Json = False,
    quiet: Quiet = False,
) -> int:
    """Fit a judge's probabilities to labelled pairs and keep the fit for this user."""
    voice = Voice(json=as_json, quiet=quiet)
    from scorer.calibration import write_calibration
    from scorer.evaluation.own_calibration import fit_own, load_calibration_pairs
    from scorer.judges import JUDGES, load_judge
    from scorer.modelstore import calibration_file

    if judge in JUDGES:
        raise UsageError(
            f"{judge} comes with its calibration; calibrate nli:FOLDER or llm:ENDPOINT#MODEL"
        )
    loaded = load_judge(judge)
    labelled = load_calibration_pairs(labels)
    voice.problems(labelled.problems)
    voice.note(f"{labelled.name}: {len(labelled.pairs):,} pairs, judge {judge}")
    fitted = fit_own(loaded, labelled)
    path = calibration_file(judge)
    write_calibration(path, fitted)
    _report(voice, judge, str(path), fitted)
    return PARTIAL if labelled.problems else 0


def _report(voice: Voice, judge: str, path: str, fitted: "Calibration") -> None:
    bias = [round(float(value), 6) for value in fitted.bias]
    voice.say(f"{path}: fitted on {fitted.fitted_on}")
    voice.say(
        f"slope {fitted.slope:.3f}, a label is excluded where its probability is below "
        f"{fitted.threshold:.3f}"
    )
    voice.note(
        "Measure it on pairs that it has not seen: scorer evaluate --labels FILE --judge ..."
    )
    voice.result(
        {
            "judge": judge,
            "calibration": path,
            "fitted_on": fitted.fitted_on,
            "slope": round(fitted.slope, 6),
            "bias": bias,
            "threshold": round(fitted.threshold, 6),
        }
    )
