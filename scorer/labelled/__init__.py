"""The project's own coded data: rows, facets, partitions, and the pairs made from them."""

from scorer.labelled.facets import Facet, read_facets, read_wordings
from scorer.labelled.micro import MicroPrinciple, read_micro, write_micro_parts
from scorer.labelled.pairs import CodedPair, coded_pairs, narrow_pairs
from scorer.labelled.partitions import (
    DUPLICATE_COSINE,
    SEED_CASE_COSINE,
    Part,
    Partitions,
    assign_parts,
    event_clusters,
    facet_components,
    keep_parts,
    near_seed_case,
    part_of,
    principle_clusters,
    read_partitions,
    unseen_facets,
    write_partitions,
)
from scorer.labelled.rows import LabelledRow, read_rows

__all__ = [
    "DUPLICATE_COSINE",
    "SEED_CASE_COSINE",
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
    "keep_parts",
    "narrow_pairs",
    "near_seed_case",
    "part_of",
    "principle_clusters",
    "read_facets",
    "read_micro",
    "read_partitions",
    "read_rows",
    "read_wordings",
    "unseen_facets",
    "write_micro_parts",
    "write_partitions",
]
