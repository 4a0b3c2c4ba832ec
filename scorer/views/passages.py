"""The passages of a text as tables that a reader corrects, and back."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

import pandas as pd

from scorer.pipeline.passage_choice import Chosen
from scorer.pipeline.passages import Passage

WORDS: Final = ("statement", "hypothetical", "denial")
"""Modes that are no deeds: words, plans, denials."""
_COLUMNS: Final = ("use", "actor", "speaker", "date", "kind", "text", "p", "why", "start", "end")


def principle_rows(chosen: Iterable[Chosen]) -> pd.DataFrame:
    """Return one row a principle, in the order of the text."""
    return _table(each for each in chosen if each.passage.kind == "principle")


def deed_rows(chosen: Iterable[Chosen]) -> pd.DataFrame:
    """Return one row a deed whose actor is known, by actor; those that are used come first."""
    deeds = [each for each in chosen if each.passage.kind == "deed" and each.passage.actor]
    return _table(sorted(deeds, key=lambda each: (not each.used, each.actor, each.passage.start)))


def open_rows(chosen: Iterable[Chosen]) -> pd.DataFrame:
    """Return one row a deed whose actor the extractor left open."""
    return _table(e for e in chosen if e.passage.kind == "deed" and not e.passage.actor)


def word_rows(chosen: Iterable[Chosen]) -> pd.DataFrame:
    """Return one row a statement, plan or denial."""
    return _table(each for each in chosen if each.passage.kind in WORDS)


def other_rows(chosen: Iterable[Chosen]) -> pd.DataFrame:
    """Return one row a sentence that neither proclaims nor reports."""
    return _table(each for each in chosen if each.passage.kind == "other")


def with_edits(passages: Sequence[Passage], edited: Iterable[pd.DataFrame]) -> tuple[Passage, ...]:
    """Return the passages as a reader ticked them and named their actors.

    Args:
        passages: what a text holds.
        edited: tables from above; passages that stand in none of them stay as they are.
    """
    decided = {
        (int(start), int(end)): (bool(use), _name(actor))
        for table in edited
        for start, end, use, actor in zip(
            table["start"], table["end"], table["use"], table["actor"], strict=True
        )
    }
    return tuple(_edited(each, decided.get((each.start, each.end))) for each in passages)


def _edited(passage: Passage, decision: tuple[bool, str] | None) -> Passage:
    if decision is None:
        return passage
    use, actor = decision
    if actor == (passage.actor or ""):
        return replace(passage, use=use)
    return replace(passage, use=use, actor=actor or None, actor_found=passage.actor or "")


def _name(cell: object) -> str:
    return cell.strip() if isinstance(cell, str) else ""


def _table(chosen: Iterable[Chosen]) -> pd.DataFrame:
    rows = [
        (
            each.used,
            each.actor,
            each.passage.speaker or "",
            each.passage.date,
            each.passage.kind,
            each.passage.text,
            each.passage.p,
            each.reason,
            each.passage.start,
            each.passage.end,
        )
        for each in chosen
    ]
    return pd.DataFrame(rows, columns=list(_COLUMNS))
