"""Which row may teach, which may choose, which may only measure.

Rows that could tell of one event stay together: those of one minimal set, those of the same actor
within two years with similar text, and near-duplicates wherever they stand.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, cast

import numpy as np
from numpy.typing import NDArray

from scorer.labelled.rows import LabelledRow
from scorer.records import Action
from scorer.storage import read_json, read_jsonl, write_json, write_jsonl

Floats = NDArray[np.float32]
Part = Literal["train", "dev", "test", "held-out"]

SAME_EVENT_COSINE: Final = 0.60
MASKED_EVENT_COSINE: Final = 0.75
"""Of rows whose actor is masked nobody knows whether it is the same: they have to be closer."""
DUPLICATE_COSINE: Final = 0.88
SAME_PRINCIPLE_COSINE: Final = 0.70
SEED_CASE_COSINE: Final = 0.68
SEED_EVENT_COSINE: Final = 0.45
MASKED: Final = "[ACTOR]"
_BLOCK: Final = 1024


class _Unions:
    """Disjoint sets over row numbers."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))

    def find(self, row: int) -> int:
        while self._parent[row] != row:
            self._parent[row] = self._parent[self._parent[row]]
            row = self._parent[row]
        return row

    def join(self, one: int, other: int) -> None:
        low, high = sorted((self.find(one), self.find(other)))
        self._parent[high] = low


def event_clusters(rows: Sequence[LabelledRow], vectors: Floats) -> list[int]:
    """Return the event cluster of every row (the number of its first row).

    Args:
        rows: all rows of the data set.
        vectors: unit vectors of their texts, one a row, from the bundled encoder.
    """
    unions = _Unions(len(rows))
    first_of_group: dict[str, int] = {}
    for number, row in enumerate(rows):
        unions.join(number, first_of_group.setdefault(row.group, number))
    for start in range(0, len(rows), _BLOCK):
        similar = vectors[start : start + _BLOCK] @ vectors.T
        for offset, other in zip(*np.nonzero(similar >= SAME_EVENT_COSINE), strict=True):
            one, cosine = start + int(offset), similar[offset, other]
            if one < other and (
                _is_duplicate(rows[one], rows[other], cosine)
                or _may_be_same_event(rows[one], rows[other], cosine)
            ):
                unions.join(one, int(other))
    return [unions.find(number) for number in range(len(rows))]


def _is_duplicate(one: LabelledRow, other: LabelledRow, cosine: float) -> bool:
    # Acts are phrases of few words: two of them are similar long before they are the same.
    if one.source == "acts" or other.source == "acts":
        return bool(cosine >= 0.97)
    return bool(cosine >= DUPLICATE_COSINE)


def _may_be_same_event(one: LabelledRow, other: LabelledRow, cosine: float) -> bool:
    if one.actor is None or one.actor != other.actor or "acts" in (one.source, other.source):
        return False
    if one.actor == MASKED and cosine < MASKED_EVENT_COSINE:
        return False
    if one.year is None or other.year is None:
        return one.kind == other.kind == "invented" and one.source == other.source
    return abs(one.year - other.year) <= 2


def near_seed_case(
    rows: Sequence[LabelledRow], vectors: Floats, actions: Sequence[Action], case_vectors: Floats
) -> list[bool]:
    """Tell which rows may tell of an event of the seed case.

    A row does where its text is close to an action's, or fairly close and of the same actor within
    a year.
    """
    similar = vectors @ case_vectors.T
    close = np.asarray((similar >= SEED_CASE_COSINE).any(axis=1))
    years = [int(action.date[:4]) if action.date else None for action in actions]
    for number, column in zip(*np.nonzero(similar >= SEED_EVENT_COSINE), strict=True):
        row, year = rows[number], years[column]
        if row.actor == actions[column].actor and row.year is not None and year is not None:
            close[number] |= abs(row.year - year) <= 1
    return [bool(flag) for flag in close]


def assign_parts(
    rows: Sequence[LabelledRow], clusters: Sequence[int], in_seed_case: Sequence[bool]
) -> list[Part]:
    """Give every cluster a part by a hash of its first row's id: 80 % train, 10 % dev, 10 % test.

    A cluster with a row near the seed case is held out of everything.
    """
    held_out = {cluster for cluster, near in zip(clusters, in_seed_case, strict=True) if near}
    return [
        "held-out" if cluster in held_out else part_of(rows[cluster].id) for cluster in clusters
    ]


