from dataclasses import replace
from typing import Any

import pytest

from scorer.evaluation.controls.actor_swap import INVENTED_STATES, STATES, actor_swap, variants_of
from scorer.records import Principle

from ..fakes import by_rule, made_pairs, oracle


def _bigot(principle: Principle, text: str) -> tuple[float, float, float]:
    return (4.0, 0.0, 0.0) if "Iran" in text else (0.0, 4.0, 0.0)


def test_a_judge_that_never_reads_the_name_does_not_move() -> None:
    pairs = made_pairs(events=16)
    found: dict[str, Any] = actor_swap(oracle(pairs), pairs)
    for told in ("actor_given", "actor_omitted"):
        assert found[told]["mean_change"]["value"] == 0.0
        assert found[told]["flips"]["value"] == 0.0
        assert set(found[told]["by_name"].values()) == {0.0}
    assert (found["n"], found["asked"]) == (48, 48)


def test_a_judge_that_reads_the_name_is_found_out_where_the_mask_does_not_hide_it() -> None:
    pairs = [
        replace(pair, action=f"Yesterday in parliament, {pair.action}")
        for pair in made_pairs(events=16)
    ]
    found: dict[str, Any] = actor_swap(by_rule("bigot", _bigot), pairs)
    # With the actor given the name is masked; left out, it stands where no subject is looked for.
    assert found["actor_given"]["mean_change"]["value"] == 0.0
    omitted = found["actor_omitted"]
    assert omitted["by_name"]["Iran"] > 0.9
    assert omitted["by_name"]["Norway"] == 0.0
    assert 0 < omitted["flips"]["value"] < 0.1


def test_twenty_real_and_some_invented_states_take_the_place_of_the_actor() -> None:
    assert len(STATES) == len(set(STATES)) == 20
    pair = replace(made_pairs()[0], action="Norwegian troops left.", actor="Norway")
    variants = variants_of(pair)
    assert list(variants) == [*STATES, *INVENTED_STATES]
    assert variants["Russia"] == "Russian troops left."
    assert "Veldania" in variants["Veldania"]


def test_a_masked_text_is_filled_with_names() -> None:
    pair = replace(made_pairs()[0], action="[ACTOR] left; so [ACTOR] said.", actor="")
    variants = variants_of(pair)
    assert variants["the United States"] == "The United States left; so the United States said."


@pytest.mark.parametrize(
    ("action", "actor"),
    [("Somebody left.", ""), ("The troops left.", "Norway"), ("Amnesty spoke.", "Amnesty")],
)
def test_a_text_without_its_actor_and_an_actor_of_another_kind_are_not_swapped(
    action: str, actor: str
) -> None:
    pair = replace(made_pairs()[0], action=action, actor=actor)
    assert actor_swap(oracle([pair]), [pair])["n"] == 0
