"""The deed types and their table of signs, as they stand in the model folder."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, cast

import numpy as np
from numpy.typing import NDArray

from scorer.errors import ModelError
from scorer.storage import numbered_jsonl, read_jsonl

Floats = NDArray[np.float64]
STRONGEST: Final = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class DeedType:
    """A kind of deed, its prototypes (short sentences with `[ACTOR]`), and what reverses it."""

    id: str
    name: str
    prototypes: tuple[str, ...]
    opposite: str | None = None


def read_deed_types(folder: Path) -> tuple[DeedType, ...]:
    """Read `deed_types.jsonl`; its order is the order of every type axis.

    Raises:
        ModelError: a type has no prototype, or an opposite that does not exist.
    """
    types = tuple(
        DeedType(
            id=str(row["id"]),
            name=str(row["name"]),
            prototypes=tuple(str(text) for text in cast(Sequence[object], row["prototypes"])),
            opposite=cast(str | None, row["opposite"]),
        )
        for row in read_jsonl(folder / "deed_types.jsonl")
    )
    known = {deed.id for deed in types}
    for deed in types:
        if not deed.prototypes or (deed.opposite is not None and deed.opposite not in known):
            raise ModelError(
                f"{folder}/deed_types.jsonl: {deed.id!r} needs prototypes, and an opposite that "
                f"is null or a type of the same file; {deed.opposite!r} was found"
            )
    return types


def read_signs(folder: Path, types: Sequence[DeedType], facets: Sequence[str]) -> Floats:
    """Read `signs.jsonl` into (types, facets): -3 to -1 contradicts, 1 to 3 upholds, 0 neither.

    Raises:
        ModelError: a line names an unknown type, facet, sign or strength, or says it twice.
    """
    row_of = {deed.id: row for row, deed in enumerate(types)}
    column_of = {facet: column for column, facet in enumerate(facets)}
    signs = np.zeros((len(types), len(facets)))
    for number, line in numbered_jsonl(folder / "signs.jsonl"):
        row, column = row_of.get(str(line["type"])), column_of.get(str(line["facet"]))
        value = _signed(line)
        if row is None or column is None or value == 0 or signs[row, column]:
            raise ModelError(
                f"{folder}/signs.jsonl, line {number}: {dict(line)} needs a known type and facet "
                "that occur once together, contradicts or upholds, and a strength of 1, 2 or 3"
            )
        signs[row, column] = value
    return signs


def _signed(line: Mapping[str, object]) -> int:
    way = {"contradicts": -1, "upholds": 1}.get(str(line["sign"]), 0)
    strength = line["strength"]
    return way * strength if isinstance(strength, int) and 1 <= strength <= STRONGEST else 0
