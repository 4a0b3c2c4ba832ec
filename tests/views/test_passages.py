"""The passages of a text as tables."""

from dataclasses import replace

import pandas as pd
import pytest
from pipeline.told import CABLE, CLOSURE, DENIAL, MINES, PASSAGES, PRINCIPLE

from scorer.pipeline.passage_choice import Chosen, Wanted, choose
from scorer.views.passages import (
    deed_rows,
    open_rows,
    other_rows,
    principle_rows,
    with_edits,
    word_rows,
)


@pytest.fixture
def chosen() -> tuple[Chosen, ...]:
    return choose(PASSAGES, Wanted(actors=("Norland",)))


def test_every_passage_stands_in_one_table(chosen: tuple[Chosen, ...]) -> None:
    tables = [f(chosen) for f in (principle_rows, deed_rows, open_rows, word_rows, other_rows)]
    assert [len(table) for table in tables] == [1, 2, 1, 1, 1]
    assert tables[3]["text"].to_list() == [DENIAL.text]


def test_deeds_that_are_scored_come_first_the_others_say_why_not(
    chosen: tuple[Chosen, ...],
) -> None:
    table = deed_rows(chosen)
    assert table["use"].to_list() == [True, False]
    assert table["actor"].to_list() == ["Norland", "Sudria"]
    assert table["why"].to_list() == ["", "other actor"]


def test_ticks_and_names_go_back_to_their_passages(chosen: tuple[Chosen, ...]) -> None:
    deeds, unnamed = deed_rows(chosen), open_rows(chosen)
    deeds["use"] = [False, True]
    deeds["actor"] = ["Norland", " Norland "]
    unnamed["use"], unnamed["actor"] = True, "Norland"
    edited = {p.text: p for p in with_edits(PASSAGES, [principle_rows(chosen), deeds, unnamed])}
    assert edited[PRINCIPLE.text] == replace(PRINCIPLE, use=True)
    assert edited[CLOSURE.text] == replace(CLOSURE, use=False)
    moved = replace(MINES, use=True, actor="Norland", actor_found="Sudria")
    assert edited[MINES.text] == moved
    assert edited[CABLE.text] == replace(CABLE, use=True, actor="Norland", actor_found="")
    assert edited[DENIAL.text] == DENIAL


def test_an_emptied_cell_leaves_the_actor_open(chosen: tuple[Chosen, ...]) -> None:
    deeds = deed_rows(chosen)
    deeds["actor"] = [None, float("nan")]
    edited = {p.text: p for p in with_edits(PASSAGES, [deeds])}
    assert edited[CLOSURE.text].actor is None
    assert edited[CLOSURE.text].actor_found == "Norland"


def test_a_text_without_any_passage_gives_empty_tables() -> None:
    assert isinstance(principle_rows([]), pd.DataFrame)
    assert with_edits((), [principle_rows([])]) == ()
