"""The nearest coded cases for and against."""

from typing import Any

import pytest

from scorer.judges.precedent_bank import PrecedentBank
from scorer.labelled import LabelledRow
from scorer.records import Label, Principle


def _row(
    identity: str, text: str, label: Label, facet: str = "openness", **more: Any
) -> LabelledRow:
    given = {"source": "wire", "mode": "deed", "kind": "invented"} | more
    return LabelledRow(id=identity, text=text, bears={facet: label}, **given)


BANK = [
    _row("1", "[ACTOR] closed a road.", "contradicts"),
    _row("2", "[ACTOR] closed a border crossing.", "contradicts", year=2021),
    _row("3", "[ACTOR] opened a border crossing.", "upholds", source="acts", group="act:1"),
    _row("4", "[ACTOR] opened a border crossing again.", "upholds", source="acts", group="act:1"),
    _row("5", "[ACTOR] spoke of a border crossing.", "upholds", mode="statement"),
    _row("6", "[ACTOR] joined a bloc at a border crossing.", "contradicts", facet="no_blocs"),
    _row("7", "[ACTOR] closed a newspaper.", "contradicts", facet="press_freedom"),
]
OPEN = Principle(id="o", text="Open.", facet="openness")
TEXT = "[ACTOR] closed the border crossing."


@pytest.fixture
def bank(encoder: Any, finder: Any) -> PrecedentBank:
    return PrecedentBank(BANK, finder, encoder, hidden=["press_freedom"])


def test_both_sides_come_nearest_first_with_where_they_stand(bank: PrecedentBank) -> None:
    found = bank.nearest(OPEN, TEXT)
    assert [case.id for case in found.against] == ["2", "1"]
    nearest = found.against[0]
    assert (nearest.label, nearest.facet) == ("contradicts", "openness")
    assert (nearest.source, nearest.kind) == ("deeds-1/wire.jsonl", "invented")
    assert nearest.year == 2021
    assert 1.0 >= nearest.similarity > found.against[1].similarity


def test_words_without_a_deed_and_other_facets_are_no_case(bank: PrecedentBank) -> None:
    found = bank.nearest(OPEN, TEXT)
    assert not {"5", "6"} & {case.id for case in (*found.against, *found.for_it)}


def test_of_rows_written_together_one_a_side_is_told(bank: PrecedentBank) -> None:
    assert [case.id for case in bank.nearest(OPEN, TEXT).for_it] == ["3"]


def test_a_side_has_as_many_cases_as_asked_for(bank: PrecedentBank) -> None:
    assert len(bank.nearest(OPEN, TEXT, count=1).against) == 1


def test_a_facet_kept_unseen_is_silent_and_says_so(bank: PrecedentBank) -> None:
    found = bank.nearest(Principle(id="p", text="Press.", facet="press_freedom"), TEXT)
    assert (found.against, found.for_it) == ((), ())
    assert found.silent == "the cases of facet press_freedom are kept unseen"


def test_a_principle_far_from_every_facet_is_silent(bank: PrecedentBank) -> None:
    found = bank.nearest(Principle(id="q", text="Bake bread daily."), TEXT)
    assert "far from every coded facet" in found.silent


def test_a_principle_in_free_words_finds_its_facet(bank: PrecedentBank) -> None:
    found = bank.nearest(Principle(id="q", text="Open the borders."), TEXT)
    assert found.against[0].facet == "openness"


def test_without_a_case_that_bears_the_bank_says_so(encoder: Any, finder: Any) -> None:
    found = PrecedentBank([], finder, encoder).nearest(OPEN, TEXT)
    assert found.silent == "no coded case bears on the principle"
