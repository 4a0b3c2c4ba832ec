"""`scorer judge`: pairs of texts in, one line of scores a pair out."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Annotated, Final

import typer

from scorer.cli.options import CalibrationFile, Json, JudgeName, Quiet
from scorer.cli.voice import Voice
from scorer.errors import DataError, Problem
from scorer.records import Action, Principle, Score, content_id
from scorer.storage import cell_problem, cell_text, read_table, require_columns, write_jsonl

PARTIAL: Final = 4
_DIGITS: Final = 6
_CHUNK: Final = 4096


@dataclass(frozen=True, kw_only=True, slots=True)
class _Pairs:
    ids: list[object]
    pairs: list[tuple[Principle, Action]]
    problems: list[Problem]


def judge(
    pairs: Annotated[
        Path,
        typer.Option(
            metavar="IN.jsonl", help="id, principle, action, actor if known.", show_default=False
        ),
    ],
    out: Annotated[
        Path,
        typer.Option(
            metavar="OUT.jsonl", help="One line a pair, in the same order.", show_default=False
        ),
    ],
    judge_name: JudgeName = None,
    calibration: CalibrationFile = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> int:
    """Judge pairs of plain texts; bad rows are named and left out."""
    voice = Voice(json=as_json, quiet=quiet)
    read = _read_pairs(pairs)
    voice.problems(read.problems, limit=None)
    if not read.pairs:
        raise DataError(f"{pairs} holds no usable pair; a row needs id, principle and action")
    rows = _judge(voice, read, judge_name, calibration)
    write_jsonl(out, rows)
    voice.note(f"{out}: {len(rows):,} pairs judged, {len(read.problems):,} rows left out")
    voice.result({"out": str(out), "judged": len(rows), "left_out": len(read.problems)})
    return PARTIAL if read.problems else 0


def _judge(
    voice: Voice, read: _Pairs, name: str | None, calibration: Path | None
) -> list[dict[str, object]]:
    from scorer.judges import DEFAULT_JUDGE
    from scorer.modelstore import load_calibrated
    from scorer.pipeline import judge_texts

    calibrated = load_calibrated(name or DEFAULT_JUDGE, calibration)
    scores: list[Score] = []
    with voice.progress("Judging") as progress:
        for start in range(0, len(read.pairs), _CHUNK):
            scores += judge_texts(read.pairs[start : start + _CHUNK], calibrated)
            progress(len(scores), len(read.pairs))
    return [_row(identity, score) for identity, score in zip(read.ids, scores, strict=True)]


def _read_pairs(path: Path) -> _Pairs:
    table = read_table(path)
    require_columns(table.file, table.columns, ("id", "principle", "action"), {})
    read = _Pairs(ids=[], pairs=[], problems=list(table.problems))
    seen: set[str] = set()
    for line, row in table.rows:
        problem = _problem(table.file, line, row, seen)
        if problem is not None:
            read.problems.append(problem)
            continue
        seen.add(cell_text(row, "id"))
        text = cell_text(row, "principle")
        read.ids.append(row["id"])
        read.pairs.append(
            (
                Principle(id=content_id("p", text), text=text),
                Action(
                    id=cell_text(row, "id"),
                    text=cell_text(row, "action"),
                    actor=cell_text(row, "actor"),
                ),
            )
        )
    read.problems.sort(key=lambda problem: problem.line or 0)
    return read


def _problem(file: str, line: int, row: Mapping[str, object], seen: set[str]) -> Problem | None:
    say = partial(cell_problem, file, line, row)
    if not cell_text(row, "id"):
        return say("id", "an id", "give every pair a name of its own")
    if cell_text(row, "id") in seen:
        return say("id", "unique", "rename one of the two rows, or drop the copy")
    for field in ("principle", "action"):
        value = row.get(field)
        if not isinstance(value, str) or not any(letter.isalnum() for letter in value):
            return say(field, "a sentence", "write it out as text")
    if not isinstance(row.get("actor") or "", str):
        return say("actor", "a name", "write it out as text, or leave it out")
    return None


def _row(identity: object, score: Score) -> dict[str, object]:
    against, for_it, neither = score.rounded(_DIGITS)
    return {
        "id": identity,
        "p_contradicts": against,
        "p_upholds": for_it,
        "p_unrelated": neither,
        "label": score.label,
        "set": list(score.set),
        "abstain": score.abstain,
        "low": min(round(score.low, _DIGITS), against),
        "high": max(round(score.high, _DIGITS), against),
        "reason": score.reason,
    }
