"""Find the columns that are needed, and say which name was probably meant."""

from collections.abc import Mapping, Sequence
from difflib import get_close_matches

from scorer.errors import DataError


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
