"""Method and limits."""

import json

import pytest
from views.test_validity import SUMMARY

from .pages import formatted, method, open_page, texts


def test_the_page_tells_labels_limits_and_estimand(opened):
    told = formatted(open_page(method))
    for words in ("No ranking of actors", "Mean consistency", "from memory", "yardstick"):
        assert words in told


def test_the_recipe_of_the_open_run_is_shown(opened):
    rows = open_page(method).dataframe[-1].value
    assert ["judge.name", "written"] in rows.to_numpy().tolist()


@pytest.fixture
def summary(tmp_path, monkeypatch):
    """A validity report in the place of the one that comes along."""
    from scorer.ui import measured

    path = tmp_path / "summary.json"
    path.write_text(json.dumps(SUMMARY))
    monkeypatch.setattr(measured, "summary_file", lambda: path)
    return path


def test_each_labelled_set_has_a_table_a_picture_and_words(opened, summary):
    page = open_page(method)
    assert [tab.label for tab in page.tabs] == ["Seed case"]
    assert any("pairs scored about 0.8" in text for text in texts(page))
    assert "learned" in page.dataframe[0].value["Judge"].to_list()
    assert "evaluate --labels all" in page.code[0].value


def test_figures_of_other_weights_are_shown_with_a_warning(opened, summary, tmp_path, monkeypatch):
    from scorer.ui import measured

    manifest = tmp_path / "manifest.json"
    manifest.write_text('{"files": {"weights.safetensors": {"sha256": "other"}}}')
    monkeypatch.setattr(measured, "judge_file", lambda name: manifest)
    assert any("other weights" in str(each.value) for each in open_page(method).warning)
    manifest.write_text('{"files": {"weights.safetensors": {"sha256": "abc"}}}')
    assert not open_page(method).warning


def test_a_report_that_cannot_be_read_is_named_and_the_page_stands(opened, summary):
    summary.write_text('{"sets": [{"name": "seed"}]}')
    page = open_page(method)
    assert any("not a summary of a validity report" in text for text in texts(page))
    assert "How a score comes about" in formatted(page)


def test_the_page_draws_measures_without_loading_a_judge(opened, summary, monkeypatch):
    from scorer.ui import session

    def refuse(name):
        raise AssertionError(f"{name} was loaded")

    monkeypatch.setattr(session, "_judges", refuse)
    open_page(method)


def test_calibration_is_said_in_words_where_the_judge_brings_it(opened, tmp_path, monkeypatch):
    from scorer.ui import measured
    from scorer.ui import method as page

    monkeypatch.setattr(measured, "summary_file", lambda: None)

    row = {"low": 0.75, "high": 0.85, "n": 41, "mean_score": 0.8}
    path = tmp_path / "reliability.json"
    more = {"share_contradicts": 0.78, "ci_low": 0.64, "ci_high": 0.88}
    path.write_text(json.dumps([{**row, **more}]))
    monkeypatch.setattr(page, "judge_file", {"reliability.json": path}.get)
    assert any("Of 41 pairs scored 0.75 to 0.85" in text for text in texts(open_page(method)))
