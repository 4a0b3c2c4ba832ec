"""Which row may teach, which may choose, which may only measure."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorer.labelled import (
    Partitions,
    assign_parts,
    event_clusters,
    facet_components,
    keep_parts,
    near_seed_case,
    principle_clusters,
    read_partitions,
    unseen_facets,
    write_partitions,
)
from scorer.records import Action

from .making import at_cosines, make_row


def _together(one: dict[str, object], other: dict[str, object], cosine: float) -> bool:
    rows = [make_row("one", **one), make_row("other", **other)]
    first, second = event_clusters(rows, at_cosines(1.0, cosine))
    return first == second


def test_rows_of_one_set_never_part_however_far_their_texts_are() -> None:
    rows = [make_row("a", group="set"), make_row("b"), make_row("c", group="set")]
    assert event_clusters(rows, at_cosines(0.0, 0.0, 0.0)) == [0, 1, 0]


@pytest.mark.parametrize(
    ("one", "other", "cosine", "together"),
    [
        ({}, {}, 0.90, True),
        ({}, {}, 0.85, False),
        ({"source": "acts"}, {"source": "acts"}, 0.96, False),
        ({"source": "acts"}, {"source": "wire"}, 0.98, True),
    ],
)
def test_near_duplicates_stay_together_wherever_they_stand(
    one: dict[str, object], other: dict[str, object], cosine: float, together: bool
) -> None:
    assert _together(one, other, cosine) is together


@pytest.mark.parametrize(
    ("one", "other", "cosine", "together"),
    [
        ({"actor": "N", "year": 2014}, {"actor": "N", "year": 2016}, 0.65, True),
        ({"actor": "N", "year": 2014}, {"actor": "N", "year": 2017}, 0.65, False),
        ({"actor": "N", "year": 2014}, {"actor": "S", "year": 2014}, 0.65, False),
        ({"actor": "N", "year": 2014}, {"actor": "N", "year": 2014}, 0.55, False),
        ({"year": 2014}, {"year": 2014}, 0.65, False),
        ({"actor": "N", "year": 2014}, {"actor": "N"}, 0.65, False),
    ],
)
def test_one_actor_within_two_years_with_similar_text_may_be_one_event(
    one: dict[str, object], other: dict[str, object], cosine: float, together: bool
) -> None:
    assert _together(one, other, cosine) is together


@pytest.mark.parametrize(("cosine", "together"), [(0.70, False), (0.80, True)])
def test_masked_actors_are_not_known_to_be_the_same_and_have_to_be_closer(
    cosine: float, together: bool
) -> None:
    masked = {"actor": "[ACTOR]", "kind": "invented"}
    assert _together(masked, masked, cosine) is together


def test_a_chain_of_likenesses_is_one_cluster() -> None:
    rows = [make_row(name) for name in "abc"]
    angles = np.array([0.0, 0.4, 0.8])
    vectors = np.stack([np.cos(angles), np.sin(angles)], axis=1).astype(np.float32)
    assert vectors[0] @ vectors[2] < 0.88 < vectors[0] @ vectors[1]
    assert event_clusters(rows, vectors) == [0, 0, 0]


def test_likenesses_are_also_found_across_blocks() -> None:
    """Vectors are compared a thousand rows at a time."""
    rows = [make_row(str(number)) for number in range(1_100)]
    vectors = np.eye(1_100, dtype=np.float32)
    vectors[1_099] = vectors[3]
    clusters = event_clusters(rows, vectors)
    assert clusters[1_099] == clusters[3] == 3
    assert len(set(clusters)) == 1_099


SEED_ACTION = Action(id="a", text="t", actor="N", date="2014-03-18")


@pytest.mark.parametrize(
    ("fields", "cosine", "near"),
    [
        ({}, 0.70, True),
        ({}, 0.60, False),
        ({"actor": "N", "year": 2015}, 0.50, True),
        ({"actor": "N", "year": 2016}, 0.50, False),
        ({"actor": "S", "year": 2014}, 0.50, False),
        ({"actor": "N", "year": 2014}, 0.40, False),
    ],
)
def test_a_row_that_may_tell_of_the_seed_case_is_known(
    fields: dict[str, object], cosine: float, near: bool
) -> None:
    rows, vectors = [make_row("r", **fields)], np.array([[cosine, 0.0]], dtype=np.float32)
    case = np.array([[1.0, 0.0]], dtype=np.float32)
    assert near_seed_case(rows, vectors, [SEED_ACTION], case) == [near]


def test_a_whole_cluster_is_held_out_where_one_row_is_near_the_seed_case() -> None:
    rows = [make_row(name) for name in "abc"]
    parts = assign_parts(rows, [0, 0, 2], [False, True, False])
    assert parts[:2] == ["held-out", "held-out"]
    assert parts[2] != "held-out"


@given(st.lists(st.integers(0, 9), min_size=10, max_size=30))
def test_no_cluster_is_ever_in_two_parts(drawn: list[int]) -> None:
    clusters = [*range(10), *drawn]
    rows = [make_row(str(number)) for number in range(len(clusters))]
    parts = assign_parts(rows, clusters, [False] * len(rows))
    assert len(set(zip(clusters, parts, strict=True))) == 10


def test_a_part_hangs_on_the_first_rows_id_and_shares_are_eight_one_one() -> None:
    rows = [make_row(f"row-{number}") for number in range(4_000)]
    parts = assign_parts(rows, range(4_000), [False] * 4_000)
    shares = [parts.count(part) / 4_000 for part in ("train", "dev", "test")]
    assert shares == pytest.approx([0.8, 0.1, 0.1], abs=0.02)
    assert parts == assign_parts(rows, range(4_000), [False] * 4_000)


def test_rows_that_have_a_part_keep_it_and_new_ones_follow_their_cluster() -> None:
    rows = [make_row(name) for name in ("old", "joins", "other", "follows", "alone")]
    before = Partitions(
        part={"old": "dev", "other": "test"}, cluster={"old": "o", "other": "x"}, hidden={}
    )
    parts, clusters = keep_parts(rows, [0, 0, 2, 2, 4], ["train"] * 5, before)
    assert list(parts.values()) == ["dev", "dev", "test", "test", "train"]
    assert list(clusters.values()) == ["o", "o", "x", "x", "alone"]


def test_a_new_row_between_two_parts_is_held_out_and_joins_nothing() -> None:
    rows = [make_row(name) for name in ("old", "between", "other")]
    before = Partitions(
        part={"old": "dev", "other": "test"}, cluster={"old": "o", "other": "x"}, hidden={}
    )
    parts, clusters = keep_parts(rows, [0, 0, 0], ["train"] * 3, before)
    assert parts == {"old": "dev", "between": "held-out", "other": "test"}
    assert clusters == {"old": "o", "between": "between", "other": "x"}


def test_principles_that_say_nearly_the_same_are_one_cluster() -> None:
    vectors = np.array([[1.0, 0.0], [0.8, 0.6], [0.0, 1.0]], dtype=np.float32)
    found = principle_clusters(["a", "b", "c"], vectors)
    assert found == {"a": "a", "b": "a", "c": "c"}
    assert principle_clusters(["a", "b", "a"], vectors[[0, 1, 1]])["b"] == "a"


OPPOSED = {"a": "b", "b": "a", "c": "b", "d": None, "e": "f", "f": None}


def test_facets_that_oppose_each_other_by_any_way_are_one_component() -> None:
    assert sorted(facet_components(OPPOSED)) == [("a", "b", "c"), ("d",), ("e", "f")]


def test_unseen_facets_are_whole_components_eight_for_each_part() -> None:
    opposed = {f"{side}{number}": f"{other}{number}" for number in range(20) for side, other in
               (("up", "down"), ("down", "up"))}  # fmt: skip
    hidden = unseen_facets(opposed)
    assert sorted(hidden.values()) == ["dev"] * 16 + ["test"] * 16
    for names in facet_components(opposed):
        assert len({hidden.get(name) for name in names}) == 1
    backwards = dict(reversed(list(opposed.items())))
    assert unseen_facets(backwards) == hidden


def test_partitions_are_read_as_they_were_written(tmp_path: Path) -> None:
    written = Partitions(
        part={"b": "train", "a": "held-out"},
        cluster={"b": "b", "a": "b"},
        hidden={"openness": "dev"},
    )
    write_partitions(tmp_path, written)
    assert read_partitions(tmp_path) == written


def test_the_rows_of_a_part_keep_their_order() -> None:
    rows = [make_row(name) for name in "abc"]
    parts = Partitions(part={"a": "dev", "b": "train", "c": "dev"}, cluster={}, hidden={})
    assert [row.id for row in parts.rows(rows, "dev")] == ["a", "c"]
