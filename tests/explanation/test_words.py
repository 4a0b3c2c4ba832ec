"""Which words carry a score."""

from itertools import pairwise

import pytest

from scorer.explanation import Missing, Words
from scorer.explanation.asking import asker
from scorer.explanation.words import carrying_words
from scorer.records import Principle

from .fakes import RuleJudge, calibrated, hangs_on

PRINCIPLE = Principle(id="open", text="States should stay open to one another.")
TEXT = "Russian forces closed the bridge over the river, and the Kremlin confirmed it on Monday."


def _words(text: str, judge: RuleJudge, actor: str = "Russia") -> Words:
    found = carrying_words(PRINCIPLE, text, actor, asker(calibrated(judge), "deed"))
    assert isinstance(found, Words)
    return found


@pytest.mark.parametrize("word", ["closed", "bridge", "river", "Monday", "forces"])
def test_the_one_word_that_a_judge_hangs_on_is_on_top(word: str) -> None:
    top = _words(TEXT, RuleJudge(hangs_on(word))).spans[0]
    assert top.text == word
    assert top.contradicts < -0.5
    assert top.upholds == pytest.approx(0.0, abs=0.05)


def test_offsets_point_into_the_text_as_written() -> None:
    for span in _words(TEXT, RuleJudge(hangs_on("closed"))).spans:
        assert TEXT[span.start : span.end] == span.text


def test_a_phrase_is_on_top_where_either_of_its_words_would_do() -> None:
    def either(_: str, text: str) -> tuple[float, float, float]:
        return (3.0, 0.0, 0.0) if "shot" in text or "killed" in text else (0.0, 0.0, 3.0)

    text = "Norland shot killed guards, then left."
    top = _words(text, RuleJudge(either), actor="Norland").spans[0]
    assert top.text == "shot killed guards"


def test_told_spans_never_overlap() -> None:
    spans = sorted((s.start, s.end) for s in _words(TEXT, RuleJudge(hangs_on("bridge"))).spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))


def test_all_is_asked_in_one_call_of_few_texts() -> None:
    judge = RuleJudge(hangs_on("closed"))
    words = _words(TEXT, judge)
    assert len(judge.requests) == 1
    assert len(judge.requests[0].texts) <= words.tested + 1 <= 26


def test_the_acting_actor_is_masked_and_its_names_are_no_spans() -> None:
    judge = RuleJudge(hangs_on("closed"))
    told = [span.text for span in _words(TEXT, judge).spans]
    assert not any("Russia" in text or "Kremlin" in text for text in told)
    assert not any("Russia" in text or "Kremlin" in text for text in judge.requests[0].texts)


def test_a_text_that_is_masked_already_keeps_its_mask_out_of_the_spans() -> None:
    words = _words("[ACTOR] closed the road.", RuleJudge(hangs_on("closed")), actor="")
    assert words.spans[0].text == "closed"
    assert not any("ACTOR" in span.text for span in words.spans)


def test_no_second_actor_is_masked_where_none_acts() -> None:
    judge = RuleJudge(hangs_on("border"))
    _words("On Monday Norway shut the border.", judge, actor="")
    assert all("[ACTOR]" not in text for text in judge.requests[0].texts)


@pytest.mark.parametrize("text", ["Russia", "The Kremlin.", "Russia is."])
def test_without_words_of_its_own_a_text_has_a_reason_instead(text: str) -> None:
    found = carrying_words(
        PRINCIPLE, text, "Russia", asker(calibrated(RuleJudge(hangs_on("x"))), None)
    )
    assert isinstance(found, Missing)
    assert "no words are left" in found.missing
