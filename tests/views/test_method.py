"""What is known of a judge and of a run."""

import json

import pytest

from scorer.errors import DataError
from scorer.views.method import (
    flat_rows,
    read_reliability,
    recipe_rows,
    reliability_chart,
    reliability_sentences,
)
from scorer.views.wording import LIGHT

ROW = {
    "low": 0.75,
    "high": 0.85,
    "n": 41,
    "mean_score": 0.8,
    "share_contradicts": 0.78,
    "ci_low": 0.64,
    "ci_high": 0.88,
}


def test_nested_values_become_dotted_names():
    assert flat_rows({"a": {"b": 0.123456}, "c": [1, 2]}) == [("a.b", "0.1235"), ("c", "1, 2")]


def test_the_recipe_of_a_run_names_judge_and_hash_of_inputs(run):
    names = dict(recipe_rows(run.info))
    assert names["judge.name"] == "written"
    assert len(names["inputs_sha256"]) == 64


def test_reliability_is_said_in_words(tmp_path):
    path = tmp_path / "reliability.json"
    path.write_text(json.dumps([ROW, {**ROW, "n": 0}]))
    table = read_reliability(path)
    assert reliability_sentences(table) == [
        "Of 41 pairs scored 0.75 to 0.85, 78 % contradict (90 % interval 64 to 88 %)."
    ]
    assert len(reliability_chart(table, LIGHT).to_dict()["layer"]) == 3


def test_no_reliability_file_is_an_empty_table():
    assert read_reliability(None).empty


def test_a_damaged_reliability_file_is_named(tmp_path):
    path = tmp_path / "reliability.json"
    path.write_text('[{"low": 1}]')
    with pytest.raises(DataError, match="is not a reliability table"):
        read_reliability(path)
