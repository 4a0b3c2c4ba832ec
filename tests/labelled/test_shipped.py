"""What must hold of `datasets/deeds-1` as it is shipped."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

import pytest

from scorer.labelled import (
    LabelledRow,
    MicroPrinciple,
    Partitions,
    facet_components,
    read_facets,
    read_micro,
    read_partitions,
    read_rows,
    read_wordings,
    unseen_facets,
)
from scorer.settings import shipped_folder


@pytest.fixture(scope="module")
def folder() -> Path:
    return shipped_folder("datasets", "deeds-1")


@pytest.fixture(scope="module")
def rows(folder: Path) -> list[LabelledRow]:
    return read_rows(folder)


@pytest.fixture(scope="module")
def partitions(folder: Path) -> Partitions:
    return read_partitions(folder)


@pytest.fixture(scope="module")
def micro(folder: Path) -> list[MicroPrinciple]:
    return read_micro(folder)


def _in_two(keyed: Iterable[tuple[str, str]]) -> list[str]:
    parts: dict[str, set[str]] = defaultdict(set)
    for key, part in keyed:
        parts[key].add(part)
    return [key for key, found in parts.items() if len(found) > 1]


def test_every_row_has_an_id_of_its_own_and_a_part(
    rows: list[LabelledRow], micro: list[MicroPrinciple], partitions: Partitions
) -> None:
    narrow = [row for each in micro for row in each.rows]
    assert Counter(row.id for row in (*rows, *narrow)).most_common(1)[0][1] == 1
    every = {row.id for row in (*rows, *narrow)}
    assert every == set(partitions.part) == set(partitions.cluster)


def test_no_cluster_is_in_two_parts(partitions: Partitions) -> None:
    assert not _in_two(
        (partitions.cluster[row], part)
        for row, part in partitions.part.items()
        if part != "held-out" or not partitions.cluster[row].startswith("micro:")
    )


def test_no_set_and_no_act_with_its_reversals_is_in_two_parts(
    rows: list[LabelledRow], partitions: Partitions
) -> None:
    assert not _in_two((row.group, partitions.part[row.id]) for row in rows)


def test_no_text_stands_in_two_parts_not_even_with_other_case_or_stops(
    rows: list[LabelledRow], partitions: Partitions
) -> None:
    plain = str.maketrans("", "", " .,;:'\"-")
    assert not _in_two(
        (row.text.casefold().translate(plain), partitions.part[row.id]) for row in rows
    )


def test_no_text_of_a_narrow_principle_that_teaches_measures_anything(
    rows: list[LabelledRow], micro: list[MicroPrinciple], partitions: Partitions
) -> None:
    narrow = [row for each in micro for row in each.rows]
    taught = {row.text for row in narrow if partitions.part[row.id] == "train"}
    measuring = {row.text for row in (*rows, *narrow) if partitions.part[row.id] != "train"}
    assert taught
    assert not taught & measuring


def test_a_narrow_principle_and_its_opposite_are_of_one_part(
    micro: list[MicroPrinciple], partitions: Partitions
) -> None:
    assert not _in_two((each.family, str(each.part)) for each in micro)
    for each in micro:
        parts = {partitions.part[row.id] for row in each.rows}
        assert parts <= {each.part, "held-out"}, each.id
    counted = Counter(each.part for each in micro)
    assert min(counted["dev"], counted["test"]) >= 100


def test_no_narrow_principle_that_teaches_shares_a_wording_with_one_that_measures(
    micro: list[MicroPrinciple],
) -> None:
    said: dict[bool, set[str]] = {True: set(), False: set()}
    for each in micro:
        said[each.part == "train"].update(text.casefold().strip(" .") for text in each.wordings)
    assert not said[True] & said[False]


def test_rows_are_held_out_and_the_rest_falls_eight_one_one(
    rows: list[LabelledRow], partitions: Partitions
) -> None:
    counted = Counter(partitions.part[row.id] for row in rows)
    assert counted["held-out"] >= 100
    rest = counted.total() - counted["held-out"]
    assert counted["train"] / rest == pytest.approx(0.8, abs=0.03)
    assert counted["dev"] / rest == pytest.approx(0.1, abs=0.03)
    assert counted["test"] / rest == pytest.approx(0.1, abs=0.03)


def test_every_source_of_deeds_measures_too(
    rows: list[LabelledRow], partitions: Partitions
) -> None:
    for source in {row.source for row in rows}:
        parts = {partitions.part[row.id] for row in rows if row.source == source}
        assert parts >= {"train", "dev", "test"}, source


def test_unseen_facets_are_those_of_the_hash_and_eight_components_a_part(
    folder: Path, partitions: Partitions
) -> None:
    opposed = {facet.id: facet.opposed_by for facet in read_facets(folder)}
    assert partitions.hidden == unseen_facets(opposed)
    counted: Counter[str] = Counter()
    for names in facet_components(opposed):
        (part,) = {partitions.hidden.get(name, "seen") for name in names}
        counted[part] += 1
    assert counted["dev"] >= 8
    assert counted["test"] >= 8
    assert counted["seen"] >= 8


def test_labels_name_known_facets_and_only_deeds_bear(
    folder: Path, rows: list[LabelledRow]
) -> None:
    known = {facet.id for facet in read_facets(folder)}
    assert len(known) == 90
    for row in rows:
        assert known.issuperset([*row.bears, *row.near_miss, *row.severity]), row.id
        assert not set(row.bears) & set(row.near_miss), row.id
        assert row.mode == "deed" or not row.bears, row.id
        assert all(row.bears.get(facet) == "contradicts" for facet in row.severity), row.id
        assert set(row.severity.values()) <= {1, 2, 3}, row.id


def test_every_facet_has_wordings_that_teach_and_others_that_measure(folder: Path) -> None:
    names = [facet.id for facet in read_facets(folder)]
    teaching, measuring = (read_wordings(folder, part=part) for part in ("train", "held-out"))
    assert min(len(teaching[name]) for name in names) >= 20
    assert min(len(measuring[name]) for name in names) >= 1
    taught = {wording for stated in teaching.values() for wording in stated}
    assert not taught & {wording for stated in measuring.values() for wording in stated}
