"""Sentences, names, slugs and labels that importers make."""

import pytest

from scorer.sources.composing import compose, sentence
from scorer.sources.labels import find_cameo, find_plover, labels
from scorer.sources.naming import actor_name, coded_name, side_name, state_then
from scorer.sources.slugs import domain_of, slug_of


def test_every_label_makes_a_sentence_with_and_without_a_recipient() -> None:
    for system in ("cameo", "plover", "mid"):
        for deed in labels(system).values():
            for target in ("", "Sudland"):
                text = compose("Norland", deed, target, place="Port", date="2024-05-06")
                assert text.startswith("Norland ")
                assert text.endswith(" in Port on 6 May 2024.")
                assert "  " not in text
                assert ("Sudland" in text) == bool(target)


def test_an_unnamed_actor_is_said_to_be_so() -> None:
    assert sentence("", "left") == "An unnamed actor left."


def test_names_take_their_article() -> None:
    text = compose("United States", find_cameo("051") or pytest.fail(), "Netherlands")
    assert text == "The United States praised or endorsed the Netherlands."


@pytest.mark.parametrize(
    ("code", "found"),
    [("0251", "0251"), ("251", "0251"), ("40", "040"), ("01", "01"), ("1", "01"), ("1959", "195")],
)
def test_cameo_codes_are_found_also_without_their_zero(code: str, found: str) -> None:
    label = find_cameo(code)
    assert label is not None
    assert label.code == found


def test_words_and_deeds_are_told_apart_by_code_where_that_can_be_done() -> None:
    modes = {code: getattr(find_cameo(code), "mode", None) for code in ("042", "016", "057", "139")}
    assert modes == {"042": "statement", "016": "denial", "057": "deed", "139": "deed"}
    assert getattr(find_cameo("125"), "mode", "?") is None


def test_an_unknown_code_has_no_label() -> None:
    assert find_cameo("99") is None
    assert find_plover("DANCE") is None


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Government of Russia (Soviet Union)", "Russia"),
        ("Military Forces of Mali (2021-)", "Mali"),
        ("Unidentified Armed Group (Mali)", "Unidentified Armed Group (Mali)"),
        ("Soviet Union", "Soviet Union"),
        ("RUS", "Russia"),
    ],
)
def test_sides_are_named_by_their_state_where_they_are_its_forces(written: str, name: str) -> None:
    assert side_name(written) == name


def test_numbers_of_states_are_resolved_in_their_own_system() -> None:
    assert coded_name("COW", "365") == "Russia"
    assert coded_name("COW", "9999") == "COW 9999"


def test_russia_is_the_soviet_union_while_that_stood() -> None:
    dates = ("1914", "1946-01-01", "1991", "1992")
    assert [state_then("Russia", date) for date in dates] == [
        "Russia",
        "Soviet Union",
        "Soviet Union",
        "Russia",
    ]
    assert state_then("France", "1946") == "France"
    assert actor_name("Iran (Islamic Republic of)") == "Iran"


@pytest.mark.parametrize(
    ("url", "slug"),
    [
        (
            "https://x.example/news/harbour-reopens-after-talks-84026854",
            "harbour reopens after talks",
        ),
        ("https://x.example/a/b_c_d/article_c6976875-173e.html", "b c d"),
        ("https://x.example/2022/04/14/index.html", ""),
        ("https://x.example/a/caf%C3%A9-in-town&source=138", "café in town"),
        ("no address", ""),
        ("http://[", ""),
    ],
)
def test_the_words_of_an_address_are_its_slug(url: str, slug: str) -> None:
    assert slug_of(url) == slug


def test_the_domain_of_no_address_is_empty() -> None:
    assert domain_of("https://www.x.example:80/a") == "x.example"
    assert domain_of("http://[") == domain_of("text") == ""
