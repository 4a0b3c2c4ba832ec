"""Make the partitions of `datasets/deeds-1`, once; their result is committed."""

from collections import Counter
from pathlib import Path

from scorer.encoders import Encoder
from scorer.labelled import (
    Partitions,
    assign_parts,
    event_clusters,
    near_seed_case,
    read_facets,
    read_rows,
    unseen_facets,
    write_partitions,
)
from scorer.records import Action
from scorer.sources import read_actions


def prepare_partitions(folder: Path, case: Path, encoder: Encoder) -> Counter[tuple[str, str]]:
    """Cluster all rows, hold out what is near the seed case, and write the partitions.

    Args:
        folder: the deeds data set.
        case: the folder of the seed case, whose events must not teach.
        encoder: the bundled encoder.

    Returns:
        Rows by (source, part).
    """
    rows = read_rows(folder)
    vectors = encoder.encode([row.text for row in rows])
    actions: list[Action] = []
    for path in sorted(case.glob("actions-*.jsonl")):
        actions.extend(read_actions(path).actions)
    clusters = event_clusters(rows, vectors)
    case_vectors = encoder.encode([action.text for action in actions])
    near = near_seed_case(rows, vectors, actions, case_vectors)
    parts = assign_parts(rows, clusters, near)
    opposed = {facet.id: facet.opposed_by for facet in read_facets(folder)}
    write_partitions(
        folder,
        Partitions(
            part={row.id: part for row, part in zip(rows, parts, strict=True)},
            cluster={row.id: rows[cluster].id for row, cluster in zip(rows, clusters, strict=True)},
            hidden=unseen_facets(opposed),
        ),
    )
    return Counter((row.source, part) for row, part in zip(rows, parts, strict=True))
