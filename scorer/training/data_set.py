"""The folder `datasets/deeds-1` as training sees it: rows, facets, wordings and partitions."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from scorer.labelled import (
    Facet,
    LabelledRow,
    MicroPrinciple,
    Part,
    Partitions,
    read_facets,
    read_micro,
    read_partitions,
    read_rows,
    read_wordings,
)
from scorer.masking import mask_actor
from scorer.settings import shipped_folder

DEEDS = "deeds-1"


@dataclass(frozen=True, kw_only=True, slots=True)
class DeedsData:
    """All of the coded data, read once; `fresh_wordings` never teach: they measure."""

    facets: tuple[Facet, ...]
    rows: tuple[LabelledRow, ...]
    wordings: Mapping[str, list[str]]
    fresh_wordings: Mapping[str, list[str]]
    partitions: Partitions
    micro: tuple[MicroPrinciple, ...] = ()

    @property
    def facet_ids(self) -> tuple[str, ...]:
        """The order of every facet axis."""
        return tuple(facet.id for facet in self.facets)

    def part(self, part: Part) -> list[LabelledRow]:
        """Return the rows of a part."""
        return self.partitions.rows(self.rows, part)

    def masked(self, part: Part) -> list[LabelledRow]:
        """Return the rows of a part with the acting actor of real deeds masked, as when judged."""
        return [
            replace(row, text=mask_actor(row.text, row.actor)) if row.actor else row
            for row in self.part(part)
        ]

    @property
    def taught_micro(self) -> list[MicroPrinciple]:
        """The narrow principles that may teach."""
        return [each for each in self.micro if each.part == "train"]

    def micro_rows(self, part: Part) -> list[LabelledRow]:
        """Return the rows of the narrow principles of a part, those held out for themselves not."""
        rows = [row for each in self.micro if each.part == part for row in each.rows]
        return self.partitions.rows(rows, part)


def read_data_set(folder: Path | None = None) -> DeedsData:
    """Read the shipped data set, or one like it."""
    folder = folder or shipped_folder("datasets", DEEDS)
    return DeedsData(
        facets=read_facets(folder),
        rows=tuple(read_rows(folder)),
        wordings=read_wordings(folder, part="train"),
        fresh_wordings=read_wordings(folder, part="held-out"),
        partitions=read_partitions(folder),
        micro=tuple(read_micro(folder)),
    )
