from typing import Any

import numpy as np
import pytest

from scorer.judges import JudgeRequest
from scorer.judges.precedents import PrecedentsJudge, Vote
from scorer.labelled import LabelledRow
from scorer.records import LABELS, Principle

BANK = [
    LabelledRow(
        id="1",
        text="[ACTOR] joined the alliance.",
        source="wire",
        mode="deed",
        bears={"no_blocs": "contradicts"},
    ),
    LabelledRow(
        id="2",
        text="[ACTOR] opened its borders.",
        source="wire",
        mode="deed",
        bears={"openness": "upholds", "press_freedom": "upholds"},
    ),
    LabelledRow(
        id="3", text="[ACTOR] praised the film.", source="wire", mode="statement", bears={}
    ),
]
PRINCIPLES = [
    Principle(id="b", text="No blocs.", facet="no_blocs"),
    Principle(id="o", text="Open.", facet="openness"),
    Principle(id="p", text="Press.", facet="press_freedom"),
]


@pytest.fixture
def judge(encoder: Any, finder: Any) -> PrecedentsJudge:
    return PrecedentsJudge(BANK, finder, encoder, hidden=["press_freedom"], vote=Vote(nearest=3))


def _judge(judge: PrecedentsJudge, text: str, mode: Any = "deed") -> Any:
    pairs = np.array([(p, 0) for p in range(3)], dtype=np.intp)
    request = JudgeRequest(principles=PRINCIPLES, texts=[text], modes=[mode], pairs=pairs)
    return judge.judge(request)


def test_the_nearest_precedent_decides_and_is_quoted(judge: PrecedentsJudge) -> None:
    judged = _judge(judge, "[ACTOR] joined the eastern alliance.")
    assert LABELS[int(judged.logits[0].argmax())] == "contradicts"
    assert LABELS[int(judged.logits[1].argmax())] == "unrelated"
    assert "'[ACTOR] joined the alliance.' (contradicts, similarity 0.87)" in judged.reasons[0]


def test_a_facet_kept_unseen_has_no_precedents(judge: PrecedentsJudge) -> None:
    judged = _judge(judge, "[ACTOR] opened its borders.")
    assert judged.unfit.tolist() == [False, False, True]
    assert judged.reasons[2].startswith("no precedents for this principle")
    assert judged.logits[2].argmax() == LABELS.index("unrelated")


def test_words_hardly_count(judge: PrecedentsJudge) -> None:
    judged = _judge(judge, "[ACTOR] joined the alliance.", mode="hypothetical")
    assert LABELS[int(judged.logits[0].argmax())] == "unrelated"


def test_a_precedent_without_the_reversal_counts_less(encoder: Any, finder: Any) -> None:
    text = "[ACTOR] refused to joined the alliance."
    full = PrecedentsJudge(BANK, finder, encoder, vote=Vote(nearest=3, unmatched=1.0))
    less = PrecedentsJudge(BANK, finder, encoder, vote=Vote(nearest=3, unmatched=0.2))
    assert _judge(less, text).logits[0, 0] < _judge(full, text).logits[0, 0]


def test_fewer_precedents_than_asked_for_are_all_taken(encoder: Any, finder: Any) -> None:
    judged = _judge(PrecedentsJudge(BANK, finder, encoder), "[ACTOR] joined the alliance.")
    assert np.isfinite(judged.logits).all()
