"""Composed principles and deeds: their labels are right by construction."""

import json
from pathlib import Path

import numpy as np
import pytest

from scorer.settings import shipped_folder
from scorer.training.compositions import (
    AGAINST,
    DONE,
    FOR,
    NO_DEED,
    STOPPED,
    Phrase,
    TaughtPair,
    compose,
    read_phrases,
)

OPENED = Phrase(past="opened the gate", base="open the gate", ing="opening the gate", with_act=True)
SHUT = Phrase(past="shut the gate", base="shut the gate", ing="shutting the gate", with_act=False)


def _pairs(progress: float, seed: int = 0, times: int = 200) -> list[TaughtPair]:
    random = np.random.default_rng(seed)
    return [
        pair for _ in range(times) for pair in compose([OPENED, SHUT], random, progress=progress)
    ]


def _turns(text: str, turning: tuple[str, ...]) -> bool:
    return any(text == phrase.fill(frame) for frame in turning for phrase in (OPENED, SHUT))


def test_the_label_turns_once_for_each_turn_on_either_side() -> None:
    for pair in _pairs(1.0):
        if pair.upholds is None:
            continue
        opens = ("open" in pair.action.lower()) != _turns(pair.action, STOPPED)
        wanted = ("open" in pair.principle.lower()) != _turns(pair.principle, AGAINST)
        assert pair.upholds is (opens == wanted)


def test_words_plans_denials_and_the_deeds_of_others_bear_on_nothing() -> None:
    talked = [pair for pair in _pairs(1.0) if _turns(pair.action, NO_DEED)]
    assert talked
    assert all(pair.upholds is None for pair in talked)
    assert not any(pair.upholds is None for pair in _pairs(1.0) if pair not in talked)


def test_turns_come_in_one_after_the_other() -> None:
    for progress, against, stopped in ((0.0, False, False), (0.5, True, False), (1.0, True, True)):
        pairs = _pairs(progress)
        assert any(_turns(pair.principle, AGAINST) for pair in pairs) is against
        assert any(_turns(pair.action, STOPPED) for pair in pairs) is stopped


def test_both_labels_are_as_frequent_and_no_frame_gives_the_label_away() -> None:
    bearing = [pair for pair in _pairs(1.0, times=2_000) if pair.upholds is not None]
    assert np.mean([bool(pair.upholds) for pair in bearing]) == pytest.approx(0.5, abs=0.02)
    for frames, text in ((FOR, "principle"), (AGAINST, "principle"), (STOPPED, "action")):
        some = [bool(pair.upholds) for pair in bearing if _turns(getattr(pair, text), frames)]
        assert np.mean(some) == pytest.approx(0.5, abs=0.05)


def test_equal_seeds_compose_the_same() -> None:
    assert _pairs(1.0, seed=3) == _pairs(1.0, seed=3)
    assert _pairs(1.0, seed=3) != _pairs(1.0, seed=4)


def test_only_the_acts_that_are_asked_for_are_read(tmp_path: Path) -> None:
    acts = [
        {"act": "opened the gate", "undo": "shut the gate", "refuse": None},
        {"act": "lit a fire", "undo": "put out the fire", "refuse": None},
        {"act": "sang", "undo": None, "refuse": None},
        {"act": "glimbered", "undo": "shut the gate", "refuse": None},
    ]
    (tmp_path / "acts.jsonl").write_text("".join(json.dumps(act) + "\n" for act in acts))
    verbs = {"opened": ["open", "opening"], "shut": ["shut", "shutting"], "lit": ["light", "lit"]}
    (tmp_path / "verb_forms.json").write_text(json.dumps(verbs))
    asked = frozenset({"act:1", "act:3", "act:4"})
    assert read_phrases(tmp_path, asked) == [[OPENED, SHUT]]


def test_nearly_every_shipped_act_can_be_composed() -> None:
    folder = shipped_folder("datasets", "deeds-1")
    every = frozenset(f"act:{number}" for number in range(1, 4_681))
    families = read_phrases(folder, every)
    assert len(families) > 4_500
    for phrases in families:
        for phrase in phrases:
            assert phrase.ing.split()[0].endswith("ing")
            assert "{" not in "".join(phrase.fill(frame) for frame in (*FOR, *DONE))
