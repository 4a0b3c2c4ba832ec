"""Where a text names actors."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorer.actors import find_mentions, mentions_of


def found(text: str) -> list[tuple[str, str | None]]:
    return [(mention.text, mention.canonical) for mention in find_mentions(text)]


def test_names_demonyms_capitals_and_leaders_are_found_in_order() -> None:
    assert found("Putin told Berlin that Russian troops would stay, the White House said.") == [
        ("Putin", "Russia"),
        ("Berlin", "Germany"),
        ("Russian", "Russia"),
        ("White House", "United States"),
    ]


def test_a_possessive_ending_stays_outside() -> None:
    mention = find_mentions("Then Russia's army left")[0]
    assert (mention.start, mention.end, mention.how) == (5, 11, "name")
    assert found("Russia’s army") == [("Russia", "Russia")]


def test_the_longest_name_counts() -> None:
    assert found("South Korea, Guinea-Bissau and Papua New Guinea met South Sudanese envoys") == [
        ("South Korea", "South Korea"),
        ("Guinea-Bissau", "Guinea-Bissau"),
        ("Papua New Guinea", "Papua New Guinea"),
        ("South Sudanese", "South Sudan"),
    ]
    assert found("the UN Security Council") == [("UN Security Council", "UN Security Council")]


@pytest.mark.parametrize(
    "text",
    [
        "They ate turkey from china plates and gave us some.",
        "He asked who may polish the table in jordan almonds.",
        "Ukrainesque Russiagate Omanisation",
        "a trump card and a game of putin",
    ],
)
def test_words_of_another_meaning_in_small_letters_are_no_actors(text: str) -> None:
    assert found(text) == []


def test_the_same_words_with_a_capital_are_actors() -> None:
    assert found("Turkey met China and the US") == [
        ("Turkey", "Türkiye"),
        ("China", "China"),
        ("US", "United States"),
    ]


def test_a_headline_in_capitals_names_actors_but_us_may_be_the_pronoun() -> None:
    assert found("RUSSIA TELLS US TO LEAVE") == [("RUSSIA", "Russia")]


def test_unmistakable_names_may_be_in_small_letters() -> None:
    assert found("russia and ukraine agreed") == [("russia", "Russia"), ("ukraine", "Ukraine")]


@pytest.mark.parametrize(
    "text",
    [
        "Air China",
        "the Bank of England",
        "the Washington Post",
        "the Russian Orthodox Church",
        "Turkish Airlines",
        "the South China Sea",
        "the Paris Agreement",
        "Voice of America",
        "the Indian Ocean",
        "the Norwegian Refugee Council's",
        "Latin American",
    ],
)
def test_a_name_inside_another_name_is_no_mention_of_the_state(text: str) -> None:
    assert "Norwegian Refugee Council" in text or found(text) == []
    assert mentions_of(text, "Norway") == []
    assert mentions_of(text, "China") == []
    assert mentions_of(text, "United States") == []
    assert mentions_of(text, "Russia") == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Die russischen Truppen und Deutschland", ["Russia", "Germany"]),
        ("La Russie et les États-Unis", ["Russia", "United States"]),
        ("Estados Unidos y Alemania", ["United States", "Germany"]),
        ("Войска России вошли на территорию Украины", ["Russia", "Ukraine"]),
        ("中国宣布对俄罗斯", ["China", "Russia"]),
    ],
)
def test_other_languages_are_read(text: str, names: list[str]) -> None:
    assert [mention.canonical for mention in find_mentions(text)] == names


def test_an_ambiguous_word_keeps_its_candidates() -> None:
    mention = find_mentions("Brussels agreed")[0]
    assert mention.canonical is None
    assert set(mention.candidates) == {"Belgium", "European Union"}


def test_who_asks_for_one_reading_gets_the_ambiguous_word() -> None:
    for actor in ("EU", "Belgium"):
        assert [m.text for m in mentions_of("Brussels agreed", actor)] == ["Brussels"]
    assert mentions_of("Brussels agreed", "France") == []


def test_an_open_actor_has_only_the_open_words() -> None:
    text = "Congo's army left Kinshasa; the Congolese cheered"
    assert [m.text for m in mentions_of(text, "Congo")] == ["Congo", "Congolese"]
    assert [m.text for m in mentions_of(text, "DR Congo")] == ["Congo", "Kinshasa", "Congolese"]


def test_an_unknown_actor_is_found_under_its_forms() -> None:
    text = "Acme sold it, ACME STEEL LTD. said. Acmes and acme did not."
    assert [m.text for m in mentions_of(text, "Acme Steel Ltd.")] == ["ACME STEEL LTD."]
    assert [m.text for m in mentions_of(text, "Acme Ltd")] == ["Acme", "ACME"]
    assert [m.candidates for m in mentions_of("Acme", "Acme Ltd")] == [("Acme Ltd",)]


def test_an_unknown_actor_with_a_state_in_its_name_is_itself() -> None:
    text = "A Danish shipping company left Danish waters"
    assert [m.text for m in mentions_of(text, "a Danish shipping company")] == [
        "Danish shipping company"
    ]
    assert [m.text for m in mentions_of(text, "Denmark")] == ["Danish", "Danish"]


def test_the_dot_of_an_abbreviation_is_given_back_at_the_end() -> None:
    assert [m.text for m in find_mentions("In the U.S. and the U.S.")] == ["U.S.", "U.S"]
    assert [m.canonical for m in find_mentions("In the U.S.")] == ["United States"]


@given(st.text(max_size=80))
def test_mentions_lie_inside_the_text_and_do_not_overlap(text: str) -> None:
    last = 0
    for mention in find_mentions(text):
        assert last <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text
        last = mention.end


def test_importing_reads_no_table_and_loads_no_library() -> None:
    code = (
        "import sys, scorer.actors; from scorer.actors.directory import directory;"
        "print(directory.cache_info().currsize, 'babel' in sys.modules, 'pycountry' in sys.modules)"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert result.stdout.split() == ["0", "False", "False"]
