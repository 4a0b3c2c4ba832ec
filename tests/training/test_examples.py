"""Rows to tensors."""

from dataclasses import fields, replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from scorer.labelled import LabelledRow
from scorer.records import MODES
from scorer.training.examples import IGNORED, ROLES, STATES, targets_of, with_names

FACETS = ("open", "peace", "press")
MICRO = ("m-1", "m-2")
DEED = LabelledRow(
    id="d",
    text="[ACTOR] closed its border and [ACTOR] said so.",
    source="wire",
    mode="deed",
    bears={"open": "contradicts", "peace": "upholds"},
    severity={"open": 2},
    near_miss=("press",),
)
WORDS = LabelledRow(id="w", text="[ACTOR] spoke.", source="wire", mode="statement", bears={})
NARROW = LabelledRow(
    id="n",
    text="[ACTOR] jailed a skipper.",
    source="micro",
    mode="deed",
    bears={"m-1": "upholds", "m-2": "contradicts"},
    kind="act",
)
NEARLY = LabelledRow(
    id="x",
    text="[ACTOR] opened a museum.",
    source="micro",
    mode="deed",
    bears={},
    near_miss=("m-1",),
    kind="near",
)
NAN = float("nan")


def _same(found: np.ndarray, expected: list[list[float]]) -> bool:
    return np.array_equal(found, np.array(expected, dtype=np.float32), equal_nan=True)


def test_labels_become_signs_and_what_does_not_bear_has_no_way() -> None:
    targets = targets_of([DEED, WORDS], FACETS, {})
    assert _same(targets.bears, [[1, 1, 0], [0, 0, 0]])
    assert _same(targets.direction, [[0, 1, NAN], [NAN, NAN, NAN]])
    assert _same(targets.severity, [[2, NAN, NAN], [NAN, NAN, NAN]])
    assert targets.mode.tolist() == [MODES.index("deed"), MODES.index("statement")]


def test_a_near_miss_weighs_more_than_a_facet_that_is_merely_not_listed() -> None:
    assert _same(targets_of([DEED], FACETS, {}).weight, [[1, 1, 3]])
    assert _same(targets_of([DEED], FACETS, {}, near_miss_weight=5.0).weight, [[1, 1, 5]])


def test_the_columns_of_hidden_facets_are_never_seen() -> None:
    targets = targets_of([DEED, WORDS], FACETS, {"open": "test"})
    assert _same(targets.bears, [[NAN, 1, 0], [NAN, 0, 0]])
    assert _same(targets.direction, [[NAN, 1, NAN], [NAN, NAN, NAN]])
    assert np.isnan(targets.severity).all()


def test_deeds_and_narrow_principles_say_nothing_of_each_other() -> None:
    targets = targets_of([DEED, NARROW, NEARLY], FACETS, {}, micro=MICRO)
    assert _same(targets.bears, [[1, 1, 0, NAN, NAN], [NAN, NAN, NAN, 1, 1], [NAN, NAN, NAN, 0, 0]])
    assert _same(targets.direction[1:], [[NAN, NAN, NAN, 1, 0], [NAN] * 5])
    assert _same(targets.weight[2:], [[1, 1, 1, 3, 1]])


def test_a_near_miss_of_a_narrow_principle_has_no_mode_to_learn_from() -> None:
    targets = targets_of([NARROW, NEARLY], FACETS, {}, micro=MICRO)
    assert targets.mode.tolist() == [MODES.index("deed"), IGNORED]


def test_no_rows_give_arrays_of_no_rows() -> None:
    targets = targets_of([], FACETS, {}, micro=MICRO)
    assert targets.bears.shape == targets.direction.shape == (0, 5)
    assert targets.mode.shape == (0,)


@given(st.integers(0, 2**32 - 1))
def test_another_name_in_the_text_changes_no_label(seed: int) -> None:
    random = np.random.default_rng(seed)
    rows = [DEED, WORDS, NARROW, NEARLY]
    named = [replace(row, text=with_names(row.text, random)) for row in rows]
    before, after = (targets_of(each, FACETS, {}, micro=MICRO) for each in (rows, named))
    for field in fields(before):
        assert np.array_equal(
            getattr(before, field.name), getattr(after, field.name), equal_nan=True
        )


@given(st.integers(0, 2**32 - 1))
def test_one_name_stands_for_every_mask_and_the_other_words_stay(seed: int) -> None:
    filled = with_names(DEED.text, np.random.default_rng(seed), keep_mask=0.0)
    name = filled.partition(" closed")[0]
    assert name in {*STATES, *ROLES}
    assert filled == DEED.text.replace("[ACTOR]", name)


def test_some_texts_keep_their_mask() -> None:
    random = np.random.default_rng(0)
    kept = sum("[ACTOR]" in with_names(DEED.text, random) for _ in range(1_000)) / 1_000
    assert 0.5 < kept < 0.7


def test_a_text_without_a_mask_stays_as_it_is() -> None:
    random = np.random.default_rng(0)
    assert all(with_names("Kenya voted.", random, keep_mask=0.0) == "Kenya voted." for _ in "abc")


def test_a_role_within_a_sentence_has_no_capital_and_no_second_article() -> None:
    random = np.random.default_rng(0)
    found = {with_names("The [ACTOR] fell.", random, keep_mask=0.0) for _ in range(200)}
    found |= {with_names("Troops of [ACTOR] fell.", random, keep_mask=0.0) for _ in range(200)}
    assert "The government fell." in found
    assert "Troops of the government fell." in found
    assert not any("The the" in text or "of The" in text for text in found)
