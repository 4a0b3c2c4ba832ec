"""Principles beyond the 90 facets, each with a few deeds: they teach the two-tower head."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scorer.labelled.rows import LabelledRow
from scorer.records import Label, content_id
from scorer.storage import read_jsonl

SOURCE = "micro"


@dataclass(frozen=True, kw_only=True, slots=True)
class MicroPrinciple:
    """A narrow principle with its wordings and rows; labels of rows name it and its opposite."""

    id: str
    wordings: tuple[str, ...]
    rows: tuple[LabelledRow, ...]


def read_micro(folder: Path) -> list[MicroPrinciple]:
    """Read `micro.jsonl`; an empty list where the folder has none."""
    path = folder / "micro.jsonl"
    if not path.is_file():
        return []
    entries: list[dict[str, Any]] = read_jsonl(path)
    return [
        MicroPrinciple(id=entry["id"], wordings=tuple(entry["wordings"]), rows=tuple(_rows(entry)))
        for entry in entries
    ]


def _rows(entry: Mapping[str, Any]) -> Iterator[LabelledRow]:
    for act in entry["upholding"]:
        yield _row(entry, act, "upholds")
    for act in entry["violating"]:
        yield _row(entry, act, "contradicts")
    for reversal in entry["reversals"]:
        yield _row(entry, reversal["undo"], _other(reversal["label"]))
        if reversal["act"] not in (*entry["upholding"], *entry["violating"]):
            yield _row(entry, reversal["act"], reversal["label"])
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


def _row(entry: Mapping[str, Any], act: str, label: Label) -> LabelledRow:
    bears: dict[str, Label] = {entry["id"]: label}
    if entry["opposed_by"]:
        bears[entry["opposed_by"]] = _other(label)
    return LabelledRow(
        id=content_id("n", entry["id"], act),
        text=f"[ACTOR] {act.rstrip('.')}.",
        source=SOURCE,
        mode="deed",
        bears=bears,
        kind="act",
        group=f"micro:{entry['id']}",
    )


def _other(label: Label) -> Label:
    return "upholds" if label == "contradicts" else "contradicts"
