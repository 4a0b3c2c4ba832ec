from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from safetensors.numpy import load_file

from scorer.labelled import CodedPair, LabelledRow
from scorer.records import Label
from scorer.storage import check_manifest
from scorer.training import fit_baselines as room

LABELS: list[Label] = ["contradicts", "upholds", "unrelated"]


class LengthEncoder:
    """The length of a text as its vector."""

    name = fingerprint = "length"
    dimension = 2

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        angles = np.array([len(text) for text in texts], dtype=np.float32) / 10
        return np.stack([np.cos(angles), np.sin(angles)], axis=1)


def _pair(number: int) -> CodedPair:
    text = "a" * (10 * (number % 3) + 1)
    row = LabelledRow(id=str(number), text=text, source="wire", mode="deed", bears={})
    return CodedPair(row=row, facet="f", wording="same", label=LABELS[number % 3], kind="bearing")


def test_the_fitted_regressions_are_arrays_with_a_manifest(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(room, "train_pairs", lambda *, seed: [_pair(n) for n in range(60)])
    monkeypatch.setattr(room, "load_encoder", LengthEncoder)
    room.fit_baselines(tmp_path)
    check_manifest(tmp_path)
    action = load_file(tmp_path / "action-only.safetensors")
    principle = load_file(tmp_path / "principle-only.safetensors")
    logits = (
        LengthEncoder().encode(["a", "a" * 11, "a" * 21]) @ action["weights"].T + action["bias"]
    )
    assert logits.argmax(axis=1).tolist() == [0, 1, 2]
    assert np.abs(principle["weights"]).max() < 0.05
