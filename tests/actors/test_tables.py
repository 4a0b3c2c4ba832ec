"""The reviewed tables fit together; nothing here needs a network."""

from collections import Counter

import pytest

from scorer.actors.directory import directory
from scorer.actors.tables import cells, read_leaders, read_states, read_table

G20 = (
    "Argentina;Australia;Brazil;Canada;China;France;Germany;India;Indonesia;Italy;Japan;Mexico"
    ";Russia;Saudi Arabia;South Africa;South Korea;Türkiye;United Kingdom;United States"
    ";European Union"
).split(";")


def test_every_state_is_there_once_with_an_adjective_and_three_letter_code() -> None:
    names = Counter(row["name"] for row in read_table("states"))
    assert len(names) >= 195
    assert max(names.values()) == 1
    assert {"Taiwan", "Palestine", "Kosovo", "South Sudan"} <= set(names)
    for row in read_table("states"):
        assert len(row["iso3"]) == 3, row["name"]
        assert row["adjectives"] or row["name"] == "Vatican City"


@pytest.mark.parametrize("column", ["iso2", "iso3", "cow", "gw"])
def test_no_code_of_one_system_stands_for_two_states(column: str) -> None:
    codes = Counter(code for row in read_table("states") for code in cells(row[column]))
    assert [code for code, number in codes.items() if number > 1] == []


def test_every_row_about_an_actor_names_one_of_the_tables() -> None:
    actors = directory().actors
    for table in ("leaders", "words"):
        assert {row["actor"] for row in read_table(table)} <= set(actors), table


def test_a_term_of_office_ends_after_it_begins() -> None:
    for alias in read_leaders():
        assert alias.start is not None
        assert alias.end is None or alias.start < alias.end, alias.text


@pytest.mark.parametrize("actor", G20)
def test_every_member_of_the_g20_has_leaders_since_the_nineties(actor: str) -> None:
    terms = [alias for alias in read_leaders() if alias.actor == actor]
    assert min(term.start for term in terms if term.start).year <= 2000
    assert any(term.end is None for term in terms)


def test_states_outnumber_the_codes_of_no_state() -> None:
    coded = [
        state for state in read_states() if any(a.text.startswith("cow ") for a in state.aliases)
    ]
    assert len(coded) >= 190
