"""What a judge was measured at, read without the judge."""

import json

import pytest

from scorer.errors import DataError
from scorer.storage import write_json
from scorer.views.validity import (
    METRICS,
    is_of,
    read_validity,
    score_chart,
    score_sentences,
    summary_file,
)
from scorer.views.wording import LIGHT

NUMBER = {"value": 0.61, "low": 0.5, "high": 0.7, "n": 9, "events": 5}
BIN = {"about": 0.8, "from": 0.75, "to": 0.85, "said": 0.79, "coded": 0.78}
BIN |= {"low": 0.64, "high": 0.88, "n": 1041, "events": 33}
SUMMARY = {
    "judge": "learned",
    "recipe": {"judge": {"name": "learned", "weights_sha256": "abc"}},
    "controls": [
        {"control": "actor's name exchanged: flips", "sets": {"seed": "0.001 [0.000, 0.002]"}}
    ],
    "sets": [
        {
            "name": "seed",
            "sections": [
                {
                    "title": "all pairs",
                    "pairs": 3000,
                    "events": 500,
                    "judges": [
                        {"name": "learned", **dict.fromkeys(METRICS, NUMBER)},
                        {"name": "cosine", **dict.fromkeys(METRICS, NUMBER | {"value": None})},
                    ],
                    "by_score": [BIN],
                }
            ],
        }
    ],
}


@pytest.fixture
def summary(tmp_path):
    path = tmp_path / "summary.json"
    path.write_text(json.dumps(SUMMARY))
    return path


def test_each_set_has_a_table_of_judges_with_intervals(summary):
    (section,) = read_validity(summary).sets["seed"]
    assert (section.title, section.pairs, section.events) == ("all pairs", 3000, 500)
    assert section.metrics["Judge"].to_list() == ["learned", "cosine"]
    assert section.metrics["Macro-F1"].to_list() == ["0.61 (0.50 to 0.70)", "–"]


def test_a_score_is_said_in_words_with_count_and_interval(summary):
    (section,) = read_validity(summary).sets["seed"]
    assert list(score_sentences(section.by_score)) == [
        "Of 1,041 pairs scored about 0.8 (0.75 to 0.85), 78 % were coded contradicts "
        "(95 % interval 64 to 88 %; 33 events)."
    ]
    assert len(score_chart(section.by_score, LIGHT).to_dict()["layer"]) == 3


def test_controls_stand_beside_each_other(summary):
    table = read_validity(summary).controls
    assert table.columns.to_list() == ["Control", "Seed case"]
    assert table.iloc[0].to_list() == ["actor's name exchanged: flips", "0.001 [0.000, 0.002]"]


def test_before_anything_was_measured_there_is_no_set(tmp_path):
    assert not read_validity(None).sets
    write_json(tmp_path / "summary.json", {"sets": []})
    assert not read_validity(tmp_path / "summary.json").sets


def test_a_damaged_summary_is_named_with_the_command_that_makes_it(tmp_path):
    path = tmp_path / "summary.json"
    path.write_text('{"sets": [{"name": "seed"}]}')
    with pytest.raises(DataError, match=r"is not a summary of a validity report.*--labels all"):
        read_validity(path)


def test_figures_of_other_weights_are_known_as_such(summary, tmp_path):
    manifest = tmp_path / "manifest.json"
    report = read_validity(summary)
    write_json(manifest, {"files": {"weights.safetensors": {"sha256": "abc", "bytes": 1}}})
    assert is_of(report, manifest)
    write_json(manifest, {"files": {"weights.safetensors": {"sha256": "def", "bytes": 1}}})
    assert not is_of(report, manifest)
    assert is_of(report, None)


def test_the_summary_that_comes_along_can_be_read():
    path = summary_file()
    assert path is not None
    read_validity(path)
