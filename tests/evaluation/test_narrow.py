"""Narrow principles that taught nobody."""

from scorer.evaluation.narrow import load_narrow
from scorer.evaluation.shipped import load_pairs
from scorer.labelled import read_micro
from scorer.settings import shipped_folder


def test_only_principles_of_the_test_part_are_met_and_both_ways() -> None:
    narrow = load_narrow()
    parts = {each.id: each.part for each in read_micro(shipped_folder("datasets", "deeds-1"))}
    assert {parts[pair.principle.id] for pair in narrow.pairs} == {"test"}
    labels = {pair.label for pair in narrow.pairs}
    assert labels == {"contradicts", "upholds", "unrelated"}
    assert len({pair.principle.id for pair in narrow.pairs}) >= 100


def test_sections_tell_near_misses_from_principles_at_random() -> None:
    narrow = load_narrow()
    kinds = {
        title: {narrow.pairs[row].groups["kind"] for row in rows}
        for title, rows in narrow.sections.items()
    }
    assert kinds["principles unseen"] == {"bearing", "near-miss", "random"}
    assert kinds["principles unseen, near misses alone"] == {"bearing", "near-miss"}
    assert kinds["principles unseen, random ones alone"] == {"bearing", "random"}


def test_a_principle_and_its_opposite_are_one_cluster() -> None:
    pairs = load_pairs("narrow").pairs
    clusters: dict[str, set[str]] = {}
    for pair in pairs:
        clusters.setdefault(pair.action, set()).add(pair.cluster)
    assert all(len(found) == 1 for found in clusters.values())
    assert not any(
        cluster.endswith("~opposite") for found in clusters.values() for cluster in found
    )
