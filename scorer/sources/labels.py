"""What a code of CAMEO, PLOVER or the dispute data says, in our own short words."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal, cast

from scorer.records import Mode

System = Literal["cameo", "plover", "mid"]


@dataclass(frozen=True, kw_only=True, slots=True)
class CodeLabel:
    """A deed in the past tense (`imposed a blockade`), what leads to its recipient, its mode.

    `to` is a preposition, or empty where the recipient follows at once. `mode` is None where the
    code alone does not tell words from deeds.
    """

    code: str
    label: str
    to: str
    mode: Mode | None


@cache
def labels(system: System) -> Mapping[str, CodeLabel]:
    """Return the labels of a system by code; a code without a mode has that of its root."""
    file = resources.files("scorer.sources") / "data" / f"{system}.tsv"
    found: dict[str, CodeLabel] = {}
    with file.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            code, mode = row["code"], row["mode"]
            root = found.get(root_of(system, code))
            if mode:
                known = None if mode == "?" else cast(Mode, mode)
            else:
                known = root.mode if root else None
            to = "" if row["to"] == "=" else row["to"]
            found[code] = CodeLabel(code=code, label=row["label"], to=to, mode=known)
    return found


def root_of(system: System, code: str) -> str:
    """Return the root of a code: two digits in CAMEO, the type in PLOVER."""
    if system == "cameo":
        return code[:2]
    return code.partition(":")[0]


def find_cameo(written: str) -> CodeLabel | None:
    """Find a CAMEO code, also one that lost its leading zero; the nearest parent where it is new.

    >>> [label.code for label in map(find_cameo, ("0251", "251", "40", "1959")) if label]
    ['0251', '0251', '040', '195']
    """
    known = labels("cameo")
    for code in (written, f"0{written}"):
        if code in known:
            return known[code]
    for cut in range(len(written) - 1, 1, -1):
        if written[:cut] in known:
            return known[written[:cut]]
    return None


def find_plover(kind: str, mode: str = "") -> CodeLabel | None:
    """Find a PLOVER type with its mode; the type alone where the mode is not known."""
    known = labels("plover")
    kind = kind.strip().upper()
    return known.get(f"{kind}:{mode.strip().lower()}") or known.get(kind)
