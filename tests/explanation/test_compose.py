"""The whole of why a pair has its score."""

import json
from dataclasses import replace
from typing import Any

import pytest

from scorer.explanation import Companions, Explanation, Facets, Missing, Precedents, explain
from scorer.explanation.companions import load_companions
from scorer.judges.precedent_bank import NearestPrecedents, Precedent
from scorer.records import Action, Principle

from .fakes import FacetJudge, RuleJudge, calibrated, hangs_on

CARD = Principle(
    id="open",
    text="States should stay open to one another.",
    wordings=("No walls.",),
    actor="Norway",
    date="2020",
)
DONE = Action(id="a1", text="Norway closed its border.", actor="Norway", date="2021", mode="deed")
CASE = Precedent(
    id="1",
    text="[ACTOR] shut a border.",
    label="contradicts",
    facet="openness",
    similarity=0.71,
    source="deeds-1/wire.jsonl",
    kind="invented",
)


class OneCase:
    """A bank that knows one case against."""

    def nearest(self, principle: Principle, text: str, *, count: int = 3) -> NearestPrecedents:
        assert text == "[ACTOR] closed its border."
        return NearestPrecedents(against=(CASE,))


def _explain(
    judge: RuleJudge | None = None,
    *,
    card: Principle = CARD,
    done: Action = DONE,
    beside: Companions | None = None,
    fitted_on: str = "",
) -> Explanation:
    judge = judge or RuleJudge(hangs_on("closed"))
    given = beside or Companions()
    return explain(card, done, calibrated(judge, fitted_on=fitted_on), companions=given)


def test_the_parts_say_what_the_judge_hangs_on() -> None:
    told = _explain()
    assert told.score.label == "contradicts"
    assert told.words.spans[0].text == "closed"  # type: ignore[union-attr]
    assert told.swap.told.largest == 0.0  # type: ignore[union-attr]
    assert told.wordings.spread == 0.0  # type: ignore[union-attr]
    assert (told.relation, told.timing) == ("own", "after")


def test_every_missing_part_says_why() -> None:
    card = replace(CARD, wordings=())
    told = _explain(card=card, done=replace(DONE, text="It shut a road.", actor=""))
    assert set(told.missing) == {"precedents", "facets", "codebook", "swap", "wordings"}
    assert told.missing["facets"] == "the judge rule reads no facets"
    assert all(told.missing.values())
    assert "Not told: precedents, facets, codebook, swap, wordings." in told.summary


def test_an_explanation_is_plain_data_that_comes_back_from_json() -> None:
    told = _explain(FacetJudge(hangs_on("closed")), beside=Companions(bank=OneCase()))  # type: ignore[arg-type]
    plain = told.as_dict()
    assert json.loads(json.dumps(plain, allow_nan=False)) == plain
    read: Any = plain
    assert read["precedents"]["against"][0]["source"] == "deeds-1/wire.jsonl"
    assert read["codebook"] == {"missing": "the codebook judge was not asked"}
    assert read["words"]["spans"][0]["start"] == 7
    assert read["score"]["consistency"] == pytest.approx(told.score.consistency, abs=1e-6)
    assert read["recipe"]["judge"]["name"] == "faceted"


def test_the_same_pair_gets_the_same_explanation() -> None:
    assert _explain() == _explain()


def test_facets_that_fired_stand_apart_from_those_asked_for() -> None:
    facets = _explain(FacetJudge(hangs_on("closed"))).facets
    assert isinstance(facets, Facets)
    assert [each.facet for each in facets.fired] == ["openness"]
    assert [each.facet for each in facets.asked] == ["openness", "candour"]


def test_coded_cases_are_asked_for_with_the_masked_text() -> None:
    told = _explain(beside=Companions(bank=OneCase()))  # type: ignore[arg-type]
    assert told.precedents == Precedents(against=(CASE,), for_it=())
    assert "'[ACTOR] shut a border.' (similarity 0.71)" in told.summary


def test_the_codebook_judge_speaks_beside_another() -> None:
    beside = Companions(codebook=calibrated(RuleJudge(hangs_on("never"))))
    told = _explain(beside=beside)
    assert told.codebook.label == "unrelated"  # type: ignore[union-attr]
    assert "codebook judge instead takes unrelated" in told.summary


def test_the_codebook_judge_speaks_for_itself_where_it_judges() -> None:
    class Codebook(RuleJudge):
        name = "codebook"

    told = _explain(Codebook(hangs_on("closed")))
    assert told.codebook.reason == told.score.reason == "by rule"  # type: ignore[union-attr]
    assert "codebook judge also" not in told.summary


def test_the_actor_is_found_where_none_is_given() -> None:
    told = _explain(done=replace(DONE, actor=""))
    assert told.actor == "Norway"
    assert not isinstance(told.swap, Missing)


def test_the_judge_is_called_four_times() -> None:
    judge = RuleJudge(hangs_on("closed"))
    _explain(judge)
    assert len(judge.requests) == 4


def test_companions_that_are_not_installed_are_missing_with_the_reason(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from scorer.errors import ModelError

    def absent(*_: object) -> Any:
        raise ModelError("models/codebook-1 is not there")

    load_companions.cache_clear()
    monkeypatch.setattr("scorer.explanation.companions.load_calibrated", absent)
    monkeypatch.setattr("scorer.explanation.companions.load_bank", absent)
    found = load_companions()
    load_companions.cache_clear()
    assert found.codebook == found.bank == Missing(missing="models/codebook-1 is not there")
