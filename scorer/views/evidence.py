"""Every pair of a run as one row for people, and the rows that a reader asks for."""

from dataclasses import dataclass
from typing import Final

import pandas as pd

from scorer.pipeline import Run
from scorer.views.wording import (
    MODE_UNKNOWN,
    RELATION_WORDS,
    STATUS_WORDS,
    TIMING_WORDS,
    label_set,
    unique_names,
)

SHOWN_ROWS: Final = 1000
"""Rows of the evidence table at most; the page says how many there are."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """What a reader asks for; empty or None means everything."""

    actor: str | None = None
    principle: str | None = None
    labels: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    timing: str | None = None
    relation: str | None = None
    words: str = ""
    undecided: bool = False


def evidence(run: Run) -> pd.DataFrame:
    """Return one row a pair: the score beside principle, action, date and source.

    Rows are ordered by how far the pair leans to either side, then by pair, so that the order
    favours neither label.
    """
    scores = run.scores()
    actions = _actions(run)
    names = principle_names(run)
    frame = scores.merge(actions, on="action", how="left", validate="many_to_one")
    frame["principle_name"] = frame["principle"].map(names)
    frame["p_bears"] = 1.0 - frame["p_unrelated"]
    frame["relation"] = frame["relation"].map(dict(RELATION_WORDS))
    frame["timing"] = frame["timing"].map(dict(TIMING_WORDS))
    frame["set"] = frame["set"].map(label_set)
    frame["label_text"] = [
        f"{label}, undecided" if abstain else label
        for label, abstain in zip(frame["label"], frame["abstain"], strict=True)
    ]
    frame["interval"] = [
        f"{low:.2f} to {high:.2f}" for low, high in zip(frame["low"], frame["high"], strict=True)
    ]
    lean = frame["consistency"].abs()
    order = frame.assign(lean=-lean).sort_values(["lean", "pair"], kind="stable").index
    return frame.loc[order].reset_index(drop=True)


def principle_names(run: Run) -> dict[str, str]:
    """Return a name of each principle by id; names that several carry are told apart."""
    return unique_names(
        [principle.id for principle in run.principles],
        [principle.name or principle.text for principle in run.principles],
    )


def select_evidence(frame: pd.DataFrame, asked: Asked) -> pd.DataFrame:
    """Return the rows that are asked for, in their order."""
    kept = pd.Series(data=True, index=frame.index)
    for column, value in (
        ("actor", asked.actor),
        ("principle", asked.principle),
        ("timing", asked.timing),
        ("relation", asked.relation),
    ):
        if value is not None:
            kept &= frame[column] == value
    for column, values in (
        ("label", asked.labels),
        ("mode", asked.modes),
        ("source_status", asked.statuses),
    ):
        if values:
            kept &= frame[column].isin(values)
    if asked.undecided:
        kept &= frame["abstain"]
    for word in asked.words.split():
        kept &= frame["text"].str.contains(word, case=False, regex=False)
    return frame[kept].reset_index(drop=True)


def strongest(frame: pd.DataFrame, *, actor: str, principle: str) -> tuple[str | None, str | None]:
    """Return the pairs of the strongest upholding action and the strongest violation.

    Only pairs whose label says so count; None where there is none.
    """
    some = frame[(frame["actor"] == actor) & (frame["principle"] == principle)]
    return (
        _first(some[some["label"] == "upholds"], "p_upholds"),
        _first(some[some["label"] == "contradicts"], "p_contradicts"),
    )


def _first(some: pd.DataFrame, column: str) -> str | None:
    if some.empty:
        return None
    return str(some.sort_values([column, "pair"], ascending=[False, True]).iloc[0]["pair"])


def _actions(run: Run) -> pd.DataFrame:
    columns = ["action", "text", "actor", "date", "mode", "source", "source_status", "target"]
    rows = [
        (
            action.id,
            action.text,
            action.actor,
            action.date,
            action.mode or MODE_UNKNOWN,
            action.source,
            STATUS_WORDS[action.source_status],
            action.target,
        )
        for action in run.actions
    ]
    return pd.DataFrame(rows, columns=columns)
