"""Every passage of a text."""

from datetime import date
from pathlib import Path

from scorer.pipeline.article import read_article
from scorer.pipeline.passages import find_passages

from .told import CLOSURE, PASSAGES, TEXT

BRIEFING = Path(__file__).resolve().parent.parent / "data" / "briefing.txt"


def test_no_sentence_is_lost_and_every_span_is_exact() -> None:
    article = read_article(BRIEFING)
    found = find_passages(article, date(2024, 3, 10))
    assert all(article.text[each.start : each.end] == each.text for each in found)
    rest = [each.text for each in found if each.kind == "other"]
    assert "The brief finds that the record is mixed." in rest
    assert [each.start for each in found] == sorted(each.start for each in found)
    assert {each.kind for each in found} == {
        "principle",
        "deed",
        "denial",
        "hypothetical",
        "other",
    }


def test_sentences_that_are_nothing_else_are_kept_as_the_rest() -> None:
    assert [each.text for each in PASSAGES if each.kind == "other"] == [
        TEXT[TEXT.index("The brief") :]
    ]


def test_what_a_reader_decided_can_be_taken_back() -> None:
    from dataclasses import replace

    changed = replace(CLOSURE, use=False, actor="Sudria", actor_found="Norland")
    assert changed.as_found == CLOSURE
    named = replace(CLOSURE, actor="Sudria", actor_found="")
    assert named.as_found.actor is None
