"""Labelled pairs of any file: a principle, an action, and what was coded."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Final, cast

import numpy as np
from numpy.typing import NDArray

from scorer.errors import DataError, Problem
from scorer.principles import pack_names, read_pack
from scorer.records import LABELS, MODES, Label, LeftOut, Mode, Principle, content_id, fingerprint
from scorer.storage import cell_problem, cell_text, read_table, require_columns

GROUPS: Final = ("facet", "actor", "source", "relation", "kind", "status", "year")
"""Columns by which results are told apart, where a file has them."""
_SEVERITIES: Final[Mapping[str, int]] = {f"{n}{end}": n for n in (1, 2, 3) for end in ("", ".0")}


@dataclass(frozen=True, kw_only=True, slots=True)
class LabelledPair:
    """A principle and the text of an action with the coded label.

    `cluster` names the event: pairs of one event are no independent evidence. `set` names rows
    that were written together to differ in one thing; empty where there are none. `severity`
    (1 to 3) may be a mean of several coders. `groups` holds what results are told apart by.
    """

    id: str
    principle: Principle
    action: str
    label: Label
    cluster: str
    actor: str = ""
    set: str = ""
    severity: float | None = None
    mode: Mode | None = None
    groups: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class PairSet:
    """Labelled pairs under a name, in sections that are measured apart (rows; they may overlap)."""

    name: str
    pairs: tuple[LabelledPair, ...]
    left_out: LeftOut
    problems: tuple[Problem, ...] = ()
    sections: Mapping[str, NDArray[np.intp]] = field(default_factory=dict)

    @property
    def version(self) -> str:
        """Twelve hex digits of all texts and labels: equal ones were measured on the same."""
        read = [[p.principle.version, p.action, p.actor, p.label, p.cluster] for p in self.pairs]
        return fingerprint({"pairs": read})[:12]


def whole(pairs: tuple[LabelledPair, ...]) -> dict[str, NDArray[np.intp]]:
    """Return the one section that holds every pair."""
    return {"all pairs": np.arange(len(pairs), dtype=np.intp)}


def read_pairs(path: Path, *, renamed: Mapping[str, str] | None = None) -> PairSet:
    """Read labelled pairs from CSV, TSV, JSON Lines, Parquet or Excel.

    Needed: `action`, `label`, and `principle` (its text) or `principle_id` (of a shipped pack).
    Optional: `id`, `actor`, `cluster` (else `set`, else the action itself), `set`, `severity`,
    `mode`, and the columns of `GROUPS`.

    Raises:
        DataError: the file cannot be read, a needed column is missing, or no row is good.
    """
    renamed = renamed or {}
    table = read_table(path)
    by_id = "principle" not in table.columns and "principle_id" in table.columns
    needed = ("principle_id" if by_id else "principle", "action", "label")
    require_columns(table.file, table.columns, needed, renamed)
    cards = _shipped_cards() if "principle_id" in table.columns else {}
    problems = list(table.problems)
    left_out = LeftOut(stage="labelled pairs", read=len(table.rows) + len(problems))
    good: dict[str, LabelledPair] = {}
    for line, row in table.rows:
        named = dict(row) | {wanted: row.get(column) for wanted, column in renamed.items()}
        problem = _problem(table.file, line, named, cards, good)
        if problem is None:
            pair = _pair(line, named, cards)
            good[pair.id] = pair
        else:
            problems.append(problem)
    for problem in problems:
        left_out.drop(f"{problem.field} not {problem.expected}"[:80])
    if not good:
        why = f" First: {problems[0]}" if problems else " It has a header and no rows."
        raise DataError(f"{path} holds no usable labelled pair.{why}")
    left_out.kept = len(good)
    pairs = tuple(good.values())
    return PairSet(
        name=path.name,
        pairs=pairs,
        left_out=left_out,
        problems=tuple(problems),
        sections=whole(pairs),
    )


def _shipped_cards() -> dict[str, Principle]:
    return {card.id: card for name in pack_names() for card in read_pack(name)}


def _problem(
    file: str,
    line: int,
    row: Mapping[str, object],
    cards: Mapping[str, Principle],
    seen: Mapping[str, object],
) -> Problem | None:
    say = partial(cell_problem, file, line, row)
    if cell_text(row, "id") and cell_text(row, "id") in seen:
        return say("id", "unique", "rename one of the two rows, or drop the copy")
    if not cell_text(row, "principle") and cell_text(row, "principle_id") not in cards:
        return say("principle_id", "the id of a shipped card", "write the text in `principle`")
    for name in ("principle", "action"):
        text = cell_text(row, name)
        if (text or name == "action") and not any(letter.isalpha() for letter in text):
            return say(name, "a sentence", "write it out, or leave the row out")
    if cell_text(row, "label").lower() not in LABELS:
        return say("label", "one of " + ", ".join(LABELS), "use the words of the codebook")
    if cell_text(row, "severity") and cell_text(row, "severity") not in _SEVERITIES:
        return say("severity", "1, 2 or 3", "correct it, or leave it empty")
    if cell_text(row, "mode") and cell_text(row, "mode") not in MODES:
        return say("mode", "one of " + ", ".join(MODES), "correct it, or leave it empty")
    return None


def _pair(line: int, row: Mapping[str, object], cards: Mapping[str, Principle]) -> LabelledPair:
    text, action = cell_text(row, "principle"), cell_text(row, "action")
    known = cell_text(row, "principle_id")
    card = Principle(id=known or content_id("p", text), text=text) if text else cards[known]
    return LabelledPair(
        id=cell_text(row, "id") or f"line {line}",
        principle=card,
        action=action,
        label=cast(Label, cell_text(row, "label").lower()),
        cluster=cell_text(row, "cluster") or cell_text(row, "set") or content_id("a", action),
        actor=cell_text(row, "actor"),
        set=cell_text(row, "set"),
        severity=_SEVERITIES.get(cell_text(row, "severity")),
        mode=cast(Mode | None, cell_text(row, "mode") or None),
        groups={name: cell_text(row, name) for name in GROUPS if cell_text(row, name)},
    )
