from pathlib import Path
from typing import Any

import numpy as np
import pytest
from safetensors.numpy import save_file

from scorer.judges import JudgeRequest
from scorer.judges.baselines import CosineJudge, OneSideJudge
from scorer.records import Principle

PRINCIPLES = [
    Principle(id="b", text="No alliance.", wordings=("Never joined an alliance.",)),
    Principle(id="o", text="Open the borders."),
]
TEXTS = ["[ACTOR] joined an alliance.", "[ACTOR] opened the borders."]
REQUEST = JudgeRequest(
    principles=PRINCIPLES,
    texts=TEXTS,
    modes=[None, None],
    pairs=np.array([(0, 0), (0, 1), (1, 0), (1, 1)], dtype=np.intp),
)


def test_cosine_is_blind_to_direction(encoder: Any) -> None:
    judged = CosineJudge(encoder).judge(REQUEST)
    assert np.array_equal(judged.logits[:, 0], judged.logits[:, 1])
    assert judged.logits[0, 0] > judged.logits[1, 0]


def test_cosine_takes_the_nearest_wording(encoder: Any) -> None:
    alone = JudgeRequest(
        principles=[Principle(id="b", text="No alliance.")],
        texts=TEXTS,
        modes=[None, None],
        pairs=np.array([(0, 0)], dtype=np.intp),
    )
    judge = CosineJudge(encoder)
    assert judge.judge(REQUEST).logits[0, 0] > judge.judge(alone).logits[0, 0]


@pytest.mark.parametrize("side", ["action-only", "principle-only"])
def test_one_side_never_reads_the_other(side: Any, tmp_path: Path, encoder: Any) -> None:
    random = np.random.default_rng(0)
    stored = {
        "weights": random.normal(size=(3, encoder.dimension)).astype(np.float32),
        "bias": np.zeros(3, dtype=np.float32),
    }
    save_file(stored, tmp_path / f"{side}.safetensors")
    logits = OneSideJudge(side, tmp_path, encoder).judge(REQUEST).logits
    same, different = ((0, 2), (0, 1)) if side == "action-only" else ((0, 1), (0, 2))
    assert np.array_equal(logits[same[0]], logits[same[1]])
    assert not np.array_equal(logits[different[0]], logits[different[1]])
