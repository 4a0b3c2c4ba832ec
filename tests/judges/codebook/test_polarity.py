from hypothesis import given
from hypothesis import strategies as st

from scorer.judges.codebook.polarity import read_polarity


def test_two_reversals_cancel() -> None:
    assert read_polarity("[ACTOR] lifted its ban on grain").turned
    assert not read_polarity("[ACTOR] refused to lift its ban on grain").turned
    assert read_polarity("[ACTOR] did not refuse to lift its ban on grain").turned


def test_a_failure_is_told_apart_from_a_refusal() -> None:
    failed = read_polarity("[ACTOR] failed to protect the convoy")
    assert failed.failed
    assert not failed.turned


def test_cues_come_in_the_order_of_the_text() -> None:
    cues = read_polarity("[ACTOR] refused to withdraw from the treaty").cues
    assert [cue.split()[0] for cue in cues] == ["refused", "withdraw"]


def test_not_only_is_no_negation() -> None:
    assert read_polarity("[ACTOR] not only signed but ratified").cues == ()


@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    read = read_polarity(text)
    assert read.turned == (len(read.cues) % 2 == 1)
