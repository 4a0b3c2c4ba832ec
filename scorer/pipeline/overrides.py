"""Labels that a named person set against the judge: one line each, appended to the run."""

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from scorer.errors import DataError
from scorer.records import LABELS, Label
from scorer.storage import numbered_jsonl

OVERRIDES_FILE: Final = "overrides.jsonl"


@dataclass(frozen=True, kw_only=True, slots=True)
class Override:
    """Who gave a pair which label, why, and when (ISO 8601, UTC)."""

    pair: str
    label: Label
    who: str
    why: str
    when: str


def make_override(pair: str, label: str, who: str, why: str) -> Override:
    """Check what a person wrote, and date it.

    Raises:
        DataError: the label is none, or name or reason is empty.
    """
    if label not in LABELS:
        raise DataError(f"label {label!r} is not one of {', '.join(LABELS)}; choose one of them")
    for field, value in (("name", who), ("reason", why)):
        if not value.strip():
            raise DataError(f"the {field} is empty; an overruled label carries name and reason")
    return Override(
        pair=pair,
        label=label,
        who=who.strip(),
        why=why.strip(),
        when=datetime.now(UTC).isoformat(timespec="seconds"),
    )


def append_override(folder: Path, override: Override) -> None:
    """Append one line to `overrides.jsonl` of a run.

    The line goes out in a single write to a file opened for appending, so that two writers at
    once never mix their lines; earlier lines stay as they are.
    """
    line = json.dumps(asdict(override), ensure_ascii=False) + "\n"
    path = folder / OVERRIDES_FILE
    torn = path.is_file() and path.stat().st_size and not path.read_bytes().endswith(b"\n")
    handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o644)
    try:
        os.write(handle, (("\n" if torn else "") + line).encode())
        os.fsync(handle)
    finally:
        os.close(handle)


def read_overrides(folder: Path) -> list[Override]:
    """Return every override of a run in the order they were made; the last one of a pair holds.

    Raises:
        DataError: a line is not an override.
    """
    path = folder / OVERRIDES_FILE
    if not path.is_file():
        return []
    return [_override(path, number, row) for number, row in numbered_jsonl(path)]


def _override(path: Path, number: int, row: Mapping[str, object]) -> Override:
    names = Override.__dataclass_fields__
    if set(row) != set(names) or row["label"] not in LABELS:
        raise DataError(
            f"{path}, line {number}: not an override; expected the fields {', '.join(names)} "
            f"and a label out of {', '.join(LABELS)}"
        )
    return Override(
        pair=str(row["pair"]),
        label=row["label"],
        who=str(row["who"]),
        why=str(row["why"]),
        when=str(row["when"]),
    )
