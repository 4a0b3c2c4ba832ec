import json
from dataclasses import replace

from scorer.evaluation.controls import CONTROLS, run_controls

from ..fakes import by_rule, constant, made_pairs, oracle


def test_every_control_answers_in_plain_data() -> None:
    pairs = made_pairs(events=24)
    found = run_controls(oracle(pairs), pairs, limit=30)
    assert tuple(found) == CONTROLS
    assert json.loads(json.dumps(found, allow_nan=False)) == found


def test_pairs_that_bear_on_nothing_crash_no_control() -> None:
    pairs = [
        replace(pair, label="unrelated", severity=None, actor="") for pair in made_pairs(events=4)
    ]
    found = run_controls(constant(), pairs)
    assert found["shuffled_principle"] == {"n": 0}
    assert found["one_side_alone"] == {"n": 0}
    assert found["actor_swap"]["n"] == 0  # type: ignore[index]
    assert found["severity"]["with_label"]["value"] is None  # type: ignore[index]


def test_no_pairs_crash_no_control() -> None:
    assert run_controls(constant(), [])["source_framing"] == {"n": 0}


def test_every_control_is_a_step() -> None:
    steps: list[None] = []
    run_controls(constant(), made_pairs(events=4), step=lambda: steps.append(None))
    assert len(steps) == len(CONTROLS)


def test_rows_of_a_set_are_reported_as_ordered() -> None:
    pairs = [replace(pair, set=pair.cluster) for pair in made_pairs(events=12)]
    found = run_controls(oracle(pairs), pairs)["contrast_sets"]
    assert found["row pairs"]["value"] == 1.0  # type: ignore[index]


def test_a_judge_that_reads_the_frame_is_found_out() -> None:
    pairs = made_pairs(events=24)
    told = by_rule(
        "credulous",
        lambda principle, text: (5.0 if "state media" in text else 0.0, 0.0, 1.0),
    )
    found = run_controls(told, pairs)["source_framing"]
    assert found["state media"]["flips"]["value"] == 1.0  # type: ignore[index]
    assert found["state media"]["mean_shift"]["value"] > 0.5  # type: ignore[index]
    assert found["an NGO"]["mean_change"]["value"] == 0.0  # type: ignore[index]
