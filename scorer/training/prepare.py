"""Make the partitions of `datasets/deeds-1`; their result is committed.

Rows that have a part keep it for good: data that comes later joins without moving anything.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from scorer.encoders import Encoder
from scorer.labelled import (
    DUPLICATE_COSINE,
    SEED_CASE_COSINE,
    LabelledRow,
    MicroPrinciple,
    Part,
    Partitions,
    assign_parts,
    event_clusters,
    keep_parts,
    near_seed_case,
    part_of,
    principle_clusters,
    read_facets,
    read_micro,
    read_partitions,
    read_rows,
    read_wordings,
    unseen_facets,
    write_micro_parts,
    write_partitions,
)
from scorer.masking import mask_actor
from scorer.records import Action
from scorer.sources import read_actions
from scorer.storage import read_jsonl

NEAR_HIDDEN_COSINE: Final = 0.65
"""A narrow principle with a wording this close to one of a hidden facet would show that facet."""


def prepare_partitions(folder: Path, case: Path, encoder: Encoder) -> Counter[tuple[str, str]]:
    """Cluster all rows, hold out what is near the seed case, and write the partitions.

    Args:
        folder: the deeds data set.
        case: the folder of the seed case, whose events must not teach.
        encoder: the bundled encoder.

    Returns:
        Rows by (source, part).
    """
    rows = read_rows(folder)
    vectors = encoder.encode([row.text for row in rows])
    actions: list[Action] = []
    for path in sorted(case.glob("actions-*.jsonl")):
        actions.extend(read_actions(path).actions)
    clusters = event_clusters(rows, vectors)
    case_vectors = encoder.encode([action.text for action in actions])
    # The narrow rows name no actor: they are compared with the case as the judge sees it.
    told = [
        mask_actor(str(line["action"]), str(line["actor"]))
        for line in read_jsonl(case / "traps.jsonl")
    ]
    told += [mask_actor(action.text, action.actor) for action in actions]
    seen_vectors = np.concatenate([case_vectors, encoder.encode(told)])
    near = near_seed_case(rows, vectors, actions, case_vectors)
    before = read_partitions(folder) if (folder / "partitions.jsonl").is_file() else None
    part, cluster = keep_parts(rows, clusters, assign_parts(rows, clusters, near), before)
    hidden = unseen_facets({facet.id: facet.opposed_by for facet in read_facets(folder)})
    micro = read_micro(folder)
    families = _families(micro, read_wordings(folder), hidden, encoder)
    write_micro_parts(folder, families)
    measuring = [number for number, row in enumerate(rows) if part[row.id] != "train"]
    narrow, narrow_parts = _narrow_rows(
        micro, families, measuring=vectors[measuring], case=seen_vectors, encoder=encoder
    )
    part.update((row.id, of) for row, of in zip(narrow, narrow_parts, strict=True))
    cluster.update((row.id, row.group) for row in narrow)
    write_partitions(folder, Partitions(part=part, cluster=cluster, hidden=hidden))
    return Counter((row.source, part[row.id]) for row in (*rows, *narrow))


def _families(
    micro: Sequence[MicroPrinciple],
    wordings: Mapping[str, Sequence[str]],
    hidden: Mapping[str, str],
    encoder: Encoder,
) -> dict[str, tuple[Part, bool]]:
    """Return for every family of narrow principles its part, and whether it is near a hidden facet.

    Families that say nearly the same fall to one part.
    """
    families = [each.family for each in micro for _ in each.wordings]
    vectors = encoder.encode([text for each in micro for text in each.wordings])
    kept_back = encoder.encode([text for facet in hidden for text in wordings[facet]])
    closest = (vectors @ kept_back.T).max(axis=1, initial=-1.0)
    near = {
        name for name, cosine in zip(families, closest, strict=True) if cosine >= NEAR_HIDDEN_COSINE
    }
    clusters = principle_clusters(families, vectors)
    before = {each.family: each.part for each in micro if each.part is not None}
    found: dict[str, set[Part]] = {}
    for name, first in clusters.items():
        if name in before:
            found.setdefault(first, set()).add(before[name])
    return {
        name: (before.get(name) or _joined(found.get(first, {part_of(first)})), name in near)
        for name, first in clusters.items()
    }


def _joined(parts: set[Part]) -> Part:
    """Return the part of what is like these; between two it is held out."""
    return next(iter(parts)) if len(parts) == 1 else "held-out"


def _narrow_rows(
    micro: Sequence[MicroPrinciple],
    families: Mapping[str, tuple[Part, bool]],
    *,
    measuring: NDArray[np.float32],
    case: NDArray[np.float32],
    encoder: Encoder,
) -> tuple[list[LabelledRow], list[Part]]:
    """Return the rows of narrow principles with their parts.

    A row goes with its principle; one that nearly repeats a row that measures something is held
    out, and so is a row that teaches and nearly repeats one of another narrow principle that does
    not, or could tell of an event of the seed case.
    """
    rows = [row for each in micro for row in each.rows]
    parts: list[Part] = [families[each.family][0] for each in micro for _ in each.rows]
    vectors = encoder.encode([row.text for row in rows])
    taught = np.array([part == "train" for part in parts])
    texts = np.concatenate([measuring, vectors[~taught]])
    repeats = np.zeros(len(rows), dtype=bool)
    for start in range(0, len(rows), 1024):
        block = vectors[start : start + 1024]
        repeats[start : start + 1024] = (block @ texts.T >= DUPLICATE_COSINE).any(axis=1) | (
            block @ case.T >= SEED_CASE_COSINE
        ).any(axis=1)
    held_out = repeats & taught
    return rows, ["held-out" if held else part for held, part in zip(held_out, parts, strict=True)]
