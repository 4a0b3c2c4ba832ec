"""Training the joint reader, over an encoder of one small layer."""

from pathlib import Path
from typing import Any

import pytest

from scorer.labelled import LabelledRow
from scorer.records import Label
from scorer.training.joint_tasks import Group, JointLesson

pytestmark = pytest.mark.slow

WORDINGS = {"open": ["the open border ."]}


def _lesson() -> JointLesson:
    group = Group(principles=("open",))
    labels: dict[str, Label] = {"opened": "upholds", "closed": "contradicts"}
    for way, label in labels.items():
        group.add(
            LabelledRow(
                id=way,
                text=f"[ACTOR] {way} the border .",
                source="micro",
                mode="deed",
                bears={"open": label},
            )
        )
    return JointLesson(narrow=[group], facets=[group], acts=[], wordings=WORDINGS)


@pytest.fixture
def room(tiny_bert: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The room, with a tiny encoder whose one layer reads pairs."""
    from scorer.judges import joint_network as reading
    from scorer.training import joint_network

    monkeypatch.setattr(joint_network, "bundled_folder", lambda: tiny_bert)
    monkeypatch.setattr(joint_network, "POOL", 1)
    monkeypatch.setattr(reading, "LOWER_LAYERS", 0)
    return joint_network


@pytest.fixture
def network(tiny_bert: Path) -> Any:
    import torch

    from scorer.judges.facet_network import FacetNetwork

    torch.manual_seed(0)
    return FacetNetwork(tiny_bert, facets=3, modes=4)


def _train(room: Any, network: Any, folder: Path, *, steps: int = 2, seed: int = 0) -> Any:
    stages = (room.JointStage(name="mixed", pairs=64 * steps, narrow=1.0, rate=1e-3),)
    said: list[str] = []
    return room.train_joint(
        network, _lesson(), stages, seed=seed, checkpoint=folder, say=said.append
    )


def _state(reader: Any) -> dict[str, Any]:
    return {name: value.clone() for name, value in reader.state_dict().items()}


def _equal(one: dict[str, Any], other: dict[str, Any]) -> bool:
    return all(bool((one[name] == other[name]).all()) for name in one)


def test_a_tiny_lesson_can_be_learnt(room: Any, network: Any, tmp_path: Path) -> None:
    import torch
    from transformers import AutoTokenizer

    from scorer.training.compositions import TaughtPair

    reader = _train(room, network, tmp_path, steps=60)
    tokenizer = AutoTokenizer.from_pretrained(str(room.bundled_folder()))
    batch = [
        TaughtPair(action=f"[ACTOR] {way} the border .", principle=stated, upholds=None)
        for way in ("opened", "closed")
        for stated in WORDINGS["open"]
    ]
    with torch.inference_mode():
        direction = room._read(reader, network.encoder, tokenizer, batch)[:, 1]
    assert (direction > 0).tolist() == [True, False]


def test_the_network_below_stays_as_it_is(room: Any, network: Any, tmp_path: Path) -> None:
    before = _state(network)
    _train(room, network, tmp_path)
    assert _equal(before, _state(network))


def test_a_finished_stage_is_taken_from_its_checkpoint(
    room: Any, network: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = _state(_train(room, network, tmp_path))
    assert [path.name for path in tmp_path.iterdir()] == ["joint-0-mixed.pt"]
    monkeypatch.setattr(room, "_run_stage", None)
    assert _equal(_state(_train(room, network, tmp_path)), first)


def test_equal_seeds_end_alike_and_others_do_not(room: Any, network: Any, tmp_path: Path) -> None:
    one, same, other = (
        _state(_train(room, network, tmp_path / name, seed=seed))
        for name, seed in (("a", 0), ("b", 0), ("c", 1))
    )
    assert _equal(one, same)
    assert not _equal(one, other)
