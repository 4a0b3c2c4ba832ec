"""Labels that a named person set against the judge."""

import json

import pytest

from scorer.errors import DataError
from scorer.pipeline.overrides import append_override, make_override, read_overrides


def test_an_override_is_one_line_with_five_fields(tmp_path):
    append_override(tmp_path, make_override("p~a", "upholds", " Ana ", "It was lifted.\nTwice."))
    lines = (tmp_path / "overrides.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 1
    assert list(json.loads(lines[0])) == ["pair", "label", "who", "why", "when"]


def test_overrides_are_read_back_in_order(tmp_path):
    first = make_override("p~a", "upholds", "Ana", "x")
    second = make_override("p~a", "unrelated", "Ben", "y")
    append_override(tmp_path, first)
    append_override(tmp_path, second)
    assert read_overrides(tmp_path) == [first, second]


def test_a_run_without_overrides_has_none(tmp_path):
    assert read_overrides(tmp_path) == []


def test_a_line_that_was_torn_off_is_not_continued(tmp_path):
    path = tmp_path / "overrides.jsonl"
    path.write_text('{"pair": "p~a"')
    append_override(tmp_path, make_override("p~a", "upholds", "Ana", "x"))
    assert len(path.read_text().splitlines()) == 2
    with pytest.raises(DataError, match="line 1"):
        read_overrides(tmp_path)


@pytest.mark.parametrize(
    ("label", "who", "why", "told"),
    [
        ("bad", "a", "b", "label 'bad'"),
        ("upholds", " ", "b", "name"),
        ("upholds", "a", "", "reason"),
    ],
)
def test_label_name_and_reason_are_needed(label, who, why, told):
    with pytest.raises(DataError, match=told):
        make_override("p~a", label, who, why)
