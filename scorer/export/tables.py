"""The rows of each exported table."""

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from scorer.export.columns import (
    ACTIONS,
    OVERRIDES,
    PRINCIPLES,
    SUMMARIES,
    Column,
    joined_columns,
)
from scorer.export.formats import Rows
from scorer.pipeline import Run
from scorer.pipeline.overrides import Override
from scorer.pipeline.run_folder import score_rows, summary_rows
from scorer.records import Action, Principle

BLOCK: Final = 10_000


def score_blocks(run: Run, overrides: Mapping[str, Override]) -> Iterator[Rows]:
    """Yield the scores, each joined with its principle, its action and what a person said."""
    principles = {card.id: _prefixed("principle", _principle(card)) for card in run.principles}
    actions = {action.id: _prefixed("action", _action(action)) for action in run.actions}
    block: list[dict[str, Any]] = []
    for row in score_rows(run):
        joined = row | principles[row["principle"]] | actions[row["action"]]
        block.append(joined | _override(overrides.get(row["pair"])))
        if len(block) == BLOCK:
            yield block
            block = []
    yield block


def summary_blocks(run: Run) -> Iterator[Rows]:
    """Yield the summaries."""
    yield summary_rows(run)


def principle_blocks(run: Run) -> Iterator[Rows]:
    """Yield the principles; columns of the input that no card has stand at the end."""
    yield [_principle(card) | _extra(card.extra) for card in run.principles]


def action_blocks(run: Run) -> Iterator[Rows]:
    """Yield the actions; further columns of the input stand at the end."""
    yield [_action(action) | _extra(action.extra) for action in run.actions]


def columns_of(run: Run) -> dict[str, tuple[Column, ...]]:
    """Return table -> its columns, those that the input brought along included."""
    return {
        "scores": joined_columns(),
        "summaries": SUMMARIES,
        "principles": (*PRINCIPLES, *_extra_columns([card.extra for card in run.principles])),
        "actions": (*ACTIONS, *_extra_columns([action.extra for action in run.actions])),
    }


def _prefixed(prefix: str, row: Mapping[str, object]) -> dict[str, object]:
    return {f"{prefix}_{name}": value for name, value in row.items()}


def _principle(card: Principle) -> dict[str, object]:
    row: dict[str, object] = {column.name: getattr(card, column.name) for column in PRINCIPLES}
    return row | {"wordings": "|".join(card.wordings)}


def _action(action: Action) -> dict[str, object]:
    row: dict[str, object] = {
        column.name: getattr(action, column.name)
        for column in ACTIONS
        if column.name != "precision"
    }
    return row | {"precision": action.when.precision, "reports": "|".join(action.reports)}


def _override(override: Override | None) -> dict[str, object]:
    if override is None:
        return {}
    values = (override.label, override.who, override.why, override.when)
    return {column.name: value for column, value in zip(OVERRIDES, values, strict=True)}


def _extra(extra: Mapping[str, object]) -> dict[str, object]:
    return {f"extra_{name}": _as_text(value) for name, value in extra.items()}


def _as_text(value: object) -> str | None:
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return None
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)


def _extra_columns(extras: Sequence[Mapping[str, object]]) -> tuple[Column, ...]:
    names = dict.fromkeys(name for extra in extras for name in extra)
    return tuple(
        Column(f"extra_{name}", f"Column {name!r} of the input, as it came") for name in names
    )
