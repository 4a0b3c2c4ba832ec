"""Principles beyond the 90 facets, each with a few deeds: from them the towers learn to read.

`micro.jsonl` has short acts and names the opposite of a principle by id; `micro-grown-*.jsonl` have
whole sentences and state the opposite themselves.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from scorer.labelled.partitions import Part
from scorer.labelled.rows import LabelledRow
from scorer.records import Label, content_id
from scorer.storage import read_json, read_jsonl, write_json

SOURCE = "micro"
OPPOSITE = "~opposite"
PARTS = "micro_parts.json"


@dataclass(frozen=True, kw_only=True, slots=True)
class MicroPrinciple:
    """A narrow principle with its wordings and rows; labels of rows name it and its opposite.

    `opposed_by` names the principle for which every label turns. Where an entry states its own
    opposite, both are principles, and the rows stand with the first. `near_hidden`: a sibling that
    is to be measured on the unseen facets must not learn from it. `part` is None until there are
    partitions.
    """

    id: str
    wordings: tuple[str, ...]
    rows: tuple[LabelledRow, ...]
    opposed_by: str | None = None
    part: Part | None = None
    near_hidden: bool = False

    @property
    def family(self) -> str:
        """The id that a principle and its opposite share."""
        first = min(self.id, self.opposed_by or self.id)
        return first.removesuffix(OPPOSITE)


def read_micro(folder: Path) -> list[MicroPrinciple]:
    """Read the narrow principles of a deeds folder; an empty list where it has none."""
    found: list[MicroPrinciple] = []
    if (folder / "micro.jsonl").is_file():
        found.extend(_with_acts(entry) for entry in read_jsonl(folder / "micro.jsonl"))
    for path in sorted(folder.glob("micro-grown-*.jsonl")):
        for entry in read_jsonl(path):
            found.extend(_with_sentences(entry))
    told: Mapping[str, Any] = read_json(folder / PARTS) if (folder / PARTS).is_file() else {}
    return [replace(each, **told.get(each.family, {})) for each in found]


def write_micro_parts(folder: Path, parts: Mapping[str, tuple[Part, bool]]) -> None:
    """Write the part of every family of narrow principles, and which are near a hidden facet.

    Args:
        folder: the deeds data set.
        parts: family -> part, and whether one of its wordings is close to one of a hidden facet.
    """
    write_json(
        folder / PARTS,
        {name: {"part": part, "near_hidden": near} for name, (part, near) in sorted(parts.items())},
    )


def _with_acts(entry: Mapping[str, Any]) -> MicroPrinciple:
    return MicroPrinciple(
        id=entry["id"],
        wordings=tuple(entry["wordings"]),
        rows=tuple(_act_rows(entry)),
        opposed_by=entry["opposed_by"],
    )


def _act_rows(entry: Mapping[str, Any]) -> Iterator[LabelledRow]:
    opposite = entry["opposed_by"]
    labelled: list[tuple[str, Label]] = [(act, "upholds") for act in entry["upholding"]]
    labelled += [(act, "contradicts") for act in entry["violating"]]
    for reversal in entry["reversals"]:
        labelled.append((reversal["undo"], _other(reversal["label"])))
        if reversal["act"] not in (*entry["upholding"], *entry["violating"]):
            labelled.append((reversal["act"], reversal["label"]))
    for act, label in labelled:
        text = f"[ACTOR] {act.rstrip('.')}."
        yield _row(entry["id"], opposite, text, label, key=act)
    yield from _near_rows(entry)


def _with_sentences(entry: Mapping[str, Any]) -> Iterator[MicroPrinciple]:
    name = entry["id"]
    opposite = f"{name}{OPPOSITE}" if entry["opposite"] else None
    labels: dict[str, Label] = {"upholding": "upholds", "contradicting": "contradicts"}
    rows = [
        _row(name, opposite, text, label, key=text)
        for side, label in labels.items()
        for text in entry[side]
    ]
    yield MicroPrinciple(
        id=name,
        wordings=tuple(entry["wordings"]),
        rows=(*rows, *_near_rows(entry)),
        opposed_by=opposite,
    )
    if opposite is not None:
        yield MicroPrinciple(
            id=opposite, wordings=tuple(entry["opposite"]), rows=(), opposed_by=name
        )


def _near_rows(entry: Mapping[str, Any]) -> Iterator[LabelledRow]:
    for text in entry["near"]:
        yield LabelledRow(
            id=content_id("n", entry["id"], text),
            text=text,
            source=SOURCE,
            mode="deed",
            bears={},
            near_miss=(entry["id"],),
            kind="near",
            group=f"micro:{entry['id']}",
        )


def _row(name: str, opposite: str | None, text: str, label: Label, *, key: str) -> LabelledRow:
    bears: dict[str, Label] = {name: label}
    if opposite:
        bears[opposite] = _other(label)
    return LabelledRow(
        id=content_id("n", name, key),
        text=text,
        source=SOURCE,
        mode="deed",
        bears=bears,
        kind="act",
        group=f"micro:{name}",
    )


def _other(label: Label) -> Label:
    return "upholds" if label == "contradicts" else "contradicts"
