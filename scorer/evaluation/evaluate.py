"""A judge against labelled pairs: metrics with intervals, baselines and controls beside them."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

import scorer
from scorer.errors import ModelError
from scorer.evaluation.controls import CONTROLS, run_controls
from scorer.evaluation.judged import Judged, judge_pairs
from scorer.evaluation.pairs import PairSet
from scorer.evaluation.report import write_report
from scorer.evaluation.section import Settings, measure_section
from scorer.evaluation.shipped import load_pairs
from scorer.modelstore import CalibratedJudge, load_calibrated

BASELINES: Final = ("cosine", "action-only", "principle-only", "shuffled-principle")
PEERS: Final = ("codebook", "precedents")


def evaluate_file(
    path_or_name: str | Path,
    judge: CalibratedJudge | str,
    *,
    report: Path | None = None,
    progress: Callable[[int, int], None] | None = None,
    rivals: Sequence[CalibratedJudge | str] | None = None,
    settings: Settings | None = None,
) -> Mapping[str, object]:
    """Evaluate a judge on a file of labelled pairs, or on a shipped set by name.

    Args:
        path_or_name: a file, or `seed`, `traps`, `deeds-dev`, `deeds-test`, `narrow`.
        judge: the judge, or its name.
        report: folder for the validity report.
        progress: called with (steps done, steps in all).
        rivals: what stands beside it; the four baselines, `codebook` and `precedents` if None.
        settings: draws, seed, modes, controls.

    Returns:
        A result of plain data: what was measured, recipe, counts, sections, controls.

    Raises:
        DataError: the labelled pairs cannot be read.
        UsageError: no judge has this name.
    """
    pairs = load_pairs(path_or_name)
    result = evaluate_pairs(pairs, judge, rivals=rivals, settings=settings, progress=progress)
    if report is not None:
        write_report(result, report)
    return result


def evaluate_pairs(
    labelled: PairSet,
    judge: CalibratedJudge | str,
    *,
    rivals: Sequence[CalibratedJudge | str] | None = None,
    settings: Settings | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Mapping[str, object]:
    """Evaluate a judge on labelled pairs that are already read; see `evaluate_file`."""
    settings = settings or Settings()
    first = load_calibrated(judge) if isinstance(judge, str) else judge
    judges, absent = _with_rivals(first, rivals)
    controls = len(CONTROLS) if settings.with_controls else 0
    steps = len(judges) + len(labelled.sections) + controls
    done = 0

    def step() -> None:
        nonlocal done
        done += 1
        if progress is not None:
            progress(done, steps)

    judged: dict[str, Judged] = {}
    for name, each in judges.items():
        judged[name] = judge_pairs(labelled.pairs, each, modes=settings.modes)
        step()
    sections: dict[str, object] = {}
    for title, rows in labelled.sections.items():
        sections[title] = measure_section(labelled.pairs, judged, rows, settings)
        step()
    result: dict[str, object] = {
        "labels": labelled.name,
        "judge": first.judge.name,
        "recipe": _recipe(labelled, judges, settings),
        "counts": _counts(labelled, absent),
        "sections": sections,
    }
    if settings.with_controls:
        result["controls"] = run_controls(
            first,
            labelled.pairs,
            modes=settings.modes,
            judged=judged[first.judge.name],
            step=step,
        )
    return result


def _with_rivals(
    first: CalibratedJudge, rivals: Sequence[CalibratedJudge | str] | None
) -> tuple[dict[str, CalibratedJudge], dict[str, str]]:
    judges, absent = {first.judge.name: first}, {}
    for rival in (*BASELINES, *PEERS) if rivals is None else rivals:
        try:
            loaded = load_calibrated(rival) if isinstance(rival, str) else rival
        except ModelError as cause:
            # A missing rival is said, and does not stand in the way of the others.
            absent[str(rival)] = str(cause)
        else:
            judges.setdefault(loaded.judge.name, loaded)
    return judges, absent


def _recipe(
    labelled: PairSet, judges: Mapping[str, CalibratedJudge], settings: Settings
) -> dict[str, object]:
    return {
        "scorer": scorer.__version__,
        "pairs_version": labelled.version,
        "judges": {name: each.recipe() for name, each in judges.items()},
        "modes": settings.modes,
        "draws": settings.draws,
        "seed": settings.seed,
    }


def _counts(labelled: PairSet, absent: Mapping[str, str]) -> dict[str, object]:
    return {
        **labelled.left_out.as_dict(),
        "pairs": len(labelled.pairs),
        "problems": [str(problem) for problem in labelled.problems[:50]],
        "judges_not_available": dict(absent),
    }
