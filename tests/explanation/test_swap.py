"""The same deed under other names."""

import pytest

from scorer.explanation import Missing, SwapShift
from scorer.explanation.asking import asker
from scorer.explanation.swap import COMPANIES, STATES, swap_shift
from scorer.records import Principle

from .fakes import RuleJudge, calibrated, hangs_on

PRINCIPLE = Principle(id="open", text="States should stay open to one another.")


def _swap(text: str, actor: str, judge: RuleJudge) -> SwapShift | Missing:
    return swap_shift(PRINCIPLE, text, actor, asker(calibrated(judge), None))


def test_a_judge_blind_to_actors_does_not_move() -> None:
    found = _swap("Norway closed its border.", "Norway", RuleJudge(hangs_on("closed")))
    assert isinstance(found, SwapShift)
    assert found.names == STATES
    assert (found.told.mean, found.told.largest) == (0.0, 0.0)
    assert (found.untold.mean, found.untold.largest) == (0.0, 0.0)


def test_a_judge_that_minds_a_name_moves_where_the_mask_is_not_told_it() -> None:
    text = "On Monday, at the port, ships of Norway were searched."
    found = _swap(text, "Norway", RuleJudge(hangs_on("Veldania")))
    assert isinstance(found, SwapShift)
    assert found.told.largest == 0.0
    assert found.untold.largest > 0.5
    assert found.untold.mean == pytest.approx(found.untold.largest / len(STATES))


def test_companies_stand_in_for_companies() -> None:
    found = _swap("Gazprom closed a plant.", "Gazprom", RuleJudge(hangs_on("closed")))
    assert isinstance(found, SwapShift)
    assert found.names == COMPANIES


def test_a_name_that_the_text_mentions_is_passed_over() -> None:
    found = _swap("Norway sold ships to China.", "Norway", RuleJudge(hangs_on("sold")))
    assert isinstance(found, SwapShift)
    assert "China" not in found.names


def test_a_masked_text_takes_names_in_the_place_of_its_mask() -> None:
    judge = RuleJudge(hangs_on("closed"))
    assert isinstance(_swap("[ACTOR] closed its border.", "", judge), SwapShift)
    # An invented name is masked where the mask is told it; nobody finds it in a text.
    invented = f"{STATES[-1]} closed its border."
    assert judge.requests[0].texts == ["[ACTOR] closed its border.", invented]


@pytest.mark.parametrize(
    ("text", "actor", "why"),
    [
        ("The border was closed.", "Norway", "does not name its actor"),
        ("The border was closed.", "", "does not name its actor"),
        ("The European Union closed an office.", "European Union", "organisation"),
    ],
)
def test_what_cannot_be_exchanged_has_a_reason(text: str, actor: str, why: str) -> None:
    found = _swap(text, actor, RuleJudge(hangs_on("closed")))
    assert isinstance(found, Missing)
    assert why in found.missing
