"""Where sentences begin and end, to the character."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorer.extraction.clauses import principle_clauses
from scorer.extraction.sentences import split_sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It left. It came back.", ["It left.", "It came back."]),
        ("U.S. envoys left. Talks failed.", ["U.S. envoys left.", "Talks failed."]),
        ("Under Art. 5 of Res. 242 it withdrew.", ["Under Art. 5 of Res. 242 it withdrew."]),
        ("No headline stop\nIt rained.", ["No headline stop", "It rained."]),
        ("One.\r\nTwo.", ["One.", "Two."]),
        ("غادر الوفد. It left.", ["غادر الوفد.", "It left."]),
        ("The 🚢 left. It came.", ["The 🚢 left.", "It came."]),
        ("   \n \n", []),
    ],
)
def test_sentences_are_found_whole(text: str, expected: list[str]) -> None:
    assert [span.text for span in split_sentences(text)] == expected


@given(st.text(alphabet=st.sampled_from("ab .!?\n\r\t\"'“”(A1;:é🚢ع\u2028"), max_size=120))
def test_offsets_are_exact_and_never_overlap(text: str) -> None:
    spans = split_sentences(text)
    assert all(text[span.start : span.end] == span.text for span in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))


def test_a_list_of_principles_gives_a_span_for_each() -> None:
    text = (
        "The order should rest on openness among states; the absence of dogmas; "
        "and the sovereign equality of all."
    )
    [sentence] = split_sentences(text)
    clauses = principle_clauses(sentence)
    assert len(clauses) == 3
    assert all(text[clause.start : clause.end] == clause.text for clause in clauses)
    assert clauses[1].text == "the absence of dogmas"
