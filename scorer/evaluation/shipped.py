"""The labelled sets that come with the package, by name."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final, cast

from scorer.errors import DataError
from scorer.evaluation.deeds import load_deeds
from scorer.evaluation.narrow import load_narrow
from scorer.evaluation.pairs import LabelledPair, PairSet, read_pairs, whole
from scorer.principles import read_pack
from scorer.records import Action, Label, LeftOut, Principle, relation_of
from scorer.settings import shipped_folder
from scorer.sources import read_actions
from scorer.storage import cell_text, read_jsonl

CASE: Final = "new-world-order-1"
PACK: Final = "valdai-2024"
ALL: Final = "all"
"""In the place of a name: every set of `MEASURE_ONLY`."""
MEASURE_ONLY: Final = ("seed", "traps", "deeds-test", "narrow")
"""Sets that measure judges: one that was fitted on them could not be measured any more."""


def load_pairs(name_or_path: str | Path) -> PairSet:
    """Load a shipped set by name, else read a file of labelled pairs.

    Raises:
        DataError: neither a set of this name nor such a file is there.
    """
    name = str(name_or_path)
    if name in SHIPPED:
        return SHIPPED[name]()
    if not Path(name).is_file():
        raise DataError(
            f"{name} is not a file, and no labelled set has this name; "
            f"the sets are {', '.join(SHIPPED)}"
        )
    return read_pairs(Path(name))


def load_seed(folder: Path | None = None) -> PairSet:
    """Load the seed case: its actions under the six principles of the address; an event each."""
    folder = folder or shipped_folder("datasets", CASE)
    actions = {
        action.id: action
        for path in sorted(folder.glob("actions-*.jsonl"))
        for action in read_actions(path).actions
    }
    cards = {card.id: card for card in read_pack(PACK)}
    rows = read_jsonl(folder / "labels.jsonl")
    left_out = LeftOut(stage="seed", read=len(rows))
    pairs = []
    for row in rows:
        action, card = actions.get(cell_text(row, "action")), cards.get(cell_text(row, "principle"))
        if action is None or card is None:
            left_out.drop("action not in the case" if action is None else "principle not in pack")
        else:
            pairs.append(_seed_pair(row, card, action))
    left_out.kept = len(pairs)
    found = tuple(pairs)
    return PairSet(name="seed", pairs=found, left_out=left_out, sections=whole(found))


def _seed_pair(row: Mapping[str, object], card: Principle, action: Action) -> LabelledPair:
    severity = row.get("severity")
    return LabelledPair(
        id=f"{card.id}~{action.id}",
        principle=card,
        action=action.text,
        label=cast(Label, row["label"]),
        cluster=action.cluster,
        actor=action.actor,
        severity=float(severity) if isinstance(severity, int | float) and severity else None,
        mode=action.mode,
        groups={
            "actor": action.actor,
            "source": action.source_status,
            "relation": relation_of(card, action),
            "status": cell_text(row, "decided") or "not said",
            "year": action.date[:4] or "unknown",
        },
    )


def load_traps(folder: Path | None = None) -> PairSet:
    """Load the traps: contrast sets in which one action meets several principles, or reverses."""
    folder = folder or shipped_folder("datasets", CASE)
    read = read_pairs(folder / "traps.jsonl")
    return PairSet(
        name="traps",
        pairs=read.pairs,
        left_out=read.left_out,
        problems=read.problems,
        sections=read.sections,
    )


SHIPPED: Final[Mapping[str, Callable[[], PairSet]]] = {
    "seed": load_seed,
    "traps": load_traps,
    "deeds-dev": lambda: load_deeds("dev"),
    "deeds-test": lambda: load_deeds("test"),
    "narrow": load_narrow,
}
