"""Whom a name stands for."""

from datetime import date

import pytest

from scorer.actors import Resolution, canonical, resolve


@pytest.mark.parametrize(
    ("name", "actor", "how"),
    [
        ("Russia", "Russia", "name"),
        ("the Russian Federation", "Russia", "name"),
        ("Turkey", "Türkiye", "name"),
        ("Burma", "Myanmar", "name"),
        ("PRC", "China", "name"),
        ("the U.S.", "United States", "name"),
        ("eu", "European Union", "name"),
        ("Cote d'Ivoire", "Ivory Coast", "name"),
        ("Iran, Islamic Republic of", "Iran", "name"),
        ("Russland", "Russia", "name"),
        ("Allemagne", "Germany", "name"),
        ("Estados Unidos", "United States", "name"),
        ("Россия", "Russia", "name"),
        ("Украины", "Ukraine", "name"),
        ("Rossiya", "Russia", "name"),
        ("中国", "China", "name"),
        ("Russians", "Russia", "demonym"),
        ("Dutch", "Netherlands", "demonym"),
        ("russischen", "Russia", "demonym"),
        ("Moscow", "Russia", "capital"),
        ("Moskau", "Russia", "capital"),
        ("Kiev", "Ukraine", "capital"),
        ("the Kremlin", "Russia", "seat"),
        ("Downing Street", "United Kingdom", "seat"),
        ("Bundestag", "Germany", "seat"),
        ("Knesset", "Israel", "seat"),
        ("State Duma", "Russia", "seat"),
        ("Vladimir Putin", "Russia", "leader"),
        ("Merkel", "Germany", "leader"),
        ("RU", "Russia", "code"),
        ("RUS", "Russia", "code"),
        ("365", "Russia", "code"),
        ("COW 255", "Germany", "code"),
        ("GW 260", "Germany", "code"),
        ("North Atlantic Treaty Organization", "NATO", "name"),
        ("Google", "Alphabet", "name"),
    ],
)
def test_a_name_leads_to_its_actor(name: str, actor: str, how: str) -> None:
    found = resolve(name)
    assert (found.canonical, found.how) == (actor, how)


@pytest.mark.parametrize(
    ("name", "candidates"),
    [
        ("Brussels", {"Belgium", "European Union"}),
        ("Korea", {"North Korea", "South Korea"}),
        ("Congo", {"Democratic Republic of the Congo", "Republic of the Congo"}),
        ("Dominican", {"Dominica", "Dominican Republic"}),
        ("Georgia", {"Georgia", "Georgia (US state)"}),
        ("Guinea", {"Guinea", "Guinea (region)"}),
        ("Washington", {"United States", "Washington (US state)"}),
        ("Jerusalem", {"Israel", "Palestine"}),
        ("AU", {"African Union", "Australia"}),
    ],
)
def test_an_ambiguous_name_stays_open_with_its_candidates(name: str, candidates: set[str]) -> None:
    found = resolve(name)
    assert found.canonical is None
    assert found.is_open
    assert set(found.candidates) == candidates
    assert canonical(name) == name


def test_a_number_of_two_code_systems_is_open_until_the_system_is_named() -> None:
    assert set(resolve("970").candidates) == {"Nauru", "Kiribati"}
    assert resolve("COW 970").canonical == "Nauru"
    assert resolve("gw 970").canonical == "Kiribati"


def test_a_code_in_small_letters_is_no_code() -> None:
    assert resolve("NO").canonical == "Norway"
    assert resolve("no").canonical is None


@pytest.mark.parametrize(
    ("day", "actor"),
    [
        (date(2012, 3, 1), "Poland"),
        (date(2016, 3, 1), "European Union"),
        (date(2024, 3, 1), "Poland"),
    ],
)
def test_a_leader_counts_by_the_term_of_office(day: date, actor: str) -> None:
    assert resolve("Donald Tusk", on=day).canonical == actor
    assert resolve("Donald Tusk").is_open


def test_both_terms_count_for_one_who_came_back() -> None:
    assert resolve("Lula", on=date(2005, 1, 1)).canonical == "Brazil"
    assert resolve("Lula", on=date(2015, 1, 1)).canonical is None
    assert resolve("Lula", on=date(2024, 1, 1)).canonical == "Brazil"
    assert resolve("Trump", on=date(2022, 6, 1)).candidates == ("United States",)
    assert resolve("Trump", on=date(2022, 6, 1)).is_open


def test_a_date_does_not_matter_to_a_name() -> None:
    assert resolve("Russia", on=date(1995, 1, 1)).canonical == "Russia"


@pytest.mark.parametrize("name", ["Zorbia", "", "  ", "Foreign Ministry", "999"])
def test_an_unknown_name_has_no_candidates_and_stays_as_it_is(name: str) -> None:
    assert resolve(name) == Resolution(canonical=None, kind="unknown", candidates=(), how="unknown")
    assert canonical(name) == name


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Kosovo", "state"),
        ("EU", "organisation"),
        ("Gazprom", "company"),
        ("BJP", "party"),
        ("Elon Musk", "person"),
        ("Korea", "state"),
        ("Brussels", "unknown"),
    ],
)
def test_the_kind_is_that_of_the_candidates_where_they_agree(name: str, kind: str) -> None:
    assert resolve(name).kind == kind
