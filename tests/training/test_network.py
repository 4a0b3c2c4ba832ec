"""The training loop, over an encoder of one small layer."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from scorer.labelled import LabelledRow
from scorer.records import Label

if TYPE_CHECKING:
    from scorer.training.network import Lesson, Stage

pytestmark = pytest.mark.slow

FACETS = ("open", "peace", "hidden")
LABELS: tuple[Label, Label] = ("contradicts", "upholds")
WAYS = ("closed", "opened")


def _row(number: int, source: str) -> LabelledRow:
    return LabelledRow(
        id=f"{source}{number}",
        text=f"[ACTOR] {WAYS[number % 2]} the border .",
        source=source,
        mode="deed",
        bears={"open": LABELS[number % 2], "hidden": LABELS[number % 2]},
        severity={"open": 2} if number % 2 == 0 else {},
        near_miss=("peace",),
    )


NEARLY = LabelledRow(
    id="n",
    text="[ACTOR] signed a treaty .",
    source="micro",
    mode="deed",
    bears={},
    near_miss=("m-1",),
    kind="near",
)
ROWS = [*(_row(n, "wire") for n in range(40)), *(_row(n, "acts") for n in range(8)), NEARLY]


@pytest.fixture
def network(tiny_bert: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The room, with a tiny encoder in the place of the bundled one."""
    from scorer.training import network

    monkeypatch.setattr(network, "bundled_folder", lambda: tiny_bert)
    monkeypatch.setattr(network, "DRAWN", 2)
    return network


@pytest.fixture
def lesson(network: Any) -> "Lesson":
    made: Lesson = network.Lesson(
        rows=ROWS,
        facets=FACETS,
        hidden={"hidden": "test"},
        wordings={name: [f"the {name} .", f"a {name} ."] for name in (*FACETS, "m-1")},
        micro=("m-1",),
        near_hidden=frozenset({"m-1"}),
    )
    return made


def _stage(name: str, **fields: Any) -> "Stage":
    from scorer.training.network import Stage

    known = {"sources": ("wire",), "epochs": 1, "acts": 8, "encoder_rate": 1e-3, "head_rate": 1e-2}
    return Stage(name=name, **{**known, **fields})


def _train(
    network: Any, lesson: "Lesson", checkpoint: Path, *stages: "Stage", seed: int = 0
) -> dict[str, Any]:
    trained = network.train_network(
        lesson, stages, seed=seed, checkpoint=checkpoint, say=lambda words: None
    )
    assert not trained.training
    return {name: value.clone() for name, value in trained.state_dict().items()}


def _equal(one: dict[str, Any], other: dict[str, Any]) -> bool:
    return all(bool((one[name] == other[name]).all()) for name in one)


def _spy_on_steps(network: Any, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Count the rows of every step."""
    steps: list[int] = []
    real = network.targets_of

    def counting(rows: Any, *words: Any, **options: Any) -> Any:
        steps.append(len(rows))
        return real(rows, *words, **options)

    monkeypatch.setattr(network, "targets_of", counting)
    return steps


def test_a_stage_of_two_steps_reads_its_sources_and_changes_the_weights(
    network: Any, lesson: "Lesson", tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = _spy_on_steps(network, monkeypatch)
    before = _train(network, lesson, tmp_path / "none")
    after = _train(network, lesson, tmp_path, _stage("all"))
    assert sorted(steps) == [16, 32]
    assert not _equal(before, after)
    words = "encoder.embeddings.word_embeddings.weight"
    assert bool((before[words] == after[words]).all())
    assert all(bool(value.isfinite().all()) for value in after.values())


def test_a_finished_stage_is_taken_from_its_checkpoint(
    network: Any, lesson: "Lesson", tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = _train(network, lesson, tmp_path, _stage("acts", sources=()))
    steps = _spy_on_steps(network, monkeypatch)
    assert _equal(_train(network, lesson, tmp_path, _stage("acts", sources=())), first)
    assert steps == []
    assert [path.name for path in tmp_path.iterdir()] == ["0-acts.pt"]


def test_a_run_that_was_stopped_ends_like_one_that_was_not(
    network: Any, lesson: "Lesson", tmp_path: Path
) -> None:
    """Once dropout went on from wherever the process stood, and the two differed."""
    stages = (_stage("acts", sources=()), _stage("all"))
    whole = _train(network, lesson, tmp_path / "whole", *stages)
    _train(network, lesson, tmp_path / "stopped", stages[0])
    assert _equal(_train(network, lesson, tmp_path / "stopped", *stages), whole)


def test_another_seed_gives_other_weights(network: Any, lesson: "Lesson", tmp_path: Path) -> None:
    one = _train(network, lesson, tmp_path / "0", _stage("all"))
    other = _train(network, lesson, tmp_path / "1", _stage("all"), seed=1)
    assert not _equal(one, other)


def test_the_labels_of_hidden_facets_teach_nothing(
    network: Any, lesson: "Lesson", tmp_path: Path
) -> None:
    """Their columns stay where the start (and the decay of weights) leaves them."""
    start = _train(network, lesson, tmp_path / "none")
    hidden = _train(network, lesson, tmp_path / "hidden", _stage("all"))
    shown = _train(network, lesson, tmp_path / "shown", _stage("all", hides=False))
    for head in ("bears", "direction"):
        before, after, seen = (each[f"{head}.bias"] for each in (start, hidden, shown))
        moved, moved_where_seen = abs(float(after[2] - before[2])), abs(float(seen[2] - before[2]))
        assert moved < 1e-4 < moved_where_seen
        assert abs(float(after[0] - before[0])) > 1e-4


def test_what_is_near_a_hidden_facet_teaches_only_once_nothing_is_hidden(lesson: "Lesson") -> None:
    everything = _stage("all", sources=("wire", "micro"))
    for stage, told in ((everything, False), (replace(everything, hides=False), True)):
        rows, acts = lesson.told(stage)
        assert (NEARLY in rows) is told
        assert {row.source for row in acts} == {"acts"}


def test_a_batch_meets_the_principles_that_it_bears_on_and_none_that_is_hidden(
    network: Any, lesson: "Lesson"
) -> None:
    random = np.random.default_rng(0)
    met = network._met([ROWS[0], NEARLY], lesson, lesson.hidden, random)
    assert {"open", "peace", "m-1"} == set(met)
    assert "hidden" in network._met([ROWS[0]], lesson, {}, random)


def test_a_batch_in_which_no_row_has_a_mode_does_not_destroy_the_weights(
    network: Any, lesson: "Lesson", tmp_path: Path
) -> None:
    """The mean over no rows is NaN, and one such batch at the end of an epoch was enough."""
    alone = replace(lesson, rows=[NEARLY])
    state = _train(network, alone, tmp_path, _stage("all", sources=("micro",), hides=False))
    assert all(bool(value.isfinite().all()) for value in state.values())


def test_a_tiny_lesson_can_be_learnt(network: Any, lesson: "Lesson", tmp_path: Path) -> None:
    import torch
    from transformers import AutoTokenizer

    stage = _stage("all", epochs=60)
    trained = network.train_network(
        lesson, [stage], seed=0, checkpoint=tmp_path, say=lambda words: None
    )
    tokenizer = AutoTokenizer.from_pretrained(str(network.bundled_folder()))
    texts = [f"[ACTOR] {way} the border ." for way in WAYS]
    with torch.inference_mode():
        output = trained(dict(tokenizer(texts, return_tensors="pt")))
    assert float(output.direction[0, 0]) < 0 < float(output.direction[1, 0])
    assert (output.bears[:, 0] > 0).all()
    assert (output.bears[:, 1] < 0).all()
