"""The rows of `datasets/deeds-1` in one shape, whichever file they come from."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, cast

from scorer.records import Label, Mode, content_id
from scorer.storage import read_jsonl

DEED_FILES: Final = ("deeds", "wire", "wire_near", "grown-a", "grown-b", "grown-c", "grown-d")
_FLIPPED: Final[Mapping[str, Label]] = {"contradicts": "upholds", "upholds": "contradicts"}


@dataclass(frozen=True, kw_only=True, slots=True)
class LabelledRow:
    """A short text with the facets that it bears on; `source` is the file it stands in.

    `text` has the acting actor masked where it could be found. `group` names the rows that were
    written together (a minimal set, an act with its reversals); they never part.
    """

    id: str
    text: str
    source: str
    mode: Mode
    bears: Mapping[str, Label]
    severity: Mapping[str, int] = field(default_factory=dict)
    near_miss: tuple[str, ...] = ()
    actor: str | None = None
    year: int | None = None
    kind: str = ""
    group: str = ""


def read_rows(folder: Path) -> list[LabelledRow]:
    """Read every deed, wire and act row of a deeds folder; acts give three rows each."""
    rows: list[LabelledRow] = []
    for name in DEED_FILES:
        if (folder / f"{name}.jsonl").is_file():
            rows.extend(_deed_row(name, line) for line in read_jsonl(folder / f"{name}.jsonl"))
    for number, line in enumerate(read_jsonl(folder / "acts.jsonl"), start=1):
        rows.extend(_act_rows(number, line))
    return rows


def _deed_row(source: str, line: Mapping[str, object]) -> LabelledRow:
    identity = str(line["id"])
    year = line.get("year")
    return LabelledRow(
        id=identity,
        text=str(line["text"]),
        source=source,
        mode=cast(Mode, line["mode"]),
        bears=cast(Mapping[str, Label], line["bears"]),
        severity=cast(Mapping[str, int], line.get("severity") or {}),
        near_miss=tuple(cast(list[str], line.get("near_miss") or [])),
        actor=cast(str | None, line.get("actor")),
        year=year if isinstance(year, int) else None,
        kind=str(line.get("kind") or "invented"),
        group=str(line.get("set") or identity),
    )


def _act_rows(number: int, line: Mapping[str, object]) -> Iterator[LabelledRow]:
    further = cast(Mapping[str, Label], line.get("bears") or {})
    bears: dict[str, Label] = {str(line["facet"]): cast(Label, line["label"]), **further}
    flipped = {facet: _FLIPPED[label] for facet, label in bears.items()}
    group = f"act:{number}"
    for form, labels in (("act", bears), ("undo", flipped), ("refuse", flipped)):
        if not line[form]:
            # Some acts cannot be undone, or not be refused.
            continue
        phrase = str(line[form])
        yield LabelledRow(
            id=content_id("a", form, str(number), phrase),
            text=f"[ACTOR] {phrase}.",
            source="acts",
            mode="deed",
            bears=labels,
            kind=form,
            group=group,
        )
