"""Who acts: bodies of a state or a town, parts of a company, "by" whom, and nobody where open."""

from datetime import date

import numpy as np

from scorer.extraction.apposition import introduced_name
from scorer.extraction.attribution import attribute, load_weights, read_cast
from scorer.extraction.descriptions import singular
from scorer.extraction.entities import find_entities
from scorer.extraction.places import country_of
from scorer.extraction.sentences import split_sentences


def actors(text: str, labels: list[str] | None = None) -> list[str | None]:
    spans = split_sentences(text)
    cast = read_cast(text, spans, date(2024, 11, 9))
    found = attribute(cast, labels or ["deed"] * len(spans), load_weights())
    return [each.actor for each in found]


def kinds(text: str) -> dict[str, str]:
    found = find_entities(text, split_sentences(text), date(2024, 11, 9))
    return {entity.name: entity.kind for entity in found}


def test_the_capital_of_a_dateline_does_not_act() -> None:
    text = "NAIROBI - Mara Foods closed its bakery in Kisumu on Friday and dismissed 90 people."
    assert actors(text) == ["Mara Foods"]


def test_a_town_council_is_the_towns() -> None:
    text = "The mayor of Plodiv opened the road. On Monday the city council of Plodiv closed it."
    assert actors(text) == ["Plodiv", "Plodiv"]


def test_the_court_in_a_capital_is_the_states() -> None:
    text = "Russia expelled an envoy. In Chisinau, the authorities expelled a Russian diplomat."
    assert actors(text) == ["Russia", "Moldova"]


def test_an_invented_state_is_known_by_what_it_owns() -> None:
    found = kinds("Estmark's parliament passed the bill. The Estmarkian army left the valley.")
    assert found["Estmark"] == "state"


def test_a_noun_introduces_its_company_and_no_state() -> None:
    text = "The Dutch airline Polder Air cancelled 90 flights on Monday."
    assert actors(text) == ["Polder Air"]
    assert introduced_name(text, 4, 9, noun="airline") == text.index("Polder")


def test_a_subsidiarys_deed_is_its_owners() -> None:
    text = "Kessa Sugar, a subsidiary of Mowbray Foods, fenced the land in March."
    assert actors(text) == ["Mowbray Foods"]


def test_a_town_that_acts_is_not_its_state() -> None:
    text = "Nairobi County refunded 4,100 workers on Monday."
    assert kinds(text) == {"Nairobi County": "local"}


def test_provinces_lie_in_their_state() -> None:
    assert country_of("Manitoba") == "Canada"
    assert country_of("Nowhere") is None


def test_role_nouns_are_compared_in_the_singular() -> None:
    assert [singular(word) for word in ("Unions", "parties", "press")] == [
        "union",
        "party",
        "press",
    ]


def test_an_empty_text_has_no_actors() -> None:
    assert actors("", []) == []
    assert np.isfinite(load_weights()).all()
