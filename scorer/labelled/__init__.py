"""The project's own coded data: rows, facets, partitions, and the pairs made from them."""

from scorer.labelled.facets import Facet, read_facets, read_wordings
from scorer.labelled.micro import MicroPrinciple, read_micro
from scorer.labelled.pairs import CodedPair, coded_pairs
from scorer.labelled.partitions import (
    Part,
    Partitions,
    assign_parts,
    event_clusters,
    facet_components,
    near_seed_case,
    read_partitions,
    unseen_facets,
    write_partitions,
)
from scorer.labelled.rows import LabelledRow, read_rows

__all__ = [
    "CodedPair",
    "Facet",
    "LabelledRow",
    "MicroPrinciple",
    "Part",
    "Partitions",
    "assign_parts",
    "coded_pairs",
    "event_clusters",
    "facet_components",
    "near_seed_case",
    "read_facets",
    "read_micro",
    "read_partitions",
    "read_rows",
    "read_wordings",
    "unseen_facets",
    "write_partitions",
]
