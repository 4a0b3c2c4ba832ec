"""The training loop of the facet network: stages, checkpoints, one seed."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn.functional import binary_cross_entropy_with_logits, cross_entropy
from transformers import AutoTokenizer

from scorer.encoders.bundled import bundled_folder
from scorer.judges.facet_network import FacetNetwork
from scorer.labelled.rows import LabelledRow
from scorer.records import MODES
from scorer.storage import replace_file
from scorer.training.examples import IGNORED, Targets, targets_of, with_names

MAX_TOKENS = 96
BATCH = 32
WORDINGS = 12
"""Wordings read as principles beside every batch of deeds."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Stage:
    """Some epochs over some sources at some pace; `acts` rows are drawn anew each epoch.

    `hides` tells whether the unseen facets' labels are masked in it; `proclaims` whether wordings
    are read as principles beside the deeds.
    """

    name: str
    sources: tuple[str, ...]
    epochs: int
    acts: int
    encoder_rate: float
    head_rate: float
    hides: bool = True
    proclaims: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Lesson:
    """All that one training run reads: rows, facets, hidden facets and the wordings' vectors.

    `micro` names the narrow principles, which only the two-tower head meets. `wordings` are the
    texts of the facets' wordings.
    """

    rows: Sequence[LabelledRow]
    facets: Sequence[str]
    hidden: Mapping[str, str]
    wording_vectors: Mapping[str, NDArray[np.float32]]
    wordings: Mapping[str, Sequence[str]]
    micro: Sequence[str] = ()


def train_network(
    lesson: Lesson,
    stages: Sequence[Stage],
    *,
    seed: int,
    checkpoint: Path,
    say: Callable[[str], None],
) -> FacetNetwork:
    """Train through all stages; after each, the weights are kept in `checkpoint`.

    A run that was stopped goes on after its last finished stage.
    """
    torch.manual_seed(seed)
    network = FacetNetwork(bundled_folder(), len(lesson.facets), len(MODES))
    tokenizer = AutoTokenizer.from_pretrained(str(bundled_folder()), local_files_only=True)
    for number, stage in enumerate(stages):
        kept = checkpoint / f"{number}-{stage.name}.pt"
        if kept.is_file():
            network.load_state_dict(torch.load(kept, weights_only=True))
            continue
        _run_stage(network, tokenizer, lesson, stage, seed=seed * 100 + number, say=say)
        with replace_file(kept) as aside:
            torch.save(network.state_dict(), aside)
    network.eval()
    return network


