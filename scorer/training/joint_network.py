"""The training loop of the joint reader, on top of a trained facet network."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import torch
from torch import Tensor
from torch.nn.functional import binary_cross_entropy_with_logits
from transformers import AutoTokenizer

from scorer.encoders.bundled import bundled_folder
from scorer.judges.facet_network import FacetNetwork
from scorer.judges.joint_network import JointReader, lower_states
from scorer.storage import replace_file
from scorer.training.compositions import TaughtPair
from scorer.training.joint_tasks import JointLesson
from scorer.training.network import MAX_PRINCIPLE_TOKENS, MAX_TOKENS

PAIRS: Final = 64
"""Pairs a step, about: a grid is never cut."""
POOL: Final = 12
"""Batches that are drawn at once."""
WARM: Final = 20
"""One step in so many warms up."""


@dataclass(frozen=True, kw_only=True, slots=True)
class JointStage:
    """So many pairs of a mix; the rest of `narrow` and `facets` is composed from acts.

    `begins` and `settles`: how far the turns of composed pairs have come in at the start (see
    `compose`), and after which share of the stage all of them are in.
    """

    name: str
    pairs: int
    narrow: float = 0.0
    facets: float = 0.0
    begins: float = 1.0
    settles: float = 1.0
    rate: float = 1.5e-4
    head_rate: float = 1e-3


def train_joint(
    network: FacetNetwork,
    lesson: JointLesson,
    stages: Sequence[JointStage],
    *,
    seed: int,
    checkpoint: Path,
    say: Callable[[str], None],
    steps: int | None = None,
) -> JointReader:
    """Train the reader of pairs; the network below it stays as it is.

    After each stage the weights are kept in `checkpoint`; a run that was stopped goes on from it.

    Args:
        network: trained; its lower layers read the texts.
        lesson: what there is to learn from.
        stages: in order.
        seed: of the weights' start, the order and the frames.
        checkpoint: a folder.
        say: told how it goes, every hundred steps.
        steps: stop each stage after so many.
    """
    torch.manual_seed(seed)
    network.eval()
    reader = JointReader(network.encoder)
    tokenizer = AutoTokenizer.from_pretrained(str(bundled_folder()), local_files_only=True)
    for number, stage in enumerate(stages):
        kept = checkpoint / f"joint-{number}-{stage.name}.pt"
        if kept.is_file():
            reader.load_state_dict(torch.load(kept, weights_only=True))
            continue
        torch.manual_seed(seed * 100 + number)
        random = np.random.default_rng(seed * 100 + number)
        _run_stage(reader, network.encoder, tokenizer, lesson, stage, random, say, steps)
        with replace_file(kept) as aside:
            torch.save(reader.state_dict(), aside)
    reader.eval()
    return reader


def _run_stage(
    reader: JointReader,
    encoder: Any,
    tokenizer: Any,
    lesson: JointLesson,
    stage: JointStage,
    random: np.random.Generator,
    say: Callable[[str], None],
    most: int | None,
) -> None:
    steps = max(1, min(stage.pairs // PAIRS, most or stage.pairs))
    optimizer, schedule = _optimizer(reader, stage, steps)
    reader.train()
    started, seen, losses = time.monotonic(), 0, list[float]()
    for done, batch in enumerate(_batches(lesson, stage, random, steps), start=1):
        loss = _loss(_read(reader, encoder, tokenizer, batch), batch)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        losses.append(float(loss.detach()))
        seen += len(batch)
        if done % 100 == 0:
            pace = seen / (time.monotonic() - started)
            last = float(np.mean(losses[-100:]))
            say(f"{stage.name} step {done}/{steps} loss {last:.3f}, {pace:.0f} pairs/s")


def _batches(
    lesson: JointLesson, stage: JointStage, random: np.random.Generator, steps: int
) -> Iterator[list[TaughtPair]]:
    """Yield batches of whole tasks, those of like length together (padding costs time)."""
    order: list[int] = []
    ready: list[list[TaughtPair]] = []
    for step in range(steps):
        if not ready:
            come = min(1.0, step / max(1.0, stage.settles * steps))
            progress = stage.begins + (1.0 - stage.begins) * come
            tasks: list[list[TaughtPair]] = []
            while sum(map(len, tasks)) < PAIRS * POOL:
                drawn = random.random()
                if drawn < stage.narrow:
                    order = order or list(random.permutation(len(lesson.narrow)))
                    tasks.append(list(lesson.narrow_task(order.pop(), random)))
                elif drawn < stage.narrow + stage.facets:
                    tasks.append(list(lesson.facet_task(random)))
                else:
                    tasks.append(list(lesson.composed_task(random, progress=progress)))
            packed = _packed(sorted(filter(None, tasks), key=_length))
            ready = [packed[number] for number in random.permutation(len(packed))]
        yield ready.pop()


def _packed(tasks: Sequence[list[TaughtPair]]) -> list[list[TaughtPair]]:
    batches: list[list[TaughtPair]] = [[]]
    for task in tasks:
        if len(batches[-1]) >= PAIRS:
            batches.append([])
        batches[-1].extend(task)
    return batches


def _length(task: Sequence[TaughtPair]) -> int:
    return max(len(pair.action) for pair in task) + max(len(pair.principle) for pair in task)


def _read(reader: JointReader, encoder: Any, tokenizer: Any, batch: "list[TaughtPair]") -> Tensor:
    actions, action_of = np.unique([pair.action for pair in batch], return_inverse=True)
    stated, stated_of = np.unique([pair.principle for pair in batch], return_inverse=True)
    # Half the bits make it half as fast again, where the processor can.
    with torch.autocast("cpu", dtype=torch.bfloat16):
        with torch.no_grad():
            action, action_mask = _lower(encoder, tokenizer, actions, MAX_TOKENS)
            principle, principle_mask = _lower(encoder, tokenizer, stated, MAX_PRINCIPLE_TOKENS)
        logits: Tensor = reader(
            action[action_of],
            principle[stated_of],
            (action_mask[action_of], principle_mask[stated_of]),
        )
    return logits.float()


def _lower(encoder: Any, tokenizer: Any, texts: Any, longest: int) -> tuple[Tensor, Tensor]:
    tokens = tokenizer(
        list(map(str, texts)), padding=True, truncation=True, max_length=longest,
        return_tensors="pt",
    )  # fmt: skip
    return lower_states(encoder, tokens), tokens["attention_mask"]


def _loss(logits: Tensor, batch: "list[TaughtPair]") -> Tensor:
    bears = torch.tensor([float(pair.upholds is not None) for pair in batch])
    loss = binary_cross_entropy_with_logits(logits[:, 0], bears, pos_weight=torch.tensor(1.5))
    if bears.any():
        upholds = torch.tensor([float(bool(pair.upholds)) for pair in batch])
        some = bears > 0
        loss = loss + 1.5 * binary_cross_entropy_with_logits(logits[some, 1], upholds[some])
    return loss


def _optimizer(reader: JointReader, stage: JointStage, steps: int) -> tuple[Any, Any]:
    upper = list(reader.upper.parameters())
    optimizer = torch.optim.AdamW(
        [
            {"params": upper, "lr": stage.rate},
            {"params": [reader.segment, *reader.head.parameters()], "lr": stage.head_rate},
        ],
        weight_decay=0.01,
    )
    warm = max(1, steps // WARM)

    def rate(step: int) -> float:
        return min(1.0, (step + 1) / warm) * max(0.02, 1.0 - step / steps)

    return optimizer, torch.optim.lr_scheduler.LambdaLR(optimizer, rate)
