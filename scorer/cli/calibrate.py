"""`scorer calibrate`: fit, or match, the probabilities of a judge to labelled pairs."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from scorer.cli.options import Json, Quiet
from scorer.cli.voice import Voice, table
from scorer.errors import UsageError

if TYPE_CHECKING:
    from scorer.calibration import Calibration
    from scorer.evaluation.matched_calibration import Matched
    from scorer.evaluation.pairs import PairSet

PARTIAL: Final = 4


def calibrate(
    judge: Annotated[
        str,
        typer.Option(
            metavar="NAME",
            help="nli:FOLDER or llm:ENDPOINT#MODEL; the other judges come calibrated. "
            "With --match any judge.",
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
    match: Annotated[
        bool,
        typer.Option(
            "--match",
            help="Keep the calibration that there is and only shift it, so that the mean "
            "probabilities equal the shares of the labels: for text of another base rate. "
            "The pairs should be drawn at random from that text.",
        ),
    ] = False,
    out: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="With --match: where to write it, for --calibration of other commands.",
            show_default=False,
        ),
    ] = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> int:
    """Fit a judge's probabilities to labelled pairs, or shift them to another base rate.

    A fit is kept for this user; what --match finds is a file of its own.
    """
    voice = Voice(json=as_json, quiet=quiet)
    from scorer.evaluation.own_calibration import load_calibration_pairs

    _check(judge, match=match, out=out)
    labelled = load_calibration_pairs(labels)
    voice.problems(labelled.problems)
    voice.note(f"{labelled.name}: {len(labelled.pairs):,} pairs, judge {judge}")
    if out is not None:
        _match(voice, judge, labelled, out)
    else:
        _fit(voice, judge, labelled)
    return PARTIAL if labelled.problems else 0


def _check(judge: str, *, match: bool, out: Path | None) -> None:
    from scorer.judges import JUDGES

    if match and out is None:
        raise UsageError("--match writes a file for --calibration; say where with --out FILE")
    if out is not None and not match:
        raise UsageError("--out goes with --match; without it a fit is kept for this user")
    if judge in JUDGES and not match:
        raise UsageError(
            f"{judge} comes with its calibration; calibrate nli:FOLDER or llm:ENDPOINT#MODEL, or "
            "shift it to the base rate of your own text with --match --out FILE"
        )


def _fit(voice: Voice, judge: str, labelled: "PairSet") -> None:
    from scorer.calibration import write_calibration
    from scorer.evaluation.own_calibration import fit_own
    from scorer.judges import load_judge
    from scorer.modelstore import calibration_file

    fitted = fit_own(load_judge(judge), labelled)
    path = calibration_file(judge)
    write_calibration(path, fitted)
    _say(voice, str(path), fitted)
    voice.note(
        "Measure it on pairs that it has not seen: scorer evaluate --labels FILE --judge ..."
    )
    voice.result(_result(judge, str(path), fitted))


def _match(voice: Voice, judge: str, labelled: "PairSet", out: Path) -> None:
    from scorer.calibration import write_calibration
    from scorer.evaluation.matched_calibration import match_own
    from scorer.modelstore import load_calibrated

    matched = match_own(load_calibrated(judge), labelled)
    write_calibration(out, matched.calibration)
    _say(voice, str(out), matched.calibration)
    rows = _by_label(matched)
    sides = {"label": "left", "coded": "right", "before": "right", "after": "right"}
    shown = [
        (
            str(row["label"]),
            f"{row['coded']:,}",
            f"{row['before']:.4f}",
            f"{row['after']:.4f} ({row['low']:.4f} to {row['high']:.4f})",
        )
        for row in rows
    ]
    voice.show("Mean probability, and 90 % of its draws", table(sides, shown))
    voice.note(
        f"Use it for text like this, and for no other: scorer score --judge {judge} "
        f"--calibration {out} ..."
    )
    voice.result({**_result(judge, str(out), matched.calibration), "labels": rows})


def _by_label(matched: "Matched") -> list[dict[str, object]]:
    from scorer.records import LABELS

    return [
        {
            "label": label,
            "coded": matched.coded[row],
            "before": round(float(matched.before[row]), 6),
            "after": round(float(matched.after[row]), 6),
            "low": round(float(matched.low[row]), 6),
            "high": round(float(matched.high[row]), 6),
        }
        for row, label in enumerate(LABELS)
    ]


def _say(voice: Voice, path: str, fitted: "Calibration") -> None:
    voice.say(f"{path}: fitted on {fitted.fitted_on}")
    voice.say(
        f"slope {fitted.slope:.3f}, a label is excluded where its probability is below "
        f"{fitted.threshold:.3f}"
    )


def _result(judge: str, path: str, fitted: "Calibration") -> dict[str, object]:
    return {
        "judge": judge,
        "calibration": path,
        "fitted_on": fitted.fitted_on,
        "slope": round(fitted.slope, 6),
        "bias": [round(float(value), 6) for value in fitted.bias],
        "threshold": round(fitted.threshold, 6),
    }
