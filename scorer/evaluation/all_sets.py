"""A judge against every set that measures, and the validity report of it."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

from scorer.evaluation.evaluate import evaluate_pairs
from scorer.evaluation.section import Settings
from scorer.evaluation.shipped import MEASURE_ONLY, load_pairs
from scorer.evaluation.validity import kept_words, write_validity
from scorer.modelstore import CalibratedJudge

Progress = Callable[[int, int], None]
_PARTS: Final = 1000


def evaluate_all(
    judge: CalibratedJudge | str,
    *,
    report: Path | None = None,
    progress: Progress | None = None,
    rivals: Sequence[CalibratedJudge | str] | None = None,
    settings: Settings | None = None,
    names: Sequence[str] = MEASURE_ONLY,
) -> dict[str, Mapping[str, object]]:
    """Evaluate a judge on the seed case, the traps, and the test parts of deeds and principles.

    Args:
        judge: the judge, or its name.
        report: folder of the validity report; its page is written beside it as `REPORT.md`.
        progress: called with (done, total), in thousandths of a set.
        rivals: what stands beside the judge; see `evaluate_file`.
        settings: draws, seed, modes, controls.
        names: the sets.

    Returns:
        Set -> result. Nothing is written before all sets are measured.

    Raises:
        UsageError: the report would replace something that it has not made.
    """
    if report is not None:
        kept_words(report)
    results: dict[str, Mapping[str, object]] = {}
    for number, name in enumerate(names):
        results[name] = evaluate_pairs(
            load_pairs(name),
            judge,
            rivals=rivals,
            settings=settings,
            progress=_share(progress, number, len(names)),
        )
    if report is not None:
        write_validity(results, report)
    return results


def _share(progress: Progress | None, number: int, sets: int) -> Progress | None:
    if progress is None:
        return None
    return lambda done, total: progress(number * _PARTS + _PARTS * done // total, sets * _PARTS)
