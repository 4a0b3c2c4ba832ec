"""Krippendorff's alpha of two readings, with an interval.

Nominal alpha after Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability"; the interval
is a percentile bootstrap over units (texts), since the pairs of one text are read together.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from scorer.errors import DataError
from scorer.storage import read_jsonl

DRAWS = 1000


@dataclass(frozen=True, kw_only=True, slots=True)
class Agreement:
    """`alpha` with its 95 % interval, the share of equal labels, and how many pairs and texts."""

    alpha: float
    low: float
    high: float
    share_equal: float
    pairs: int
    texts: int


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
    )


def agreement_of_file(path: Path) -> dict[str, Agreement]:
    """Read `first` and `second` labels and compare them: over all, and by source or principle.

    Raises:
        DataError: a row lacks a field.
    """
    rows = read_jsonl(path)
    groups: dict[str, list[dict[str, object]]] = {"all": rows}
    for row in rows:
        if not {"action", "principle", "first", "second"} <= row.keys():
            raise DataError(f"{path}: a row needs action, principle, first and second; has {row}")
        groups.setdefault(str(row.get("source") or row["principle"]), []).append(row)
    return {
        name: agreement(
            [str(row["first"]) for row in group],
            [str(row["second"]) for row in group],
            [str(row["action"]) for row in group],
        )
        for name, group in groups.items()
    }
