"""JSON Lines (or one JSON array) as rows; a line that is no object is named and passed over."""

import io
import json
from collections.abc import Iterator
from typing import Any

from scorer.errors import Problem
from scorer.storage.numbered import NumberedRow


def json_rows(file: str, text: str) -> Iterator[NumberedRow]:
    """Yield each object with its line (in an array: its place), counted from 1."""
    for line, value in _values(text):
        if isinstance(value, dict):
            yield line, value
        else:
            yield (
                line,
                Problem(
                    file=file,
                    line=line,
                    field="line",
                    value=str(value),
                    expected="a JSON object",
                    remedy="write one object with named fields a line",
                ),
            )


def _values(text: str) -> Iterator[tuple[int, Any]]:
    if text.lstrip().startswith("["):
        try:
            yield from enumerate(json.loads(text), start=1)
        except (ValueError, RecursionError):
            yield 1, text[:60]
        return
    # Not splitlines: it also splits at separators that may stand inside a JSON text.
    for line, written in enumerate(io.StringIO(text, newline=None), start=1):
        if written.strip():
            try:
                yield line, json.loads(written)
            except (ValueError, RecursionError):
                yield line, written.strip()
