"""Narrow principles that taught nobody, as labelled pairs: what a judge makes of new principles."""

from pathlib import Path
from typing import Final

import numpy as np

from scorer.evaluation.pairs import LabelledPair, PairSet
from scorer.labelled import narrow_pairs, read_micro, read_partitions
from scorer.records import LeftOut, Principle
from scorer.settings import shipped_folder

DEEDS: Final = "deeds-1"


def load_narrow(folder: Path | None = None) -> PairSet:
    """Load the test part of the narrow principles; near misses and principles at random apart."""
    folder = folder or shipped_folder("datasets", DEEDS)
    micro, partitions = read_micro(folder), read_partitions(folder)
    coded = narrow_pairs(micro, partitions, "test")
    family = {each.id: each.family for each in micro}
    rows = {pair.row.id for pair in coded}
    left_out = LeftOut(stage="narrow", read=sum(len(each.rows) for each in micro), kept=len(rows))
    left_out.drop("row of another part", left_out.read - len(rows))
    kind = np.array([pair.kind for pair in coded])
    masks = {
        "principles unseen": kind != "",
        "principles unseen, near misses alone": kind != "random",
        "principles unseen, random ones alone": kind != "near-miss",
    }
    return PairSet(
        name="narrow",
        pairs=tuple(
            LabelledPair(
                id=f"{pair.facet}~{pair.row.id}",
                # One wording of four stands for the principle; the id is that of the principle.
                principle=Principle(id=pair.facet, text=pair.wording),
                action=pair.row.text,
                label=pair.label,
                cluster=family.get(next(iter((*pair.row.bears, *pair.row.near_miss))), pair.facet),
                set=pair.row.group,
                mode=pair.row.mode if pair.row.kind == "act" else None,
                groups={"kind": pair.kind},
            )
            for pair in coded
        ),
        left_out=left_out,
        sections={name: np.flatnonzero(mask) for name, mask in masks.items()},
    )
