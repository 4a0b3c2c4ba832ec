"""Small fakes that stand in for what is heavy."""

import hashlib
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import settings

from scorer import modelstore
from scorer.judges import Judge, Judgement, JudgeRequest
from scorer.judges.choose import JUDGES

# How long one example takes says more about the machine than about the code.
settings.register_profile("scorer", deadline=None)
settings.load_profile("scorer")

FAKE = "fake"


class HashJudge:
    """Logits from a hash of the two texts: the same pair always gets the same judgement."""

    name = FAKE

    def recipe(self) -> Mapping[str, object]:
        """Name and version."""
        return {"name": self.name, "version": "1"}

    def judge(self, request: JudgeRequest) -> Judgement:
        """Judge every pair by its two texts alone."""
        drawn = [
            _bytes(request.principles[p].text, request.texts[a]) for p, a in request.pairs.tolist()
        ]
        numbers = np.array(drawn, dtype=np.float64).reshape(-1, 32)
        return Judgement(
            logits=(numbers[:, :3] - 128.0) / 40.0,
            severity=1.0 + numbers[:, 3] / 127.5,
            reasons=[f"the hash begins with {int(row[0])}" for row in numbers],
            unfit=numbers[:, 4] > 250,
        )


def _bytes(principle: str, action: str) -> list[int]:
    return list(hashlib.sha256(f"{principle}\x1f{action}".encode()).digest())


def load_fake() -> Judge:
    """Load the fake judge; `scorer.judges.choose` calls this by its address."""
    return HashJudge()


@pytest.fixture
def fake_judge(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Register the fake judge under its name; no calibration, no cache of the user is touched."""
    monkeypatch.setitem(JUDGES, FAKE, f"{__name__}:load_fake")
    empty = tmp_path_factory.mktemp("cache")
    monkeypatch.setenv("SCORER_CACHE", str(empty))
    monkeypatch.setattr(modelstore, "calibration_file", lambda name: empty / f"{name}.json")
    return FAKE


PRINCIPLES: list[dict[str, Any]] = [
    {
        "id": "open",
        "text": "States should stay open to one another.",
        "name": "Openness",
        "actor": "Norland",
        "date": "2020-06",
        "wordings": ["Doors stay open.", "No walls."],
    },
    {"id": "peace", "text": "Disputes are settled by peaceful means.", "name": "Peace"},
]
ACTIONS: list[dict[str, Any]] = [
    {
        "id": "a1",
        "text": "Norland closed its border.",
        "actor": "Norland",
        "date": "2021-03-04",
        "mode": "deed",
        "source": "corpus:x:1",
        "topic": "borders",
    },
    {
        "id": "a2",
        "text": "Norland signed a treaty.",
        "actor": "Norland",
        "date": "2019",
        "mode": "deed",
    },
    {
        "id": "a3",
        "text": "Sudland lifted visa rules.",
        "actor": "Sudland",
        "date": "",
        "mode": "deed",
    },
    {
        "id": "a4",
        "text": "Norland may send troops.",
        "actor": "Norland",
        "date": "2022",
        "mode": "hypothetical",
    },
]


@pytest.fixture
def write_lines(tmp_path: Path) -> Callable[..., Path]:
    """Give a function (name, rows) that writes JSON Lines and returns the path."""

    def write(name: str, rows: list[dict[str, Any]]) -> Path:
        path = tmp_path / name
        lines = [json.dumps(row, ensure_ascii=False) for row in rows]
        path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        return path

    return write


@pytest.fixture
def inputs(write_lines: Callable[..., Path]) -> tuple[Path, Path]:
    """Two principles and four actions on disk."""
    return write_lines("principles.jsonl", PRINCIPLES), write_lines("actions.jsonl", ACTIONS)


WORDS = (
    "norland sudland [actor] closed opened signed freed the a border treaty troops sent .".split()
)
TINY_WIDTH = 32


@pytest.fixture(scope="session")
def tiny_bert(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a BERT of one small layer, random weights, and its tokenizer."""
    import torch
    from transformers import BertConfig, BertModel, BertTokenizerFast

    folder = tmp_path_factory.mktemp("tiny") / "bert"
    vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *WORDS]
    words = folder.parent / "vocab.txt"
    words.write_text("\n".join(vocabulary))
    BertTokenizerFast(vocab=str(words)).save_pretrained(folder)
    torch.manual_seed(0)
    config = BertConfig(
        vocab_size=len(vocabulary),
        hidden_size=TINY_WIDTH,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=TINY_WIDTH,
        max_position_embeddings=128,
    )
    BertModel(config).save_pretrained(folder)
    return folder
