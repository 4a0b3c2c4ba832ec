"""The 90 facets and the statements in which somebody would proclaim them."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from scorer.storage import read_jsonl

WordingPart = Literal["train", "held-out"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Facet:
    """A principle in its shortest form; `opposed_by` usually pulls the other way."""

    id: str
    definition: str
    opposed_by: str | None
    group: int


def read_facets(folder: Path) -> tuple[Facet, ...]:
    """Read `facets.json`; its order is the order of every facet axis."""
    listed = json.loads((folder / "facets.json").read_text(encoding="utf-8"))
    return tuple(
        Facet(
            id=entry["id"],
            definition=entry["definition"],
            opposed_by=entry["opposed_by"],
            group=entry["group"],
        )
        for entry in listed
    )


def read_wordings(folder: Path, *, part: WordingPart | None = None) -> Mapping[str, list[str]]:
    """Return facet -> its wordings, the compound ones (with a second facet) left out.

    Args:
        folder: the deeds data set.
        part: `train` for those that may teach, `held-out` for the seventh that may only calibrate
            and measure, None for all. A wording's part hangs on a hash of its text.
    """
    wordings: dict[str, list[str]] = {}
    lines = [line for path in sorted(folder.glob("wordings*.jsonl")) for line in read_jsonl(path)]
    for line in lines:
        wording = str(line["wording"])
        if not line.get("also") and part in (None, _part_of(wording)):
            wordings.setdefault(str(line["facet"]), []).append(wording)
    return wordings


def _part_of(wording: str) -> WordingPart:
    return "held-out" if hashlib.sha256(wording.encode()).digest()[0] % 7 == 0 else "train"
