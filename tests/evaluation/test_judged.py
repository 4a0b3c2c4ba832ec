from dataclasses import replace

import pytest

from scorer.evaluation.judged import judge_pairs

from .fakes import RuleJudge, constant, made_pairs, oracle


def test_pairs_are_judged_in_their_order_with_the_actor_masked() -> None:
    pairs = made_pairs(events=5)
    judge = oracle(pairs)
    each = judge_pairs(pairs, judge)
    assert each.predicted.tolist() == each.labels.tolist()
    assert isinstance(judge.judge, RuleJudge)
    assert all("[ACTOR] did thing" in text for text in judge.judge.calls[0].texts)


@pytest.mark.parametrize(("modes", "told"), [("hidden", None), ("given", "denial")])
def test_the_coded_mode_is_hidden_unless_it_is_to_be_given(modes: str, told: str | None) -> None:
    judge = constant()
    judge_pairs([replace(made_pairs()[0], mode="denial")], judge, modes=modes)  # type: ignore[arg-type]
    assert isinstance(judge.judge, RuleJudge)
    assert judge.judge.calls[0].modes == [told]


def test_no_pairs_are_judged_as_none() -> None:
    assert len(judge_pairs([], constant())) == 0
