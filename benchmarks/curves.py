"""What more data buys: direction and bearing on the dev part against rows, or against principles.

    python benchmarks/curves.py rows --start build/judge-1/0-acts.pt --out rows.jsonl
    python benchmarks/curves.py principles --start build/judge-1/1-deeds.pt --out principles.jsonl

Every point takes the same number of steps from the same start, so that only the data differ: half
of the rows are seen twice as often. `rows` draws event clusters from all files, or from one
(`--source wire`); `principles` draws narrow principles, beside 3,000 deeds. The unseen facets are
hidden. One line a point is appended; points that are there already are not made again.
"""

import argparse
import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from sklearn.metrics import roc_auc_score
from transformers import AutoTokenizer

from scorer.encoders.bundled import bundled_folder
from scorer.judges.facet_network import FacetNetwork, Reading
from scorer.labelled import CodedPair, LabelledRow, narrow_pairs
from scorer.labelled.micro import SOURCE as MICRO
from scorer.records import MODES
from scorer.settings import threads
from scorer.training.data_set import DeedsData, read_data_set
from scorer.training.network import BATCH, Lesson, run_stage
from scorer.training.recipe import NARROW
from scorer.training.train_judge import dev_pairs, make_lesson

SHARES = (1 / 16, 1 / 8, 1 / 4, 1 / 2, 1.0)
BESIDE = 3_000
Floats = NDArray[np.float32]


def main() -> None:
    """Make the points that are missing."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("what", choices=("rows", "principles"))
    parser.add_argument("--start", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--source", default="all")
    parser.add_argument("--seeds", type=int, nargs="+", default=[0, 1, 2])
    parser.add_argument("--shares", type=float, nargs="+", default=SHARES)
    parser.add_argument("--steps", type=int, default=400)
    options = parser.parse_args()
    torch.set_num_threads(threads())
    data = read_data_set()
    lesson, asked = make_lesson(data), _asked(data)
    lines = options.out.read_text("utf-8").splitlines() if options.out.is_file() else []
    done = {tuple(json.loads(line)["point"]) for line in lines}
    for seed in options.seeds:
        for share in options.shares:
            point = (options.what, options.source, share, seed)
            if point in done:
                continue
            rows, names = _drawn(lesson, options.what, options.source, share, seed)
            some = replace(lesson, rows=rows, micro=names)
            network = _trained(options.start, some, options.steps, seed)
            found = {name: _measured(network, pairs, data) for name, pairs in asked.items()}
            line = {"point": point, "rows": len(rows), "principles": len(names), **found}
            print(json.dumps(line), flush=True)
            with options.out.open("a", encoding="utf-8") as file:
                file.write(json.dumps(line) + "\n")


def _asked(data: DeedsData) -> Mapping[str, Sequence[CodedPair]]:
    hidden = data.partitions.hidden
    seen = [facet for facet in data.facet_ids if facet not in hidden]
    unseen = [facet for facet, part in hidden.items() if part == "dev"]
    return {
        "seen": dev_pairs(data, seen)[::2],
        "unseen": dev_pairs(data, unseen),
        "narrow": narrow_pairs(data.micro, data.partitions, "dev"),
    }


def _drawn(
    lesson: Lesson, what: str, source: str, share: float, seed: int
) -> tuple[list[LabelledRow], list[str]]:
    """Draw whole sets, or whole narrow principles, by a hash: a half holds every quarter."""
    deeds = [row for row in lesson.rows if row.source not in (MICRO, "acts")]
    if what == "rows":
        rows = [row for row in deeds if source in ("all", row.source)]
        return [row for row in rows if _place(row.group, seed) < share], []
    beside = sorted(deeds, key=lambda row: _place(row.group, seed))[:BESIDE]
    narrow = [
        row
        for row in lesson.rows
        if row.source == MICRO
        and _place(row.group, seed) < share
        and not lesson.near_hidden & {*row.bears, *row.near_miss}
    ]
    names = list(dict.fromkeys(name for row in narrow for name in (*row.bears, *row.near_miss)))
    return [*beside, *narrow], names


def _place(key: str, seed: int) -> float:
    return int(hashlib.sha256(f"{seed}:{key}".encode()).hexdigest()[:8], 16) / 0x1_0000_0000


def _trained(start: Path, lesson: Lesson, steps: int, seed: int) -> FacetNetwork:
    torch.manual_seed(seed)
    network = FacetNetwork(bundled_folder(), len(lesson.facets), len(MODES))
    network.load_state_dict(torch.load(start, weights_only=True), strict=False)
    tokenizer = AutoTokenizer.from_pretrained(str(bundled_folder()), local_files_only=True)
    epochs = -(-steps * BATCH // len(lesson.rows))
    stage = replace(NARROW, acts=0, epochs=epochs, hides=True)
    run_stage(network, tokenizer, lesson, stage, seed=seed, say=_nothing, steps=steps)
    network.eval()
    return network


def _nothing(words: str) -> None:
    """Say nothing: a curve has a hundred stages."""


def _measured(
    network: FacetNetwork, pairs: Sequence[CodedPair], data: DeedsData
) -> dict[str, float]:
    """Return the AUCs of the towers, and of the right facet's own outputs where there is one."""
    tokenizer = AutoTokenizer.from_pretrained(str(bundled_folder()), local_files_only=True)
    texts = {text: row for row, text in enumerate(sorted({pair.row.text for pair in pairs}))}
    stated = {text: row for row, text in enumerate(sorted({pair.wording for pair in pairs}))}
    actions, principles = (_read(network, tokenizer, list(asked)) for asked in (texts, stated))
    at = np.array([(texts[pair.row.text], stated[pair.wording]) for pair in pairs])
    bears = (actions["tower_bears"][at[:, 0]] * principles["pole_bears"][at[:, 1]]).sum(axis=1)
    way = (actions["tower_direction"][at[:, 0]] * principles["pole_direction"][at[:, 1]]).sum(
        axis=1
    )
    related = np.array([pair.label != "unrelated" for pair in pairs])
    upholds = np.array([pair.label == "upholds" for pair in pairs])
    found = {
        "direction": roc_auc_score(upholds[related], way[related]),
        "bearing": roc_auc_score(related, bears),
    }
    if all(pair.facet in data.facet_ids for pair in pairs):
        column = [data.facet_ids.index(pair.facet) for pair in pairs]
        own = actions["direction"][at[:, 0], column]
        found["direction, facet given"] = roc_auc_score(upholds[related], own[related])
        found["bearing, facet given"] = roc_auc_score(related, actions["bears"][at[:, 0], column])
    return {name: round(float(value), 4) for name, value in found.items()}


def _read(network: FacetNetwork, tokenizer: Any, texts: Sequence[str]) -> dict[str, Floats]:
    read: dict[str, list[Floats]] = {}
    with torch.inference_mode():
        for start in range(0, len(texts), 64):
            tokens = tokenizer(
                texts[start : start + 64],
                padding=True,
                truncation=True,
                max_length=96,
                return_tensors="pt",
            )
            for name, values in _named(network(dict(tokens))):
                read.setdefault(name, []).append(values)
    return {name: np.concatenate(parts) for name, parts in read.items()}


def _named(reading: Reading) -> Iterator[tuple[str, Floats]]:
    for name in ("bears", "direction", "tower_bears", "tower_direction", "pole_bears",
                 "pole_direction"):  # fmt: skip
        yield name, getattr(reading, name).float().numpy()


if __name__ == "__main__":
    main()
