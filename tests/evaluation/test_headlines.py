from typing import Any

from scorer.evaluation.headlines import CONTROLS, control_rows, headline_rows

NUMBER = {"value": 0.25, "low": 0.2, "high": 0.3, "n": 9, "events": 5}


def _result(controls: dict[str, Any]) -> dict[str, Any]:
    from scorer.evaluation.headlines import SHOWN

    section = {"pairs": 1234, "events": 50, "judges": {"fake": dict.fromkeys(SHOWN, NUMBER)}}
    return {"judge": "fake", "sections": {"all pairs": section}, "controls": controls}


def test_sets_stand_side_by_side_with_their_intervals() -> None:
    rows = headline_rows({"a": _result({}), "b": _result({})})
    assert rows["section"] == {"a": "all pairs", "b": "all pairs"}
    assert rows["pairs (events)"]["a"] == "1,234 (50)"
    assert rows["macro-F1 of the most probable label"]["b"] == "0.250 [0.200, 0.300]"


def test_a_control_is_shown_for_the_sets_that_could_run_it() -> None:
    swapped = {"actor_swap": {"n": 9, "actor_given": {"flips": NUMBER}}}
    rows = control_rows({"a": _result(swapped), "b": _result({"actor_swap": {"n": 0}})})
    assert rows == {"actor's name exchanged: flips": {"a": "0.250 [0.200, 0.300]"}}


def test_a_control_that_was_skipped_says_why() -> None:
    skipped = {"sentiment_and_severity": {"n": 9, "sentiment": "skipped: not installed"}}
    assert control_rows({"a": _result(skipped)}) == {"sentiment": {"a": "skipped: not installed"}}


def test_every_control_on_the_page_is_one_that_is_run() -> None:
    from scorer.evaluation.controls import CONTROLS as RUN

    assert {path[0] for path in CONTROLS.values()} <= set(RUN)