def keep_parts(
    rows: Sequence[LabelledRow],
    clusters: Sequence[int],
    assigned: Sequence[Part],
    before: "Partitions | None",
) -> tuple[dict[str, Part], dict[str, str]]:
    """Let rows that were parted before keep their part and cluster; new ones join them.

    A new row whose cluster holds earlier rows takes their part; where these are of several parts
    it stands between them and is held out.

    Returns:
        Row -> part, and row -> the id of the row that stands for its cluster.
    """
    known: Mapping[str, Part] = before.part if before else {}
    earlier: dict[int, list[str]] = {}
    for row, cluster in zip(rows, clusters, strict=True):
        if row.id in known:
            earlier.setdefault(cluster, []).append(row.id)
    parts: dict[str, Part] = {}
    names: dict[str, str] = {}
    for row, cluster, part in zip(rows, clusters, assigned, strict=True):
        joined = earlier.get(cluster, [])
        if before and row.id in known:
            parts[row.id], names[row.id] = known[row.id], before.cluster[row.id]
        elif before and len({known[name] for name in joined}) == 1:
            parts[row.id], names[row.id] = known[joined[0]], before.cluster[joined[0]]
        elif joined:
            parts[row.id], names[row.id] = "held-out", row.id
        else:
            parts[row.id], names[row.id] = part, rows[cluster].id
    return parts, names


def principle_clusters(families: Sequence[str], vectors: Floats) -> dict[str, str]:
    """Return family -> the family that stands for its cluster: those that say nearly the same.

    Args:
        families: of every wording.
        vectors: unit vectors of the wordings, in the same order.
    """
    names = list(dict.fromkeys(families))
    number = {name: row for row, name in enumerate(names)}
    unions = _Unions(len(names))
    for start in range(0, len(families), _BLOCK):
        similar = vectors[start : start + _BLOCK] @ vectors.T
        for offset, other in zip(*np.nonzero(similar >= SAME_PRINCIPLE_COSINE), strict=True):
            unions.join(number[families[start + int(offset)]], number[families[int(other)]])
    return {name: names[unions.find(row)] for name, row in number.items()}


def part_of(key: str) -> Part:
    """Return a part by the hash of a key: 80 % train, 10 % dev, 10 % test."""
    share = int(hashlib.sha256(key.encode()).hexdigest()[:8], 16) / 0xFFFFFFFF
    return "train" if share < 0.8 else "dev" if share < 0.9 else "test"


def facet_components(opposed_by: Mapping[str, str | None]) -> list[tuple[str, ...]]:
    """Return the connected components of the link between a facet and its opposite."""
    names = sorted(opposed_by)
    number = {name: row for row, name in enumerate(names)}
    unions = _Unions(len(names))
    for name, opposite in opposed_by.items():
        if opposite is not None:
            unions.join(number[name], number[opposite])
    groups: dict[int, list[str]] = {}
    for name in names:
        groups.setdefault(unions.find(number[name]), []).append(name)
    return [tuple(group) for group in groups.values()]


def unseen_facets(opposed_by: Mapping[str, str | None], *, size: int = 8) -> dict[str, str]:
    """Return facet -> `dev` or `test` for the two groups whose labels training never sees.

    Components are taken in the order of the hash of their names: nobody chose them.
    """
    components = sorted(
        facet_components(opposed_by),
        key=lambda names: hashlib.sha256("+".join(names).encode()).hexdigest(),
    )
    chosen = [(names, "test") for names in components[:size]]
    chosen += [(names, "dev") for names in components[size : 2 * size]]
    return {name: part for names, part in chosen for name in names}


@dataclass(frozen=True, kw_only=True, slots=True)
class Partitions:
    """The committed answer: the part and the cluster of every row, and the unseen facets."""

    part: Mapping[str, Part]
    cluster: Mapping[str, str]
    hidden: Mapping[str, str]

    def rows(self, rows: Sequence[LabelledRow], part: Part) -> list[LabelledRow]:
        """Return the rows of one part, in their order."""
        return [row for row in rows if self.part[row.id] == part]


def write_partitions(folder: Path, partitions: Partitions) -> None:
    """Write `partitions.jsonl` (id, part, cluster) and `unseen_facets.json`."""
    write_jsonl(
        folder / "partitions.jsonl",
        (
            {"id": row, "part": part, "cluster": partitions.cluster[row]}
            for row, part in sorted(partitions.part.items())
        ),
    )
    write_json(folder / "unseen_facets.json", dict(partitions.hidden))


def read_partitions(folder: Path) -> Partitions:
    """Read what `write_partitions` wrote."""
    lines = read_jsonl(folder / "partitions.jsonl")
    return Partitions(
        part={str(line["id"]): cast(Part, line["part"]) for line in lines},
        cluster={str(line["id"]): str(line["cluster"]) for line in lines},
        hidden=cast(Mapping[str, str], read_json(folder / "unseen_facets.json")),
    )
