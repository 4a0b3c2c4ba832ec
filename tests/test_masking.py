"""Hiding who acted, and putting somebody else in the place."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorer.actors import find_mentions
from scorer.masking import MASK, mask_actor, swap_actor


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Russia's army crossed", "[ACTOR]'s army crossed"),
        ("Russia’s army crossed", "[ACTOR]’s army crossed"),
        ("Russian forces crossed", "[ACTOR] forces crossed"),
        ("The Kremlin said no", "[ACTOR] said no"),
        ("Vladimir Putin signed it", "[ACTOR] signed it"),
        ("Moscow-backed troops", "[ACTOR]-backed troops"),
        ("anti-Russian laws", "anti-[ACTOR] laws"),
        ("The Russian army", "[ACTOR] army"),
        ("a Russian court ruled", "an [ACTOR] court ruled"),
        ("A Russian court ruled", "An [ACTOR] court ruled"),
        ("RUSSIA CLOSES BORDER", "[ACTOR] CLOSES BORDER"),
        ("Die russische Armee", "Die [ACTOR] Armee"),
        ("Войска России вошли", "Войска [ACTOR] вошли"),
    ],
)
def test_every_mention_of_the_acting_actor_is_masked(text: str, masked: str) -> None:
    assert mask_actor(text, "Russia") == masked


def test_targets_and_organisations_stay() -> None:
    text = "Russia told Ukraine and NATO to leave Crimea, President Putin said in Kyiv."
    assert mask_actor(text, "RUS") == (
        "[ACTOR] told Ukraine and NATO to leave Crimea, President [ACTOR] said in Kyiv."
    )


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("The Russian Orthodox Church blessed it.", "Russia"),
        ("Air China bought ten planes.", "China"),
        ("The Bank of England raised its rate.", "United Kingdom"),
        ("The Washington Post wrote of it.", "United States"),
        ("Guinea-Bissau and Papua New Guinea met.", "Guinea"),
        ("The turkey was served on china.", "Turkey"),
        ("They gave us the key.", "US"),
        ("Nobody is named here.", "Russia"),
    ],
)
def test_names_of_others_and_everyday_words_stay(text: str, actor: str) -> None:
    assert mask_actor(text, actor) == text


def test_an_actor_with_the_longer_name_is_masked_itself() -> None:
    text = "Air China and the Bank of England signed"
    assert mask_actor(text, "Air China") == "[ACTOR] and the Bank of England signed"
    assert mask_actor(text, "the Bank of England") == "Air China and [ACTOR] signed"


def test_names_with_and_without_an_article_leave_the_same() -> None:
    assert mask_actor("The United States left; the US agreed.", "United States") == (
        mask_actor("Russia left; Russia agreed.", "Russia")
    )


def test_a_bare_possessive_becomes_the_usual_one() -> None:
    assert mask_actor("the United States' army", "US") == "[ACTOR]'s army"


def test_a_closing_quotation_mark_is_no_possessive() -> None:
    text = "'It was the United States' he said"
    assert mask_actor(text, "US") == "'It was [ACTOR]' he said"


def test_the_full_stop_after_an_abbreviation_stays() -> None:
    assert mask_actor("It left the U.S.", "US") == "It left [ACTOR]."


def test_a_description_is_masked_with_its_article() -> None:
    text = "A Danish shipping company paid; the Danish shipping company denied it."
    assert mask_actor(text, "a Danish shipping company") == "[ACTOR] paid; [ACTOR] denied it."


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Russia closed its border to Poland.", "[ACTOR] closed its border to Poland."),
        ("The Russian army left Moscow.", "[ACTOR] army left [ACTOR]."),
        ("The government of Kenya said so.", "The government of [ACTOR] said so."),
        ("Brussels fined two firms.", "[ACTOR] fined two firms."),
        ("Georgia left the pact.", "[ACTOR] left the pact."),
    ],
)
def test_without_an_actor_the_one_that_begins_the_text_is_masked(text: str, masked: str) -> None:
    assert mask_actor(text, "") == masked


@pytest.mark.parametrize(
    "text",
    [
        "In Russia prices rose.",
        "Troops from Russia crossed the river.",
        "The invasion of Ukraine went on.",
        "A court found on Monday that Kenya had paid.",
        "The firm paid its workers.",
        "[ACTOR] told Russia to leave.",
        "",
    ],
)
def test_without_an_actor_a_text_that_begins_otherwise_stays(text: str) -> None:
    assert mask_actor(text, "") == text
    assert mask_actor(text, "  ") == text


@pytest.mark.parametrize(
    ("text", "actor", "other", "swapped"),
    [
        ("Russian forces left.", "Russia", "United States", "American forces left."),
        ("The Kremlin said so.", "Russia", "Germany", "Germany said so."),
        ("Russia said so.", "Russia", "US", "The United States said so."),
        ("Then Russia said so.", "Russia", "US", "Then the United States said so."),
        ("the United States' army", "US", "China", "China's army"),
        ("Americans and an American court", "US", "Russia", "Russians and a Russian court"),
        ("a Russian court", "Russia", "Italy", "an Italian court"),
        ("it helped the Chinese.", "China", "Russia", "it helped the Russians."),
        ("Moscow paid Kyiv", "Russia", "Zorbia", "Zorbia paid Kyiv"),
        ("Russian troops", "Russia", "Zorbia", "Zorbia troops"),
        ("Zorbia's troops", "Zorbia", "Kenya", "Kenya's troops"),
        ("Nobody left.", "Russia", "Kenya", "Nobody left."),
    ],
)
def test_another_actor_takes_the_place(text: str, actor: str, other: str, swapped: str) -> None:
    assert swap_actor(text, actor, other) == swapped


def test_nobody_swaps_nothing() -> None:
    assert swap_actor("Russia left", "", "Kenya") == "Russia left"
    assert swap_actor("Russia left", "Russia", " ") == "Russia left"


NAMES = (
    "Russia;United States;China;Germany;United Kingdom;France;Türkiye;European Union;NATO;Kenya"
    ";Netherlands;South Korea;Democratic Republic of the Congo;Georgia;Philippines;Honduras;Iraq"
    ";United Arab Emirates;World Bank;Gazprom"
).split(";")
INVENTED = ["Zorbia", "the Ostrian League", "Kelmar Steel Ltd.", "Vandor-Mirsk", "Isslands"]
FORMS = {
    "Russia": ["Russia", "Russian", "Russians", "the Kremlin", "Moscow", "Vladimir Putin"],
    "United States": ["the United States", "the US", "American", "Washington", "an American"],
    "China": ["China", "Chinese", "the Chinese", "Beijing", "Xi Jinping"],
    "Germany": ["Germany", "German", "Berlin", "the Bundestag", "a German"],
    "Honduras": ["Honduras", "Honduran", "Tegucigalpa"],
    "the Ostrian League": ["the Ostrian League", "Ostrian League"],
}
WORDS = st.sampled_from(
    "forces crossed borders and released prisoners of war after talks, their court's order said; "
    "it 'opened' two camps for aid. Then left (again) with-drawn in May".split()
)


@st.composite
def passages(draw: st.DrawFn) -> tuple[str, str, str]:
    actor, other = draw(
        st.lists(st.sampled_from([*NAMES, *INVENTED]), min_size=2, max_size=2, unique=True)
    )
    names = FORMS.get(actor, [actor])
    pieces: list[str] = []
    for _ in range(draw(st.integers(1, 3))):
        pieces += draw(st.lists(WORDS, max_size=4))
        name = draw(st.sampled_from(names))
        possessive = "'" if name.endswith("s") else "'s"
        pieces.append(name + draw(st.sampled_from(["", "'s", possessive, "-led", ",", "."])))
    pieces += draw(st.lists(WORDS, max_size=4))
    return " ".join(pieces), actor, other


@settings(max_examples=400)
@given(passages())
def test_swapping_actors_leaves_the_masked_text_as_it_is(case: tuple[str, str, str]) -> None:
    text, actor, other = case
    assert mask_actor(swap_actor(text, actor, other), other) == mask_actor(text, actor)


@settings(max_examples=200)
@given(passages())
def test_masking_twice_is_masking_once(case: tuple[str, str, str]) -> None:
    text, actor, _ = case
    once = mask_actor(text, actor)
    assert MASK in once
    assert mask_actor(once, actor) == once
    assert mask_actor(mask_actor(text, ""), "") == mask_actor(text, "")


@given(st.text(max_size=60), st.text(max_size=12))
def test_any_text_and_any_actor_can_be_masked(text: str, actor: str) -> None:
    once = mask_actor(text, actor)
    assert mask_actor(once, actor) == once


@given(st.text(alphabet="abcdefghij ,.", max_size=60), st.sampled_from(NAMES))
def test_a_text_without_actors_stays(text: str, actor: str) -> None:
    if not find_mentions(text):
        assert mask_actor(text, actor) == text
