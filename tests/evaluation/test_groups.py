from dataclasses import replace
from typing import Any

import pytest

from scorer.evaluation.groups import OTHER, SMALLEST, by_groups
from scorer.evaluation.judged import judge_pairs

from .fakes import constant, made_pairs, oracle


def test_each_actor_has_its_own_numbers() -> None:
    pairs = made_pairs(events=60)
    found = by_groups(pairs, judge_pairs(pairs, oracle(pairs)))
    assert set(found) == {"actor"}
    assert set(found["actor"]) == {"Norway", "Kenya", "Peru", "Japan"}
    kenya = found["actor"]["Kenya"]
    assert (kenya["n"], kenya["events"]) == (45, 15)
    assert kenya["direction_auc"] == {"value": 1.0, "low": 1.0, "high": 1.0, "n": 30, "events": 15}


def test_small_groups_are_pooled_and_counted() -> None:
    pairs = made_pairs(events=40)
    few = SMALLEST - 1
    named = [
        replace(pair, groups={"source": str(row) if row < few else "many"})
        for row, pair in enumerate(pairs)
    ]
    found: dict[str, Any] = by_groups(named, judge_pairs(named, oracle(pairs)))["source"]
    assert list(found) == ["many", OTHER]
    assert (found[OTHER]["groups"], found[OTHER]["n"]) == (few, few)
    assert found[OTHER]["coverage"]["value"] == 1.0


def test_a_group_says_what_was_scored_and_what_was_coded() -> None:
    pairs = made_pairs(events=60)
    found: dict[str, Any] = by_groups(pairs, judge_pairs(pairs, constant()))["actor"]["Kenya"]
    assert found["said"] == found["coded"] == pytest.approx(1 / 3, abs=1e-3)
    assert found["low"] < 1 / 3 < found["high"]
    assert found["ece"]["value"] == pytest.approx(0.0, abs=1e-3)


def test_facets_come_from_the_pair_or_from_the_card() -> None:
    pairs = made_pairs(events=60, principles=4, facets=("a", "a", "b", "b"))
    given = [replace(pair, groups={"facet": f"own {pair.principle.id}"}) for pair in pairs]
    judged = judge_pairs(pairs, oracle(pairs))
    assert set(by_groups(pairs, judged)["facet"]) == {"a", "b"}
    assert set(by_groups(given, judged)["facet"]) == {f"own p{number}" for number in range(4)}


def test_principles_are_not_told_again_where_each_has_a_facet_of_its_own() -> None:
    pairs = made_pairs(events=60, principles=4, facets=("a", "b", "c", "d"))
    assert set(by_groups(pairs, judge_pairs(pairs, oracle(pairs)))) == {"facet", "actor"}


def test_principles_are_groups_too() -> None:
    pairs = made_pairs(events=60, principles=4)
    found = by_groups(pairs, judge_pairs(pairs, oracle(pairs)))
    assert set(found["principle"]) == {"p0", "p1", "p2", "p3"}
