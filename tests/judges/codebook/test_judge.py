import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from scorer.errors import ModelError
from scorer.judges import JudgeRequest
from scorer.judges.codebook import CodebookJudge
from scorer.judges.codebook.judge import mass_logits, read_settings
from scorer.records import LABELS, Principle

TYPES = [
    ("joins", "joins an alliance", ["[ACTOR] joined the alliance.", "[ACTOR] signed a pact."]),
    ("opens", "opens borders", ["[ACTOR] opened its borders.", "[ACTOR] waived visas."]),
]
SIGNS = [("joins", "no_blocs", "contradicts", 3), ("opens", "openness", "upholds", 2)]
SETTINGS = {
    "spread": {
        "nearest": 3,
        "temperature": 0.05,
        "near": 0.3,
        "fade": 0.08,
        "silent": 0.02,
        "unmatched": 0.3,
    },
    "closeness": {"threshold": 0.4, "temperature": 0.1},
}
PRINCIPLES = [
    Principle(id="card", text="Something else entirely.", facet="no_blocs"),
    Principle(id="free", text="Reject military alliances."),
    Principle(id="soup", text="Soup tastes best hot."),
]


@pytest.fixture
def judge(tmp_path: Path, encoder: Any, finder: Any) -> CodebookJudge:
    types = [
        {"id": name, "name": words, "prototypes": texts, "opposite": None}
        for name, words, texts in TYPES
    ]
    signs = [
        {"type": deed, "facet": facet, "sign": sign, "strength": strength}
        for deed, facet, sign, strength in SIGNS
    ]
    for name, rows in (("deed_types.jsonl", types), ("signs.jsonl", signs)):
        (tmp_path / name).write_text("".join(json.dumps(row) + "\n" for row in rows))
    (tmp_path / "settings.json").write_text(json.dumps(SETTINGS))
    return CodebookJudge(tmp_path, finder, encoder)


def _request(*texts: str, mode: Any = None) -> JudgeRequest:
    pairs = [(p, a) for a in range(len(texts)) for p in range(len(PRINCIPLES))]
    return JudgeRequest(
        principles=PRINCIPLES,
        texts=texts,
        modes=[mode] * len(texts),
        pairs=np.array(pairs, dtype=np.intp).reshape(-1, 2),
    )


def test_a_deed_gets_its_sign_and_says_why(judge: CodebookJudge) -> None:
    judged = judge.judge(_request("[ACTOR] joined the alliance."))
    assert judged.reasons is not None
    assert LABELS[int(judged.logits[0].argmax())] == "contradicts"
    assert judged.reasons[0] == (
        "closest deed type 'joins an alliance' (similarity 1.00), "
        "which contradicts no_blocs (strength 3)"
    )
    assert judged.severity is not None
    assert judged.severity[0] == pytest.approx(3.0)


def test_a_reversal_turns_the_label_and_is_named(judge: CodebookJudge) -> None:
    judged = judge.judge(_request("[ACTOR] refused to joined the alliance."))
    assert judged.reasons is not None
    assert LABELS[int(judged.logits[0].argmax())] == "upholds"
    assert judged.reasons[0].endswith("reversed by 'refused to'")


def test_a_principle_of_free_text_is_judged_by_its_nearest_facet(judge: CodebookJudge) -> None:
    judged = judge.judge(_request("[ACTOR] joined the alliance."))
    assert judged.reasons is not None
    assert LABELS[int(judged.logits[1].argmax())] == "contradicts"
    assert "facet found by wordings" in judged.reasons[1]


def test_a_principle_far_from_all_facets_is_unfit(judge: CodebookJudge) -> None:
    judged = judge.judge(_request("[ACTOR] joined the alliance."))
    assert judged.unfit is not None
    assert judged.reasons is not None
    assert judged.unfit.tolist() == [False, False, True]
    assert judged.reasons[2].startswith("too far from every facet")


@pytest.mark.parametrize("mode", [None, "statement"])
def test_words_are_unrelated(judge: CodebookJudge, mode: Any) -> None:
    judged = judge.judge(_request("[ACTOR] said it would joined the alliance.", mode=mode))
    assert judged.reasons is not None
    assert LABELS[int(judged.logits[0].argmax())] == "unrelated"
    assert judged.reasons[0].endswith("only deeds count")


def test_a_type_without_a_sign_says_so(judge: CodebookJudge) -> None:
    judged = judge.judge(_request("[ACTOR] opened its borders."))
    assert judged.reasons is not None
    assert "has no sign for no_blocs" in judged.reasons[0]
    assert LABELS[int(judged.logits[0].argmax())] == "unrelated"


def test_no_pairs_give_an_empty_judgement(judge: CodebookJudge) -> None:
    empty = JudgeRequest(
        principles=PRINCIPLES, texts=[], modes=[], pairs=np.empty((0, 2), dtype=np.intp)
    )
    assert judge.judge(empty).logits.shape == (0, 3)


def test_the_recipe_changes_with_the_table(judge: CodebookJudge, tmp_path: Path) -> None:
    before = dict(judge.recipe())
    (tmp_path / "signs.jsonl").write_text("")
    assert judge.recipe() != before


def test_settings_that_lack_a_number_are_refused(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text('{"spread": {"nearest": 3}}')
    with pytest.raises(ModelError, match="not complete"):
        read_settings(tmp_path)


def test_masses_become_log_masses_in_the_order_of_the_labels() -> None:
    logits = mass_logits(np.array([0.7]), np.array([0.1]))
    assert np.exp(logits[0]) == pytest.approx([0.7, 0.1, 0.2], abs=0.002)
