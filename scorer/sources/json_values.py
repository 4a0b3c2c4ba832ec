"""Rows of JSON Lines, or of one JSON document, without holding more than is needed."""

import json
from collections.abc import Iterator
from itertools import chain
from typing import Any, Final

from scorer.errors import DataError, Problem
from scorer.sources.json_array import array_elements
from scorer.sources.limits import Limits
from scorer.sources.lines import Lines, TooLongError
from scorer.sources.rows import Rows
from scorer.storage.numbered import NumberedRow

_DOCUMENT: Final = 20_000_000
"""Characters of a JSON object that holds its rows in a list of its own."""

_LISTS: Final = ("articles", "items", "data", "results", "rows", "events", "records")
_BLANK: Final = "\ufeff \t\n\x00"
_LOOKED_AT: Final = 100


def json_rows(file: str, lines: Lines, limits: Limits) -> Rows:
    """Return rows: of an array of objects, of one object a line, or of a list in one object.

    The columns are those of the first object.

    Raises:
        DataError: there is nothing at all.
    """
    values = _rows(file, lines, limits)
    waiting: list[NumberedRow] = []
    for line, value in values:
        waiting.append((line, value))
        if not isinstance(value, Problem) or len(waiting) >= _LOOKED_AT:
            break
    if not waiting:
        raise DataError(f"{file} holds no JSON object; one object a row was expected")
    last = waiting[-1][1]
    columns = () if isinstance(last, Problem) else tuple(last)
    return Rows(columns=columns, records=chain(waiting, values))


def _rows(file: str, lines: Lines, limits: Limits) -> Iterator[NumberedRow]:
    if lines.begins_with == "[":
        found: Iterator[tuple[int, Any]] = array_elements(lines, limits.record_chars)
    else:
        found = _objects(_texts(file, lines))
    for line, value in found:
        if isinstance(value, dict | Problem):
            yield line, value
        else:
            yield line, _problem(file, line, str(value))


def _objects(texts: Iterator[tuple[int, str | Problem]]) -> Iterator[tuple[int, Any]]:
    """Yield one value a line; or, where the first line is no value, read a document of lines."""
    first = next(texts, None)
    if first is None:
        return
    start = [first]
    value = first[1] if isinstance(first[1], Problem) else _parsed(first[1])
    if value is None:
        size = 0
        for line, text in texts:
            start.append((line, text))
            size += 0 if isinstance(text, Problem) else len(text)
            if size > _DOCUMENT:
                break
        value = _parsed("".join(text for _, text in start if isinstance(text, str)))
        if isinstance(value, dict):
            yield from enumerate(_listed(value), start=1)
            return
    elif isinstance(value, dict) and any(isinstance(value.get(name), list) for name in _LISTS):
        second = next(texts, None)
        if second is None:
            yield from enumerate(_listed(value), start=1)
            return
        start.append(second)
    for line, text in chain(start, texts):
        yield line, text if isinstance(text, Problem) else _parsed(text) or text


def _listed(document: dict[str, Any]) -> list[Any]:
    """Return the objects of the longest list in a document, or the document itself."""
    lists = [
        value
        for value in document.values()
        if isinstance(value, list) and any(isinstance(each, dict) for each in value)
    ]
    return max(lists, key=len) if lists else [document]


def _texts(file: str, lines: Lines) -> Iterator[tuple[int, str | Problem]]:
    while True:
        try:
            text = next(lines)
        except StopIteration:
            return
        except TooLongError as cause:
            yield lines.number, _problem(file, lines.number, f"{cause.start[:30]}... ({cause})")
            continue
        if text.strip(_BLANK):
            yield lines.number, text


def _parsed(text: str) -> Any:
    try:
        return json.loads(text.strip(_BLANK))
    except (ValueError, RecursionError):
        return None


def _problem(file: str, line: int, value: str) -> Problem:
    return Problem(
        file=file,
        line=line,
        field="line",
        value=value.strip()[:60],
        expected="a JSON object",
        remedy="write one object with named fields a line",
    )