def _run_stage(
    network: FacetNetwork,
    tokenizer: Any,
    lesson: Lesson,
    stage: Stage,
    *,
    seed: int,
    say: Callable[[str], None],
) -> None:
    # Seeded by stage, so that a run that was stopped and one that was not end alike.
    torch.manual_seed(seed)
    random = np.random.default_rng(seed)
    main = [row for row in lesson.rows if row.source in stage.sources]
    acts = [row for row in lesson.rows if row.source == "acts"]
    drawn = min(stage.acts, len(acts))
    steps = stage.epochs * ((len(main) + drawn + BATCH - 1) // BATCH)
    optimizer, schedule = _optimizer(network, stage, steps)
    network.train()
    started, done = time.monotonic(), 0
    running: list[float] = []
    for epoch in range(stage.epochs):
        some = [acts[i] for i in random.permutation(len(acts))[:drawn]]
        for rows in _batches([*main, *some], random):
            texts = [with_names(row.text, random) for row in rows]
            tokens = tokenizer(
                texts, padding=True, truncation=True, max_length=MAX_TOKENS, return_tensors="pt"
            )
            hidden = lesson.hidden if stage.hides else {}
            targets = targets_of(rows, lesson.facets, hidden, micro=lesson.micro)
            loss = _loss(network, dict(tokens), targets, _draw_wordings(lesson, random))
            if stage.proclaims:
                loss = loss + _proclaims_loss(network, tokenizer, lesson, hidden, random)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            running.append(float(loss.detach()))
            done += 1
            if done % 100 == 0:
                pace = done * BATCH / (time.monotonic() - started)
                say(
                    f"{stage.name} epoch {epoch + 1}/{stage.epochs} step {done}/{steps} "
                    f"loss {np.mean(running[-100:]):.3f}, {pace:.0f} texts/s"
                )


def _optimizer(network: FacetNetwork, stage: Stage, steps: int) -> tuple[Any, Any]:
    encoder = [p for p in network.encoder.parameters() if p.requires_grad]
    inside = {id(p) for p in network.encoder.parameters()}
    heads = [p for p in network.parameters() if id(p) not in inside]
    optimizer = torch.optim.AdamW(
        [
            {"params": encoder, "lr": stage.encoder_rate},
            {"params": heads, "lr": stage.head_rate},
        ],
        weight_decay=0.01,
    )
    warm = max(1, steps // 16)

    def rate(step: int) -> float:
        return min(1.0, (step + 1) / warm) * max(0.02, 1.0 - step / max(1, steps))

    return optimizer, torch.optim.lr_scheduler.LambdaLR(optimizer, rate)


def _batches(
    rows: Sequence[LabelledRow], random: np.random.Generator
) -> Iterator[list[LabelledRow]]:
    """Yield batches of like length (padding costs time), in random order."""
    order = random.permutation(len(rows))
    pool = BATCH * 16
    for start in range(0, len(order), pool):
        block = sorted(order[start : start + pool], key=lambda i: len(rows[i].text))
        batches = [block[i : i + BATCH] for i in range(0, len(block), BATCH)]
        for number in random.permutation(len(batches)):
            yield [rows[i] for i in batches[number]]


def _draw_wordings(lesson: Lesson, random: np.random.Generator) -> Tensor:
    """Draw for every facet one wording, or the mean of two, as its vector today."""
    drawn = []
    for name in (*lesson.facets, *lesson.micro):
        vectors = lesson.wording_vectors[name]
        picked = vectors[random.choice(len(vectors), size=1 if random.random() < 0.7 else 2)]
        mean = picked.mean(axis=0)
        drawn.append(mean / np.linalg.norm(mean))
    return torch.from_numpy(np.stack(drawn).astype(np.float32))


def _proclaims_loss(
    network: FacetNetwork,
    tokenizer: Any,
    lesson: Lesson,
    hidden: Mapping[str, str],
    random: np.random.Generator,
) -> Tensor:
    """Read a few wordings as principles: which facet does each proclaim?"""
    seen = [number for number, facet in enumerate(lesson.facets) if facet not in hidden]
    drawn = random.choice(seen, size=WORDINGS, replace=False)
    stated = [lesson.wordings[lesson.facets[number]] for number in drawn]
    texts = [options[int(random.integers(len(options)))] for options in stated]
    tokens = tokenizer(
        texts, padding=True, truncation=True, max_length=MAX_TOKENS, return_tensors="pt"
    )
    return cross_entropy(network(dict(tokens)).proclaims, torch.from_numpy(drawn))


def _loss(
    network: FacetNetwork, tokens: Mapping[str, Tensor], targets: Targets, wordings: Tensor
) -> Tensor:
    output = network(tokens)
    tower_bears, tower_direction = network.tower_logits(output, wordings)
    bears, weight = torch.from_numpy(targets.bears), torch.from_numpy(targets.weight)
    direction = torch.from_numpy(targets.direction)
    severity = torch.from_numpy(targets.severity[:, : output.severity.shape[1]])
    facets = output.bears.shape[1]
    total = 5.0 * _bears_loss(output.bears, bears[:, :facets], weight[:, :facets])
    total = total + _direction_loss(output.direction, direction[:, :facets])
    total = total + 2.5 * _bears_loss(tower_bears, bears, weight)
    total = total + 0.7 * _direction_loss(tower_direction, direction)
    if (targets.mode != IGNORED).any():
        # Of a batch in which no row has a mode the mean would be NaN.
        total = total + 0.2 * cross_entropy(output.mode, torch.from_numpy(targets.mode))
    graded = ~torch.isnan(severity)
    if graded.any():
        total = total + 0.1 * ((output.severity[graded] - severity[graded]) ** 2).mean()
    return total


def _bears_loss(logits: Tensor, bears: Tensor, weight: Tensor) -> Tensor:
    seen = ~torch.isnan(bears)
    if not seen.any():
        return logits.sum() * 0.0
    return binary_cross_entropy_with_logits(
        logits[seen], bears[seen], weight=weight[seen], pos_weight=torch.tensor(6.0)
    )


def _direction_loss(logits: Tensor, direction: Tensor) -> Tensor:
    bearing = ~torch.isnan(direction)
    if not bearing.any():
        return logits.sum() * 0.0
    return binary_cross_entropy_with_logits(logits[bearing], direction[bearing])
