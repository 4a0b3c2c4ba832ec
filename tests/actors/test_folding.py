"""The form under which names are looked up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorer.actors.folding import fold, tidy, without_article


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("The  Netherlands ", "netherlands"),
        ("U.S.A.", "usa"),
        ("TÜRKIYE", "turkiye"),
        ("Côte d’Ivoire", "cote d'ivoire"),
        ("Guinea–Bissau", "guinea-bissau"),
        ("the", "the"),
    ],
)
def test_case_accents_dots_and_article_do_not_matter(name: str, key: str) -> None:
    assert fold(name) == key


@given(st.text(max_size=20))
def test_a_tidy_text_is_tidy(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)


def test_only_a_leading_article_is_taken_away() -> None:
    assert without_article("The Hague") == "Hague"
    assert without_article("a Danish bank") == "Danish bank"
    assert without_article("Theodora") == "Theodora"
    assert without_article("Bank of the South") == "Bank of the South"
