"""The coded deeds as labelled pairs, in the sections that are reported."""

from pathlib import Path
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from scorer.evaluation.pairs import LabelledPair, PairSet
from scorer.labelled import (
    CodedPair,
    coded_pairs,
    read_facets,
    read_partitions,
    read_rows,
    read_wordings,
)
from scorer.records import LeftOut, Principle
from scorer.settings import shipped_folder

DEEDS: Final = "deeds-1"
RECENT: Final = 2022
"""Real deeds from this year on are measured apart: no older text can have told of them."""


def load_deeds(part: Literal["dev", "test"], folder: Path | None = None) -> PairSet:
    """Load a part of the coded deeds; trained and unseen facets, and acts, in sections apart."""
    folder = folder or shipped_folder("datasets", DEEDS)
    partitions, rows = read_partitions(folder), read_rows(folder)
    facets = [facet.id for facet in read_facets(folder)]
    chosen = partitions.rows(rows, part)
    # Wordings that taught nobody: the judge has to find out what they are about.
    wordings = read_wordings(folder, part="held-out")
    trained = [facet for facet in facets if facet not in partitions.hidden]
    unseen = [facet for facet in facets if partitions.hidden.get(facet) == part]
    coded = coded_pairs(chosen, wordings, facets=trained)
    seen = len(coded)
    coded += coded_pairs(chosen, wordings, facets=unseen)
    left_out = LeftOut(stage=f"deeds-{part}", read=len(rows), kept=len(chosen))
    left_out.drop("row of another part", len(rows) - len(chosen))
    return PairSet(
        name=f"deeds-{part}",
        pairs=tuple(_deed_pair(pair, partitions.cluster[pair.row.id]) for pair in coded),
        left_out=left_out,
        sections=_sections(coded, np.arange(len(coded)) < seen),
    )


def _deed_pair(pair: CodedPair, cluster: str) -> LabelledPair:
    row = pair.row
    return LabelledPair(
        id=f"{pair.facet}~{row.id}",
        # One wording stands for the facet; the id is that of the facet, so that rows of one
        # minimal set meet under it whichever wording each has.
        principle=Principle(id=pair.facet, text=pair.wording),
        action=row.text,
        label=pair.label,
        cluster=cluster,
        actor=row.actor or "",
        set=row.group if row.group != row.id else "",
        severity=row.severity.get(pair.facet),
        mode=row.mode,
        groups={
            "facet": pair.facet,
            "source": row.source,
            "kind": pair.kind,
            "status": row.kind,
            "year": str(row.year or "unknown"),
            **({"actor": row.actor} if row.actor else {}),
        },
    )


def _sections(coded: list[CodedPair], trained: NDArray[np.bool_]) -> dict[str, NDArray[np.intp]]:
    acts = np.array([pair.row.source == "acts" for pair in coded], dtype=np.bool_)
    kind = np.array([pair.kind for pair in coded])
    recent = np.array(
        [pair.row.kind == "real" and (pair.row.year or 0) >= RECENT for pair in coded],
        dtype=np.bool_,
    )
    near, drawn = kind != "random", kind != "near-miss"
    masks = {
        "events unseen": trained & ~acts,
        "events unseen, near misses alone": trained & ~acts & near,
        "events unseen, random facets alone": trained & ~acts & drawn,
        f"events unseen, real deeds from {RECENT} on": trained & recent,
        "hidden facets": ~trained & ~acts,
        "hidden facets, near misses alone": ~trained & ~acts & near,
        "hidden facets, random facets alone": ~trained & ~acts & drawn,
        "short acts (events unseen)": trained & acts,
    }
    return {name: np.flatnonzero(mask) for name, mask in masks.items() if mask.any()}
