"""Principle cards: read from a table or a shipped pack."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from scorer.errors import DataError, Problem
from scorer.records import Principle, parse_partial_date
from scorer.settings import shipped_folder
from scorer.storage import cell_problem, cell_text, read_table, require_columns

PACKS_FOLDER: Final = "principles-1"
_KNOWN: Final = frozenset(
    "id text wordings name upholding violating scope actor speaker date source facet pack".split()
)


@dataclass(frozen=True, kw_only=True, slots=True)
class ReadPrinciples:
    """The good cards, and what was wrong with the others."""

    principles: tuple[Principle, ...]
    problems: tuple[Problem, ...]


def read_principles(path: Path, *, renamed: Mapping[str, str] | None = None) -> ReadPrinciples:
    """Read principle cards from CSV, TSV, JSON Lines, Parquet or Excel.

    Args:
        path: the table; it needs `id` and `text`, the other fields of a card may be absent.
        renamed: field of a card -> column of the file, where they differ.

    Raises:
        DataError: the file cannot be read, a needed column is missing, or no row is good.
    """
    renamed = renamed or {}
    table = read_table(path)
    require_columns(table.file, table.columns, ("id", "text"), renamed, table="principles.")
    good: dict[str, Principle] = {}
    problems = list(table.problems)
    for line, row in table.rows:
        named = dict(row) | {field: row.get(column) for field, column in renamed.items()}
        problem = _problem(table.file, line, named, good)
        if problem is None:
            card = _card(named, used=frozenset(renamed.values()))
            good[card.id] = card
        else:
            problems.append(problem)
    if not good:
        why = f" First: {problems[0]}" if problems else ""
        raise DataError(f"{path} holds no usable principle.{why}")
    return ReadPrinciples(principles=tuple(good.values()), problems=tuple(problems))


def read_pack(name: str) -> tuple[Principle, ...]:
    """Read a shipped pack, for example `valdai-2024` or `udhr`.

    Raises:
        DataError: no pack has this name; the message lists those that there are.
    """
    folder = shipped_folder("datasets", PACKS_FOLDER)
    path = folder / f"{name}.jsonl"
    if not path.is_file():
        raise DataError(f"pack {name!r} is not known; choose one of {', '.join(pack_names())}")
    return read_principles(path).principles


def pack_names() -> list[str]:
    """Return the names of the shipped packs."""
    return sorted(path.stem for path in shipped_folder("datasets", PACKS_FOLDER).glob("*.jsonl"))


def _problem(
    file: str, line: int, row: Mapping[str, object], seen: Mapping[str, object]
) -> Problem | None:
    identity, text = cell_text(row, "id"), cell_text(row, "text")
    say = partial(cell_problem, file, line, row)
    if not identity:
        return say("id", "an id", "give every principle a short name of its own")
    if identity in seen:
        return say("id", "unique", "rename one of the two rows")
    if not any(letter.isalpha() for letter in text):
        return say("text", "a sentence", "write the principle out as its speaker would say it")
    try:
        parse_partial_date(cell_text(row, "date"))
    except ValueError:
        return say("date", "a calendar date", "use YYYY-MM-DD, YYYY-MM or YYYY, or leave it empty")
    return None


def _card(row: Mapping[str, object], *, used: frozenset[str]) -> Principle:
    return Principle(
        id=cell_text(row, "id"),
        text=cell_text(row, "text"),
        wordings=_wordings(row.get("wordings")),
        name=cell_text(row, "name"),
        upholding=cell_text(row, "upholding"),
        violating=cell_text(row, "violating"),
        scope=cell_text(row, "scope"),
        actor=cell_text(row, "actor") or None,
        speaker=cell_text(row, "speaker") or None,
        date=cell_text(row, "date"),
        source=cell_text(row, "source"),
        facet=cell_text(row, "facet") or None,
        pack=cell_text(row, "pack"),
        extra=_extra(row, used=used),
    )


def _extra(row: Mapping[str, object], *, used: frozenset[str]) -> dict[str, object]:
    further = {name: value for name, value in row.items() if name not in _KNOWN | used}
    # The principles of a run hold their further columns in one object already.
    nested = further.pop("extra", {})
    return further | (nested if isinstance(nested, dict) else {"extra": nested})


def _wordings(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        # In a CSV cell several wordings stand on lines of their own, or between bars.
        value = value.replace("|", "\n").splitlines()
    if not isinstance(value, list | tuple):
        return ()
    return tuple(text for text in (str(item).strip() for item in value) if text)
