"""The 90 facets and the statements in which somebody would proclaim them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from scorer.storage import read_jsonl


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


def read_wordings(folder: Path) -> Mapping[str, list[str]]:
    """Return facet -> its wordings, the compound ones (with a second facet) left out."""
    wordings: dict[str, list[str]] = {}
    for line in read_jsonl(folder / "wordings.jsonl"):
        if not line.get("also"):
            wordings.setdefault(str(line["facet"]), []).append(str(line["wording"]))
    return wordings
