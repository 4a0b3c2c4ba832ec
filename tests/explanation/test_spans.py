"""Words and phrases with exact offsets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorer.explanation.spans import find_spans, overlap, without

SENTENCE = "The government closed its border with all neighbours, citing unrest in the north."


def _texts(text: str, **options: object) -> list[str]:
    return [text[start:end] for start, end in find_spans(text, **options)[0]]  # type: ignore[arg-type]


def test_phrases_end_at_punctuation_and_before_prepositions() -> None:
    phrases = ["The government closed", "its border", "with all neighbours", "citing unrest"]
    assert _texts(SENTENCE)[:5] == [*phrases, "in the north"]


def test_every_telling_word_is_a_span_and_no_empty_one_is() -> None:
    words = set(_texts(SENTENCE)[5:])
    assert words == {"government", "closed", "border", "neighbours", "citing", "unrest", "north"}


def test_a_phrase_of_one_word_is_there_once() -> None:
    assert _texts("Closed: borders") == ["Closed", "borders"]


def test_what_stands_apart_is_in_no_span() -> None:
    text = "Troops of Norland left."
    assert _texts(text, apart=[(10, 17)]) == ["Troops of", "left", "Troops"]


def test_where_room_is_short_words_give_way_and_what_is_left_out_is_counted() -> None:
    text = " and ".join(f"thing{number} broke" for number in range(40))
    spans, untested = find_spans(text, limit=25)
    assert len(spans) <= 25
    assert untested == 0
    dotted = "; ".join(f"thing{number} broke" for number in range(40))
    spans, untested = find_spans(dotted, limit=25)
    assert (len(spans), untested) == (25, 15)


@pytest.mark.parametrize(
    ("text", "span", "left"),
    [
        ("Norland closed its border.", (8, 14), "Norland its border."),
        ("Norland closed its border.", (15, 25), "Norland closed."),
        ("Norland closed its border.", (0, 7), "closed its border."),
        ("It fell, then rose", (3, 7), "It, then rose"),
    ],
)
def test_leaving_out_closes_the_gap(text: str, span: tuple[int, int], left: str) -> None:
    assert without(text, span) == left


@given(st.text(max_size=300), st.integers(1, 25))
def test_spans_lie_in_the_text_whatever_it_holds(text: str, limit: int) -> None:
    spans, untested = find_spans(text, limit=limit)
    assert len(spans) <= limit
    assert untested >= 0
    assert len(set(spans)) == len(spans)
    for start, end in spans:
        assert 0 <= start < end <= len(text)
        assert text[start:end].strip() == text[start:end]


def test_places_overlap_where_they_share_a_character() -> None:
    assert overlap((0, 3), (2, 5))
    assert not overlap((0, 3), (3, 5))
