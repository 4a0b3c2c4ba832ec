"""Records to columns and back, for the Parquet files of a run."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, cast

from scorer.aggregation import Cell
from scorer.records import Action, Label, Pair, Score

if TYPE_CHECKING:
    import pyarrow

DIGITS = 4


def actions_table(actions: Sequence[Action]) -> "pyarrow.Table":
    """One row an action; `extra` and `reports` are JSON text."""
    import pyarrow

    rows = []
    for action in actions:
        row = asdict(action)
        row["extra"] = json.dumps(row["extra"], ensure_ascii=False, sort_keys=True, default=str)
        row["reports"] = json.dumps(list(action.reports), ensure_ascii=False)
        row["precision"] = action.when.precision
        rows.append(row)
    names = [*Action.__dataclass_fields__, "precision"]
    schema = pyarrow.schema([(name, pyarrow.string()) for name in names])
    return pyarrow.Table.from_pylist(rows, schema=schema)


def actions_of(rows: Iterable[dict[str, Any]]) -> list[Action]:
    """Read back what `actions_table` wrote."""
    actions = []
    for row in rows:
        known = {name: row[name] for name in Action.__dataclass_fields__}
        known["extra"] = json.loads(known["extra"])
        known["reports"] = tuple(json.loads(known["reports"]))
        actions.append(Action(**known))
    return actions


def scores_table(pairs: Sequence[Pair], scores: Sequence[Score]) -> "pyarrow.Table":
    """One row a pair; probabilities rounded to four digits, still summing to one."""
    import pyarrow

    text, number = pyarrow.string(), pyarrow.float64()
    schema = pyarrow.schema(
        [
            ("pair", text),
            ("principle", text),
            ("action", text),
            ("relation", text),
            ("timing", text),
            ("p_contradicts", number),
            ("p_upholds", number),
            ("p_unrelated", number),
            ("label", text),
            ("set", text),
            ("abstain", pyarrow.bool_()),
            ("low", number),
            ("high", number),
            ("consistency", number),
            ("severity", number),
            ("reason", text),
            ("judge", text),
        ]
    )
    rows = [_score_row(pair, score) for pair, score in zip(pairs, scores, strict=True)]
    return pyarrow.Table.from_pylist(rows, schema=schema)


def _score_row(pair: Pair, score: Score) -> dict[str, object]:
    against, for_it, neither = score.rounded(DIGITS)
    return {
        "pair": pair.id,
        "principle": pair.principle,
        "action": pair.action,
        "relation": pair.relation,
        "timing": pair.timing,
        "p_contradicts": against,
        "p_upholds": for_it,
        "p_unrelated": neither,
        "label": score.label,
        "set": "|".join(score.set),
        "abstain": score.abstain,
        "low": min(round(score.low, DIGITS), against),
        "high": max(round(score.high, DIGITS), against),
        "consistency": round(for_it - against, DIGITS),
        "severity": None if score.severity is None else round(score.severity, 2),
        "reason": score.reason,
        "judge": score.judge,
    }


def score_of(row: dict[str, Any]) -> tuple[Pair, Score]:
    """Read back one row of `scores_table`."""
    pair = Pair(
        principle=row["principle"],
        action=row["action"],
        relation=row["relation"],
        timing=row["timing"],
    )
    score = Score(
        principle=row["principle"],
        action=row["action"],
        p_contradicts=row["p_contradicts"],
        p_upholds=row["p_upholds"],
        p_unrelated=row["p_unrelated"],
        label=row["label"],
        set=cast(tuple[Label, ...], tuple(row["set"].split("|"))),
        low=row["low"],
        high=row["high"],
        severity=row["severity"],
        reason=row["reason"],
        judge=row["judge"],
    )
    return pair, score


def summaries_table(cells: Sequence[Cell]) -> "pyarrow.Table":
    """One row a cell."""
    import pyarrow

    kinds = {"deeds": pyarrow.int64(), "events": pyarrow.int64(), "sources": pyarrow.int64()}
    texts = ("actor", "principle", "relation", "period", "timing")
    schema = pyarrow.schema(
        [
            (name, pyarrow.string() if name in texts else kinds.get(name, pyarrow.float64()))
            for name in Cell.__dataclass_fields__
        ]
    )
    rows = [
        {
            name: round(value, DIGITS) if isinstance(value, float) else value
            for name, value in asdict(cell).items()
        }
        for cell in cells
    ]
    return pyarrow.Table.from_pylist(rows, schema=schema)
