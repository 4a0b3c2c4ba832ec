"""JSON Lines: one object a line."""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from scorer.errors import DataError
from scorer.storage.atomic import replace_file


def read_jsonl(path: Path) -> list[dict[str, object]]:
    """Read every line as an object; blank lines are passed over.

    Raises:
        DataError: the file is absent, or a line is not a JSON object (the message has its number).
    """
    return [row for _, row in numbered_jsonl(path)]


def numbered_jsonl(path: Path) -> Iterator[tuple[int, dict[str, object]]]:
    """Yield each object with its line number, counted from 1."""
    try:
        with path.open(encoding="utf-8-sig") as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    yield number, _parse(path, number, line)
    except OSError as cause:
        raise DataError(f"{path} cannot be read ({cause.strerror}); check the path") from cause
    except UnicodeDecodeError as cause:
        raise DataError(f"{path} is not UTF-8 text; save it as UTF-8") from cause


def _parse(path: Path, number: int, line: str) -> dict[str, object]:
    try:
        row = json.loads(line)
    except ValueError as cause:
        shown = line.strip()[:60]
        raise DataError(
            f"{path}, line {number}: {shown!r} is not JSON; write one object a line"
        ) from cause
    if not isinstance(row, dict):
        raise DataError(
            f"{path}, line {number}: a JSON {type(row).__name__} was found, an object expected"
        )
    return row


def write_jsonl(path: Path, rows: Iterable[Mapping[str, object]]) -> None:
    """Write one object a line, keys in the order given, UTF-8."""
    with replace_file(path) as aside, aside.open("w", encoding="utf-8") as out:
        for row in rows:
            out.write(json.dumps(row, ensure_ascii=False, allow_nan=False) + "\n")
