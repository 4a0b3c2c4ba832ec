"""Rows to tensors: labels as signs, names put back for the mask at random."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from scorer.labelled.micro import SOURCE as MICRO
from scorer.labelled.rows import LabelledRow
from scorer.records import MODES

# Stand-ins for the masked actor. They only have to be many and to carry no label.
STATES: Final = (
    "Albania Angola Argentina Armenia Australia Austria Bahrain Bangladesh Belgium Bolivia "
    "Botswana Brazil Bulgaria Cambodia Cameroon Canada Chile China Colombia Croatia Cuba "
    "Denmark Ecuador Egypt Estonia Ethiopia Finland France Gabon Georgia Germany Ghana "
    "Greece Guatemala Hungary Iceland India Indonesia Iran Iraq Ireland Israel Italy Jamaica "
    "Japan Jordan Kazakhstan Kenya Kuwait Laos Latvia Lebanon Liberia Libya Lithuania "
    "Malaysia Mali Malta Mexico Moldova Mongolia Morocco Mozambique Namibia Nepal "
    "Netherlands Nicaragua Niger Nigeria Norway Oman Pakistan Panama Peru Poland Portugal "
    "Qatar Romania Russia Rwanda Senegal Serbia Singapore Slovakia Slovenia Somalia Spain "
    "Sudan Sweden Switzerland Syria Tanzania Thailand Tunisia Turkey Uganda Ukraine Uruguay "
    "Venezuela Vietnam Yemen Zambia Zimbabwe"
).split()
ROLES: Final = (
    "The government|The ministry|The authorities|The state|The party|The company|The firm|"
    "The administration|The parliament|The council|The agency|The group|Officials|"
    "The president|The prime minister|The board|The republic|The kingdom|The cabinet|"
    "The regulator"
).split("|")
IGNORED: Final = -100
"""What the cross-entropy of torch passes over."""
_MASK: Final = re.compile(r"\[ACTOR\]")


@dataclass(frozen=True, kw_only=True, slots=True)
class Targets:
    """Labels as arrays with one row a text and one column a facet.

    `bears`: 1, 0, or NaN where the label must not be seen. `direction`: 1 upholds, 0 contradicts,
    NaN where nothing bears. `severity`: 1 to 3 or NaN. `weight`: of the bears loss. `mode`: index.
    """

    bears: NDArray[np.float32]
    direction: NDArray[np.float32]
    severity: NDArray[np.float32]
    weight: NDArray[np.float32]
    mode: NDArray[np.int64]


def targets_of(
    rows: Sequence[LabelledRow],
    facets: Sequence[str],
    hidden: Mapping[str, str],
    *,
    micro: Sequence[str] = (),
    near_miss_weight: float = 3.0,
) -> Targets:
    """Turn labels into arrays, facets first, then the narrow principles.

    The columns of hidden facets are NaN throughout. Nobody has said whether a deed bears on the
    narrow principles, nor theirs on the facets: those entries are NaN too.
    """
    column = {name: number for number, name in enumerate((*facets, *micro))}
    shape = (len(rows), len(column))
    bears, weight = np.zeros(shape, np.float32), np.ones(shape, np.float32)
    direction, severity = np.full(shape, np.nan, np.float32), np.full(shape, np.nan, np.float32)
    for number, row in enumerate(rows):
        for facet, label in row.bears.items():
            bears[number, column[facet]] = 1.0
            direction[number, column[facet]] = float(label == "upholds")
        for facet, grade in row.severity.items():
            severity[number, column[facet]] = grade
        for facet in row.near_miss:
            weight[number, column[facet]] = near_miss_weight
    of_micro = np.array([row.source == MICRO for row in rows], dtype=bool)
    bears[of_micro, : len(facets)] = np.nan
    bears[~of_micro, len(facets) :] = np.nan
    for facet in hidden:
        for array in (bears, direction, severity):
            array[:, column[facet]] = np.nan
    mode = np.array([_mode_of(row) for row in rows], dtype=np.int64)
    return Targets(bears=bears, direction=direction, severity=severity, weight=weight, mode=mode)


def _mode_of(row: LabelledRow) -> int:
    # The near misses of narrow principles were written without a mode.
    return IGNORED if row.source == MICRO and row.kind == "near" else MODES.index(row.mode)


def with_names(text: str, random: np.random.Generator, *, keep_mask: float = 0.6) -> str:
    """Put a random state or role in the place of the mask in some of the texts."""
    if "[ACTOR]" not in text or random.random() < keep_mask:
        return text
    if random.random() < 0.6:
        name = str(random.choice(STATES))
    else:
        name = str(random.choice(ROLES))
        if not text.startswith("[ACTOR]"):
            name = name[0].lower() + name[1:]
    filled = _MASK.sub(name, text)
    return filled.replace("The the ", "The ").replace("the the ", "the ")
