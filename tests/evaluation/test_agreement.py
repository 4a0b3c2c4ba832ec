"""Krippendorff's alpha against a hand calculation and the reference implementation."""

import json

import krippendorff
import numpy as np
import pytest

from scorer.errors import DataError
from scorer.evaluation.agreement import agreement, agreement_of_file


def test_equal_readings_have_alpha_one():
    found = agreement(["a", "b", "a"], ["a", "b", "a"], ["x", "y", "z"])
    assert (found.alpha, found.share_equal) == (1.0, 1.0)


def test_one_label_throughout_has_nothing_to_disagree_about():
    assert agreement(["a", "a"], ["a", "a"], ["x", "y"]).alpha == 1.0


def test_alpha_is_that_of_the_reference_implementation():
    random = np.random.default_rng(3)
    first = random.choice(["contradicts", "upholds", "unrelated"], 200)
    second = np.where(random.random(200) < 0.7, first, random.choice(["upholds", "unrelated"], 200))
    found = agreement(list(first), list(second), [str(n) for n in range(200)])
    expected = krippendorff.alpha(
        reliability_data=[list(first), list(second)],
        level_of_measurement="nominal",
        value_domain=["contradicts", "unrelated", "upholds"],
    )
    assert found.alpha == pytest.approx(expected, abs=1e-12)
    assert found.low <= found.alpha <= found.high


def test_pairs_of_one_text_are_drawn_together():
    """Ten copies of one text say no more than one: the interval must not narrow."""
    first, second = ["a", "b", "a", "b"], ["a", "b", "b", "b"]
    once = agreement(first, second, ["w", "x", "y", "z"])
    copied = agreement(first * 10, second * 10, ["w", "x", "y", "z"] * 10)
    assert copied.high - copied.low > 0.8 * (once.high - once.low)


def test_a_file_gives_alpha_over_all_and_by_principle(tmp_path):
    rows = [
        {"action": "a", "principle": "p", "first": "upholds", "second": "upholds"},
        {"action": "b", "principle": "p", "first": "upholds", "second": "unrelated"},
        {"action": "a", "principle": "q", "first": "unrelated", "second": "unrelated"},
    ]
    path = tmp_path / "labels.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    found = agreement_of_file(path)
    assert list(found) == ["all", "p", "q"]
    assert (found["all"].pairs, found["p"].share_equal) == (3, 0.5)


def test_what_both_coded_beside_the_label_is_compared_too(tmp_path):
    rows = [
        {"first": "deed", "second": "deed", "first_actor": "Norland", "second_actor": "Norland"},
        {"first": "deed", "second": "denial", "first_actor": None, "second_actor": "Sudland"},
        {"first": "other", "second": "other"},
    ]
    path = tmp_path / "labels.jsonl"
    lines = [json.dumps(row | {"document": "d", "style": "wire"}) + "\n" for row in rows]
    path.write_text("".join(lines))
    found = agreement_of_file(path)
    assert list(found) == ["all", "wire", "actor"]
    assert found["all"].counts == {"deed": {"deed": 1, "denial": 1}, "other": {"other": 1}}
    assert (found["actor"].pairs, found["actor"].share_equal) == (2, 0.5)


def test_a_row_without_two_readings_is_refused(tmp_path):
    path = tmp_path / "labels.jsonl"
    path.write_text('{"action": "a", "principle": "p", "first": "upholds"}\n')
    with pytest.raises(DataError, match="needs first and second, action or document"):
        agreement_of_file(path)
