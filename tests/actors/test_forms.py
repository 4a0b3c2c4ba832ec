"""The words that may stand for an actor."""

import pytest

from scorer.actors import aliases_of, find_actor
from scorer.actors.forms import own_forms


@pytest.mark.parametrize("name", ["Russia", "Russian Federation", "RUS", "365", "the Kremlin"])
def test_any_name_or_code_gives_all_words_for_the_actor(name: str) -> None:
    found = aliases_of(name)
    assert {"Russia", "Russian", "Russians", "Moscow", "Kremlin", "Putin", "Россия"} <= set(found)
    assert found == aliases_of("Russia")


def test_codes_and_inverted_names_are_no_words_of_running_text() -> None:
    found = aliases_of("Iran")
    assert "630" not in found
    assert "IRN" not in found
    assert not any("," in alias for alias in found)


def test_no_word_is_given_twice() -> None:
    found = aliases_of("United States")
    assert len(found) == len(set(found))


@pytest.mark.parametrize(
    ("given", "forms"),
    [
        ("Zorbia", ("Zorbia",)),
        ("the Zorbian League", ("the Zorbian League", "Zorbian League")),
        ("Acme Steel Ltd.", ("Acme Steel Ltd.", "Acme Steel")),
        ("Acme Group plc", ("Acme Group plc", "Acme Group", "Acme")),
        ("Acme, Inc.", ("Acme, Inc.", "Acme")),
        (
            "World Salt Office (WSO)",
            ("World Salt Office (WSO)", "World Salt Office", "WSO"),
        ),
    ],
)
def test_an_unknown_actor_has_its_obvious_forms(given: str, forms: tuple[str, ...]) -> None:
    assert own_forms(given) == forms
    assert aliases_of(given) == forms


def test_an_open_name_has_what_its_candidates_share() -> None:
    assert set(aliases_of("Congo")) == {"Congo", "Congolese"}
    assert {"Korea", "Korean", "Koreans"} <= set(aliases_of("Korea"))
    assert "Seoul" not in aliases_of("Korea")


def test_the_state_is_meant_where_an_actor_is_called_georgia() -> None:
    assert "Tbilisi" in aliases_of("Georgia")
    assert "Conakry" in aliases_of("Guinea")


def test_nobody_has_no_words() -> None:
    assert aliases_of("") == ()
    assert aliases_of("  ") == ()


def test_an_entry_carries_article_and_adjective() -> None:
    assert find_actor("USA").article == "the"
    assert find_actor("USA").adjectives[0] == "American"
    assert find_actor("the Zorbian League").name == "Zorbian League"
    assert find_actor("the Zorbian League").article == "the"
    assert find_actor("Zorbia").article == ""
    assert find_actor("the Acme Group plc (AGP)").name == "Acme"
