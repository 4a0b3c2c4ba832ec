"""Score every pair of a case into a run folder, in blocks that survive a stop."""

import platform
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

import scorer
from scorer.aggregation import ESTIMAND, Scored, summarise
from scorer.calibration import write_calibration
from scorer.errors import DataError, UsageError
from scorer.modelstore import CalibratedJudge
from scorer.pairing import Meeting, pair_up
from scorer.pipeline.reports import reports_table
from scorer.pipeline.run_folder import (
    CALIBRATION_FILE,
    PARTS,
    RUN_FILE,
    Run,
    read_run,
    score_rows,
    write_inputs,
)
from scorer.pipeline.tables import score_of, scores_table, summaries_table
from scorer.records import (
    Action,
    LeftOut,
    Pair,
    PairIndex,
    Principle,
    fingerprint,
    relation_of,
    timing_of,
)
from scorer.scoring import score_pairs
from scorer.storage import read_json, read_parquet, write_json, write_parquet

BLOCK: Final = 512
"""Actions a part. It belongs to the recipe: other blocks would mean other files."""


@dataclass(frozen=True, kw_only=True, slots=True)
class RunResult:
    """A finished run and how much of it was already there."""

    run: Run
    pairs: int
    parts: int
    resumed_parts: int


def score_run(
    principles: Sequence[Principle],
    actions: Sequence[Action],
    calibrated: CalibratedJudge,
    out: Path,
    *,
    meeting: Meeting = "own",
    left_out: Sequence[LeftOut] = (),
    text: Mapping[str, object] | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> RunResult:
    """Score a case; the same call on an unfinished folder goes on where it stopped.

    Args:
        principles: the cards.
        actions: the actions.
        calibrated: judge and calibration.
        out: the run folder, made if need be.
        meeting: see `pairing.pair_up`.
        left_out: counts of earlier stages, kept in run.json.
        text: of a case drawn from a text, how it was read; it becomes part of the recipe.
        progress: called with (parts done, parts in all).

    Raises:
        UsageError: the folder holds a run of other inputs or another recipe.
    """
    started = time.monotonic()
    recipe = _recipe(principles, actions, calibrated, meeting)
    if text is not None:
        recipe["text"] = dict(text)
    _begin(out, tuple(principles), tuple(actions), recipe)
    if calibrated.calibration.judge:
        write_calibration(out / CALIBRATION_FILE, calibrated.calibration)
    blocks = range(0, len(actions), BLOCK)
    resumed = pairs = 0
    for number, start in enumerate(blocks):
        path = out / PARTS / f"part-{number:05d}.parquet"
        if _is_whole(path):
            resumed += 1
            pairs += read_parquet(path).num_rows
        else:
            pairs += _score_block(
                path, principles, actions[start : start + BLOCK], calibrated, meeting
            )
        if progress is not None:
            progress(number + 1, len(blocks))
    if resumed < len(blocks) or not read_json(out / RUN_FILE).get("finished"):
        _finish(out, recipe, left_out, pairs=pairs, seconds=time.monotonic() - started)
    return RunResult(run=read_run(out), pairs=pairs, parts=len(blocks), resumed_parts=resumed)


def _recipe(
    principles: Sequence[Principle],
    actions: Sequence[Action],
    calibrated: CalibratedJudge,
    meeting: Meeting,
) -> dict[str, object]:
    inputs = {
        "principles": [asdict(principle) for principle in principles],
        "actions": [{**asdict(action), "extra": str(action.extra)} for action in actions],
    }
    return {
        **calibrated.recipe(),
        "scorer": scorer.__version__,
        "meeting": meeting,
        "block": BLOCK,
        "inputs_sha256": fingerprint(inputs),
    }


def _begin(
    out: Path,
    principles: tuple[Principle, ...],
    actions: tuple[Action, ...],
    recipe: Mapping[str, object],
) -> None:
    if not (out / RUN_FILE).is_file():
        if out.is_dir() and any(out.iterdir()) and not (out / "principles.jsonl").is_file():
            raise UsageError(f"{out} holds other files; choose an empty or a new folder")
        write_inputs(out, principles, actions, {"finished": False, "recipe": recipe})
        return
    known = read_json(out / RUN_FILE).get("recipe")
    if known != recipe:
        assert isinstance(known, dict)
        differing = sorted(name for name in recipe if known.get(name) != recipe[name])
        raise UsageError(
            f"{out} holds a run with another {' and '.join(differing)}; "
            "choose another --out, or delete that folder"
        )


def _is_whole(path: Path) -> bool:
    if not path.is_file():
        return False
    try:
        read_parquet(path)
    except DataError:
        return False
    return True


def _score_block(
    path: Path,
    principles: Sequence[Principle],
    actions: Sequence[Action],
    calibrated: CalibratedJudge,
    meeting: Meeting,
) -> int:
    index = pair_up(principles, actions, meeting=meeting)
    scores = score_pairs(principles, actions, index, calibrated.judge, calibrated.calibration)
    write_parquet(path, scores_table(_pairs(principles, actions, index), scores))
    return len(index)


def _pairs(
    principles: Sequence[Principle], actions: Sequence[Action], index: PairIndex
) -> list[Pair]:
    return [
        Pair(
            principle=principles[p].id,
            action=actions[a].id,
            relation=relation_of(principles[p], actions[a]),
            timing=timing_of(principles[p], actions[a]),
        )
        for p, a in index
    ]


def _finish(
    out: Path,
    recipe: Mapping[str, object],
    left_out: Sequence[LeftOut],
    *,
    pairs: int,
    seconds: float,
) -> None:
    run = read_run(out)
    by_id = {action.id: action for action in run.actions}
    scored = []
    for row in score_rows(run):
        pair, score = score_of(row)
        scored.append(Scored(pair=pair, score=score, action=by_id[pair.action]))
    write_parquet(out / "summaries.parquet", summaries_table(summarise(scored)))
    write_parquet(out / "reports.parquet", reports_table(run.actions))
    paired = LeftOut(stage="pairing", read=len(run.principles) * len(run.actions), kept=pairs)
    if paired.read > pairs:
        paired.drop("principle of another actor", paired.read - pairs)
    info = {
        "finished": True,
        "recipe": recipe,
        "estimand": ESTIMAND,
        "counts": {
            "principles": len(run.principles),
            "actions": len(run.actions),
            "pairs": pairs,
            "abstained": sum(each.score.abstain for each in scored),
            "not_deeds": sum(action.mode not in ("deed", None) for action in run.actions),
        },
        "left_out": [each.as_dict() for each in (*left_out, paired)],
        "python": platform.python_version(),
        "clock": {"seconds": round(seconds, 1), "ended": time.strftime("%Y-%m-%dT%H:%M:%S%z")},
    }
    write_json(out / RUN_FILE, info)
