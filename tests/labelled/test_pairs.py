"""Rows and facets as labelled pairs."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from scorer.labelled import MicroPrinciple, Partitions, coded_pairs, narrow_pairs

from .making import make_row

FACETS = [f"f{number}" for number in range(10)]
WORDINGS = {facet: [f"{facet} one", f"{facet} two", f"{facet} three"] for facet in FACETS}
ROW = make_row("r", bears={"f1": "contradicts", "f2": "upholds"}, near_miss=("f3",))


def test_the_mix_is_every_bearing_every_near_miss_and_two_at_random() -> None:
    pairs = coded_pairs([ROW], WORDINGS, facets=FACETS)
    assert Counter(pair.kind for pair in pairs) == {"bearing": 2, "near-miss": 1, "random": 2}
    assert [pair.facet for pair in pairs[:3]] == ["f1", "f2", "f3"]


def test_labels_are_those_of_the_row_and_otherwise_unrelated() -> None:
    labels = {pair.facet: pair.label for pair in coded_pairs([ROW], WORDINGS, facets=FACETS)}
    assert labels["f1"] == "contradicts"
    assert labels["f2"] == "upholds"
    assert {label for facet, label in labels.items() if facet not in ROW.bears} == {"unrelated"}


@given(st.sampled_from(["r1", "r2", "r3", "r4"]), st.integers(0, 12))
def test_facets_at_random_are_never_those_that_bear_or_nearly_do(name: str, many: int) -> None:
    row = make_row(name, bears={"f1": "upholds"}, near_miss=("f3",))
    pairs = coded_pairs([row], WORDINGS, facets=FACETS, random_facets=many)
    drawn = [pair.facet for pair in pairs if pair.kind == "random"]
    assert not {"f1", "f3"} & set(drawn)
    assert len(drawn) == len(set(drawn)) == min(many, 8)


def test_pairs_are_the_same_in_every_run_and_beside_any_other_rows() -> None:
    rows = [make_row(f"r{number}", bears={"f1": "upholds"}) for number in range(20)]
    once = coded_pairs(rows, WORDINGS, facets=FACETS)
    assert coded_pairs(rows, WORDINGS, facets=list(reversed(FACETS))) == once
    alone = [pair for row in reversed(rows) for pair in coded_pairs([row], WORDINGS, facets=FACETS)]
    assert sorted(alone, key=repr) == sorted(once, key=repr)
    assert len({pair.wording for pair in once if pair.facet == "f1"}) == 3


def test_facets_that_are_not_allowed_make_no_pair() -> None:
    pairs = coded_pairs([ROW], WORDINGS, facets=["f2", "f9"])
    assert [(pair.facet, pair.kind) for pair in pairs] == [("f2", "bearing"), ("f9", "random")]


def test_no_rows_make_no_pairs() -> None:
    assert coded_pairs([], WORDINGS, facets=FACETS) == []


DEED = make_row("deed", bears={"n1": "upholds", "n1~opposite": "contradicts"})
NEARLY = make_row("nearly", near_miss=("n1",))
NARROW = [
    MicroPrinciple(id="n1", wordings=("one",), rows=(DEED, NEARLY), opposed_by="n1~opposite",
                   part="test"),
    MicroPrinciple(id="n1~opposite", wordings=("not one",), rows=(), opposed_by="n1", part="test"),
    MicroPrinciple(id="n2", wordings=("two",), rows=(make_row("held"),), part="test"),
    MicroPrinciple(id="n3", wordings=("three",), rows=(make_row("taught"),), part="train"),
]  # fmt: skip
PARTS = Partitions(
    part={"deed": "test", "nearly": "test", "held": "held-out", "taught": "train"},
    cluster={},
    hidden={},
)


def test_a_row_of_a_narrow_principle_meets_it_its_opposite_and_another_of_the_part() -> None:
    pairs = narrow_pairs(NARROW, PARTS, "test")
    assert [(pair.row.id, pair.facet, pair.label, pair.kind) for pair in pairs] == [
        ("deed", "n1", "upholds", "bearing"),
        ("deed", "n1~opposite", "contradicts", "bearing"),
        ("deed", "n2", "unrelated", "random"),
        ("nearly", "n1", "unrelated", "near-miss"),
        ("nearly", "n2", "unrelated", "random"),
    ]
    assert {pair.wording for pair in pairs} == {"one", "not one", "two"}


def test_rows_held_out_and_principles_of_another_part_make_no_pair() -> None:
    assert not {"held", "taught"} & {pair.row.id for pair in narrow_pairs(NARROW, PARTS, "test")}
    assert narrow_pairs(NARROW, PARTS, "dev") == []
