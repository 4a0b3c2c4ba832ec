"""The training loop of the facet network: stages, checkpoints, one seed."""

import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.nn.functional import binary_cross_entropy_with_logits, cross_entropy
from transformers import AutoTokenizer

from scorer.encoders.bundled import bundled_folder
from scorer.judges.facet_network import FacetNetwork, Reading
from scorer.labelled.rows import LabelledRow
from scorer.records import MODES
from scorer.storage import replace_file
from scorer.training.examples import IGNORED, Targets, targets_of, with_names

MAX_TOKENS = 96
BATCH = 32
PRINCIPLES = 24
"""Principles that meet every batch of deeds, at most."""
DRAWN = 6
"""Of these, facets drawn at random, so that bearing on nothing is learnt too."""
MAX_PRINCIPLE_TOKENS = 40


@dataclass(frozen=True, kw_only=True, slots=True)
class Stage:
    """Some epochs over some sources at some pace; `acts` rows are drawn anew each epoch.

    `hides` tells whether it leaves out all that would show the unseen facets: their labels, and the
    narrow principles that are close to them.
    """

    name: str
    sources: tuple[str, ...]
    epochs: int
    acts: int
    encoder_rate: float
    head_rate: float
    hides: bool = True


@dataclass(frozen=True, kw_only=True, slots=True)
class Lesson:
    """All that one training run reads: rows, facets, hidden facets, and wordings by principle.

    `micro` names the narrow principles, which only the towers meet; `near_hidden` those of them
    that are close to a hidden facet.
    """

    rows: Sequence[LabelledRow]
    facets: Sequence[str]
    hidden: Mapping[str, str]
    wordings: Mapping[str, Sequence[str]]
    micro: Sequence[str] = ()
    near_hidden: frozenset[str] = frozenset()

    def told(self, stage: Stage) -> "tuple[list[LabelledRow], list[LabelledRow]]":
        """Return the rows that a stage reads in full, and the acts that it draws from."""
        shy = self.near_hidden if stage.hides else frozenset[str]()
        rows = [row for row in self.rows if not shy & {*row.bears, *row.near_miss}]
        main = [row for row in rows if row.source in stage.sources]
        return main, [row for row in rows if row.source == "acts"]


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
        run_stage(network, tokenizer, lesson, stage, seed=seed * 100 + number, say=say)
        with replace_file(kept) as aside:
            torch.save(network.state_dict(), aside)
    network.eval()
    return network


def run_stage(
    network: FacetNetwork,
    tokenizer: Any,
    lesson: Lesson,
    stage: Stage,
    *,
    seed: int,
    say: Callable[[str], None],
    steps: int | None = None,
) -> None:
    """Train through one stage.

    Args:
        network: changed in place.
        tokenizer: of its encoder.
        lesson: what there is to read.
        stage: what is read of it, and at what rates.
        seed: of the order, the names put in and dropout.
        say: told how it goes, every hundred steps.
        steps: stop after so many, before the epochs are over.
    """
    # Seeded by stage, so that a run that was stopped and one that was not end alike.
    torch.manual_seed(seed)
    random = np.random.default_rng(seed)
    main, acts = lesson.told(stage)
    drawn = min(stage.acts, len(acts))
    whole = stage.epochs * ((len(main) + drawn + BATCH - 1) // BATCH)
    steps = min(whole, steps or whole)
    optimizer, schedule = _optimizer(network, stage, steps)
    hidden = lesson.hidden if stage.hides else {}
    column = {name: number for number, name in enumerate((*lesson.facets, *lesson.micro))}
    network.train()
    started, done = time.monotonic(), 0
    running: list[float] = []
    for epoch in range(stage.epochs):
        some = [acts[i] for i in random.permutation(len(acts))[:drawn]]
        for rows in _batches([*main, *some], random):
            texts = [with_names(row.text, random) for row in rows]
            targets = targets_of(rows, lesson.facets, hidden, micro=lesson.micro)
            names = _met(rows, lesson, hidden, random)
            stated = [_one_of(lesson.wordings[name], random) for name in names]
            # Half the bits make it half as fast again, where the processor can.
            with torch.autocast("cpu", dtype=torch.bfloat16):
                actions = network(_tokens(tokenizer, texts, MAX_TOKENS))
                principles = network(_tokens(tokenizer, stated, MAX_PRINCIPLE_TOKENS))
            met = torch.tensor([column[name] for name in names])
            loss = _loss(network, actions.in_full(), principles.in_full(), targets, met)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            running.append(float(loss.detach()))
            done += 1
            if done == steps:
                return
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


def _met(
    rows: Sequence[LabelledRow],
    lesson: Lesson,
    hidden: Mapping[str, str],
    random: np.random.Generator,
) -> list[str]:
    """Choose the principles that a batch meets: those it bears on first, then its near misses."""
    wanted: Counter[str] = Counter()
    for row in rows:
        wanted.update(dict.fromkeys(row.bears, 3))
        wanted.update(row.near_miss)
    known = [name for name in wanted if name in lesson.wordings and name not in hidden]
    shuffled = [known[number] for number in random.permutation(len(known))]
    first = sorted(shuffled, key=lambda name: -wanted[name])[: PRINCIPLES - DRAWN]
    seen = [facet for facet in lesson.facets if facet not in hidden]
    drawn = random.choice(len(seen), size=min(DRAWN, len(seen)), replace=False)
    return list(dict.fromkeys([*first, *(seen[number] for number in drawn)]))


def _one_of(wordings: Sequence[str], random: np.random.Generator) -> str:
    return wordings[int(random.integers(len(wordings)))]


def _tokens(tokenizer: Any, texts: Sequence[str], longest: int) -> dict[str, Tensor]:
    return dict(
        tokenizer(
            list(texts), padding=True, truncation=True, max_length=longest, return_tensors="pt"
        )
    )


def _loss(
    network: FacetNetwork,
    actions: Reading,
    principles: Reading,
    targets: Targets,
    met: Tensor,
) -> Tensor:
    bears, weight = torch.from_numpy(targets.bears), torch.from_numpy(targets.weight)
    direction, severity = torch.from_numpy(targets.direction), torch.from_numpy(targets.severity)
    facets = actions.bears.shape[1]
    severity = severity[:, :facets]
    total = 5.0 * _bears_loss(actions.bears, bears[:, :facets], weight[:, :facets])
    total = total + _direction_loss(actions.direction, direction[:, :facets])
    tower_bears, tower_direction = network.tower_logits(actions, principles)
    total = total + 3.0 * _bears_loss(tower_bears, bears[:, met], weight[:, met])
    total = total + 1.5 * _direction_loss(tower_direction, direction[:, met])
    of_facet = met < facets
    total = total + 0.3 * cross_entropy(principles.proclaims[of_facet], met[of_facet])
    if (targets.mode != IGNORED).any():
        # Of a batch in which no row has a mode the mean would be NaN.
        total = total + 0.2 * cross_entropy(actions.mode, torch.from_numpy(targets.mode))
    graded = ~torch.isnan(severity)
    if graded.any():
        total = total + 0.1 * ((actions.severity[graded] - severity[graded]) ** 2).mean()
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
