"""Every actor x principle x period x timing cell."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorer.aggregation import Cell, Scored, summarise
from scorer.records import Action, Mode, Pair, Score, Timing


def _scored(
    number: int,
    *,
    principle: str = "p",
    actor: str = "N",
    against: float = 0.6,
    mode: Mode | None = "deed",
    date: str = "2020",
    timing: Timing = "after",
    **further: Any,
) -> Scored:
    action = Action(id=f"a{number}", text="t", actor=actor, mode=mode, date=date, **further)
    return Scored(
        action=action,
        pair=Pair(principle=principle, action=action.id, relation="own", timing=timing),
        score=Score(
            principle=principle,
            action=action.id,
            p_contradicts=against,
            p_upholds=0.9 - against,
            p_unrelated=0.1,
            label="contradicts",
            set=("contradicts",),
            low=0.0,
            high=1.0,
            severity=2.0,
        ),
    )


def _cell(cells: list[Cell], **wanted: str) -> Cell:
    wanted = {"period": "all", "timing": "all"} | wanted
    (found,) = [
        cell for cell in cells if all(getattr(cell, name) == wanted[name] for name in wanted)
    ]
    return found


MANY = [
    _scored(1, date="2019", timing="before", event="e1", source="corpus:one:1"),
    _scored(2, date="2020-05", event="e1", source="corpus:one:2"),
    _scored(3, date="2021", against=0.2, source="corpus:two:1"),
    _scored(4, principle="q", date="2021", against=0.1),
    _scored(5, actor="S", date="", timing="unknown"),
    _scored(6, mode="statement", date="2021"),
    _scored(7, mode=None, date="2022", against=0.9),
]


def test_only_deeds_count_and_texts_whose_mode_nobody_has_said() -> None:
    assert _cell(summarise(MANY), actor="N", principle="p").deeds == 4


def test_events_and_sources_are_counted_beside_the_deeds() -> None:
    cell = _cell(summarise(MANY), actor="N", principle="p")
    assert (cell.events, cell.sources) == (3, 3)


def test_before_and_after_the_proclamation_stand_apart() -> None:
    cells = summarise(MANY)
    assert _cell(cells, actor="N", principle="p", timing="before").deeds == 1
    assert _cell(cells, actor="N", principle="p", timing="after").deeds == 3


def test_every_year_has_its_cell_and_an_unknown_year_has_none() -> None:
    cells = summarise(MANY)
    assert {cell.period for cell in cells if cell.actor == "N"} == {
        "all",
        "2019",
        "2020",
        "2021",
        "2022",
    }
    assert {cell.period for cell in cells if cell.actor == "S"} == {"all"}


def test_leaving_one_source_out_gives_a_range_where_there_are_several() -> None:
    cells = summarise(MANY)
    cell = _cell(cells, actor="N", principle="p")
    assert cell.without_low is not None
    assert cell.without_high is not None
    assert cell.without_low < cell.without_high
    assert _cell(cells, actor="S", principle="p").without_low is None


def test_severity_is_weighted_by_the_probability_of_contradicting() -> None:
    assert _cell(summarise(MANY), actor="N", principle="p").severity == pytest.approx(2.0)


def test_no_pairs_give_no_cells() -> None:
    assert summarise([]) == []


def _numbers(cells: list[Cell]) -> dict[tuple[str, ...], tuple[object, ...]]:
    return {
        (cell.actor, cell.principle, cell.period, cell.timing): (
            cell.deeds,
            cell.events,
            cell.sources,
            _rounded(cell.consistency),
            _rounded(cell.low),
            _rounded(cell.high),
            _rounded(cell.pooled),
            _rounded(cell.without_low),
        )
        for cell in cells
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 6)


LONG = [
    *MANY,
    *(_scored(number, against=number / 50, event=f"e{number % 7}") for number in range(10, 40)),
]


@settings(max_examples=15, deadline=None)
@given(st.permutations(LONG))
def test_the_order_of_the_documents_keeps_the_summaries(shuffled: list[Scored]) -> None:
    """Intervals once moved with the order, since the bootstrap drew by position."""
    assert _numbers(summarise(shuffled)) == _numbers(summarise(LONG))
