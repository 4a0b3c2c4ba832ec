"""Check the columns of a table: each stands there once, and those that are needed do."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path

from scorer.errors import DataError


def check_unique(path: Path, columns: Iterable[str]) -> None:
    """Check that no column stands there twice; those without a name do not count.

    Raises:
        DataError: one does.
    """
    counted = Counter(columns)
    twice = next((name for name, count in counted.items() if name and count > 1), None)
    if twice is not None:
        raise DataError(f"{path}: column {twice!r} stands there twice; rename one of them")


def require_columns(
    file: str,
    present: Sequence[str],
    needed: Sequence[str],
    renamed: Mapping[str, str],
    *,
    table: str = "",
) -> None:
    """Check that every needed column is there, after renaming.

    Args:
        file: the name to show.
        present: the columns of the file.
        needed: the columns that must be there.
        renamed: needed name -> name in the file, as the user mapped them.
        table: what stands before a field in --map, where several files are read.

    Raises:
        DataError: the first that is absent, with the nearest name that is there.
    """
    for wanted in needed:
        name = renamed.get(wanted, wanted)
        if name in present:
            continue
        lowered = {column.lower().strip(): column for column in present}
        near = get_close_matches(name.lower(), lowered, n=1, cutoff=0.5)
        hint = f"did you mean {lowered[near[0]]!r}? " if near else ""
        shown = ", ".join(present[:12]) or "none"
        raise DataError(
            f"{file}: column {name!r} is missing; {hint}"
            f"It has: {shown}. Rename it, or map it with --map {table}{wanted}=COLUMN"
        )
