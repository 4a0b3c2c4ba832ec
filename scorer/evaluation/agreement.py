"""Krippendorff's alpha of two readings, with an interval.

Nominal alpha after Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability"; the interval
is a percentile bootstrap over units (texts), since the pairs of one text are read together.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from scorer.errors import DataError
from scorer.storage import read_jsonl

DRAWS = 1000
_TEXTS: Final = ("action", "document")
"""Fields that may name the text whose pairs are drawn together."""

_GROUPS: Final = ("source", "style", "principle")
"""Fields that may name a group of rows; the first that a row has counts."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Agreement:
    """`alpha` with its 95 % interval, the share of equal labels, and how many pairs and texts.

    `counts` says how often which first label met which second one.
    """

    alpha: float
    low: float
    high: float
    share_equal: float
    pairs: int
    texts: int
    counts: Mapping[str, Mapping[str, int]]


def nominal_alpha(coincidences: NDArray[np.float64]) -> float:
    """Return alpha from a (k, k) table of first against second label.

    It is 1 where all labels are equal and of one kind, since nothing then disagrees.
    """
    matrix = coincidences + coincidences.T
    totals = matrix.sum(axis=1)
    size = totals.sum()
    expected = size**2 - (totals**2).sum()
    if expected == 0:
        return 1.0
    return float(1.0 - (size - 1) * (size - np.trace(matrix)) / expected)


def agreement(first: Sequence[str], second: Sequence[str], texts: Sequence[str]) -> Agreement:
    """Compare two readings of the same pairs.

    Args:
        first: labels of one reader.
        second: labels of the other, same order.
        texts: which text each pair belongs to.
    """
    names = sorted({*first, *second})
    number = {name: row for row, name in enumerate(names)}
    kinds = len(names)
    _, member = np.unique(list(texts), return_inverse=True)
    cell = np.array(
        [number[a] * kinds + number[b] for a, b in zip(first, second, strict=True)], dtype=np.intp
    )
    # One table of label against label for every text; a replicate is a weighted sum of them.
    tables = np.zeros((member.max() + 1, kinds * kinds))
    np.add.at(tables, (member, cell), 1.0)
    random = np.random.default_rng(0)
    weights = random.multinomial(len(tables), np.full(len(tables), 1 / len(tables)), size=DRAWS)
    drawn = [nominal_alpha(table.reshape(kinds, kinds)) for table in weights @ tables]
    low, high = np.quantile(drawn, [0.025, 0.975])
    point = nominal_alpha(tables.sum(axis=0).reshape(kinds, kinds))
    return Agreement(
        alpha=point,
        low=float(min(low, point)),
        high=float(max(high, point)),
        share_equal=float(np.mean([a == b for a, b in zip(first, second, strict=True)])),
        pairs=len(cell),
        texts=len(tables),
        counts=_counts(first, second),
    )


def _counts(first: Sequence[str], second: Sequence[str]) -> dict[str, dict[str, int]]:
    counted: dict[str, dict[str, int]] = {}
    for (one, other), number in sorted(Counter(zip(first, second, strict=True)).items()):
        counted.setdefault(one, {})[other] = number
    return counted


def agreement_of_file(path: Path) -> dict[str, Agreement]:
    """Read two readings and compare them: over all, by group, and in whatever else both coded.

    A row has `first` and `second`, the text it is of (`action` or `document`) and a group
    (`source`, `style` or `principle`). Where rows have `first_NAME` and `second_NAME` too, these
    are compared under NAME; a null is a label of its own.

    Raises:
        DataError: a row lacks a field.
    """
    rows = read_jsonl(path)
    groups: dict[str, list[dict[str, object]]] = {"all": rows}
    for row in rows:
        if not {"first", "second"} <= row.keys() or not all(
            _value(row, fields) for fields in (_TEXTS, _GROUPS)
        ):
            raise DataError(
                f"{path}: a row needs first and second, action or document, and source, style or "
                f"principle; has {row}"
            )
        groups.setdefault(_value(row, _GROUPS), []).append(row)
    found = {name: _compared(group) for name, group in groups.items()}
    for field in dict.fromkeys(key for row in rows for key in row if key.startswith("first_")):
        name = field.removeprefix("first_")
        both = [row for row in rows if {field, f"second_{name}"} <= row.keys()]
        if both:
            found[name] = _compared(both, f"_{name}")
    return found


def _value(row: Mapping[str, object], fields: Sequence[str]) -> str:
    return next((str(row[field]) for field in fields if row.get(field)), "")


def _compared(rows: Sequence[Mapping[str, object]], field: str = "") -> Agreement:
    return agreement(
        [str(row[f"first{field}"] or "") for row in rows],
        [str(row[f"second{field}"] or "") for row in rows],
        [_value(row, _TEXTS) for row in rows],
    )
