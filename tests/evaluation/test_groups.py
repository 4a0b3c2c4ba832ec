from dataclasses import replace

from scorer.evaluation.groups import SMALLEST, by_groups
from scorer.evaluation.judged import judge_pairs

from .fakes import made_pairs, oracle


def test_each_actor_has_its_own_numbers() -> None:
    pairs = made_pairs(events=60)
    found = by_groups(pairs, judge_pairs(pairs, oracle(pairs)))
    assert set(found) == {"actor"}
    assert set(found["actor"]) == {"Norway", "Kenya", "Peru", "Japan"}
    kenya = found["actor"]["Kenya"]
    assert (kenya["n"], kenya["events"]) == (45, 15)
    assert kenya["direction_auc"] == {"value": 1.0, "low": 1.0, "high": 1.0, "n": 30, "events": 15}


def test_small_groups_are_counted_and_not_measured() -> None:
    pairs = made_pairs(events=40)
    few = SMALLEST - 1
    named = [
        replace(pair, groups={"source": "few" if row < few else "many"})
        for row, pair in enumerate(pairs)
    ]
    found = by_groups(named, judge_pairs(named, oracle(pairs)))["source"]
    assert found["(smaller groups)"] == {"groups": 1, "n": few}
    assert "few" not in found


def test_principles_are_groups_too() -> None:
    pairs = made_pairs(events=60, principles=4)
    found = by_groups(pairs, judge_pairs(pairs, oracle(pairs)))
    assert set(found["principle"]) == {"p0", "p1", "p2", "p3"}
