from typing import Any

import numpy as np
import pytest

from scorer.evaluation.controls import shuffled
from scorer.evaluation.controls.ablation import one_side_alone
from scorer.evaluation.controls.shuffled import deal, may_meet, opposites, shuffled_principle

from ..fakes import by_rule, made_pairs, oracle


def test_direction_falls_to_chance_for_an_oracle() -> None:
    pairs = made_pairs(events=60)
    found: dict[str, Any] = shuffled_principle(oracle(pairs), pairs)
    assert found["as_it_is"] == 1.0
    assert found["shuffled"]["value"] == 0.5
    assert found["holds"]
    assert (found["n"], found["not_dealt"]) == (120, 0.0)


def test_a_judge_of_nasty_deeds_is_found_out() -> None:
    pairs = [
        pair
        for pair in made_pairs(events=60)
        if (pair.label == "contradicts") == (int(pair.cluster.split()[1]) % 2 == 0)
    ]
    nasty = by_rule(
        "nasty",
        lambda principle, text: (
            (3.0, 0.0, 0.0) if int(text[:-1].split()[-1]) % 2 == 0 else (0, 3, 0)
        ),
    )
    found: dict[str, Any] = shuffled_principle(nasty, pairs)
    assert found["as_it_is"] == found["shuffled"]["value"] == 1.0
    assert not found["holds"]
    alone: dict[str, Any] = one_side_alone(nasty, pairs)
    assert alone["action_only"]["value"] == 1.0
    assert alone["both"]["value"] == 1.0


def test_an_oracle_says_nothing_of_one_side_alone() -> None:
    pairs = made_pairs(events=30)
    found: dict[str, Any] = one_side_alone(oracle(pairs), pairs)
    assert found["both"]["value"] == 1.0
    assert found["action_only"]["value"] == found["principle_only"]["value"] == 0.5


def test_no_action_meets_a_principle_that_it_bears_on_or_its_opposite(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(shuffled, "opposites", lambda: {"f0": {"f3"}, "f3": {"f0"}})
    pairs = made_pairs(events=6, principles=6, facets=tuple(f"f{n}" for n in range(6)))
    bearing = [pair for pair in pairs if pair.label != "unrelated"]
    allowed = may_meet(pairs, bearing)
    first = [pair.principle.id for pair, fits in zip(bearing, allowed[0], strict=True) if fits]
    # Event 0 bears on p0 and p1; p3 is the opposite of p0. That p2 is unrelated bars nothing.
    assert set(first) == {"p2", "p4", "p5"}


def test_a_deal_is_a_permutation_that_keeps_to_what_is_allowed() -> None:
    random = np.random.default_rng(0)
    allowed = random.random((80, 80)) < 0.3
    order, kept = deal(allowed, random)
    assert sorted(order) == list(range(80))
    assert len(kept) == 80
    assert allowed[kept, order[kept]].all()


def test_rows_that_nothing_fits_are_left_out_of_the_deal() -> None:
    allowed = ~np.eye(10, dtype=bool)
    allowed[0] = False
    order, kept = deal(allowed, np.random.default_rng(0))
    assert 0 not in kept
    assert len(kept) == 9
    assert sorted(order) == list(range(10))


def test_opposites_of_the_facets_go_both_ways() -> None:
    found = opposites()
    assert found
    assert all(name in found[other] for name, others in found.items() for other in others)
