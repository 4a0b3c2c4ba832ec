"""From a score back to the characters of its text."""

import pytest
import streamlit as st
from pipeline.told import CLOSURE, told

from scorer.modelstore import load_calibrated
from scorer.pipeline import read_run, score_run
from scorer.pipeline.article_case import article_case
from scorer.pipeline.source_text import SOURCE_FILE, write_source

from .pages import evidence, open_page, texts


@pytest.fixture
def drawn(tmp_path, monkeypatch, fake_judge):
    """A run drawn from the small text, opened by the app."""
    case = article_case(told())
    folder = tmp_path / "runs" / "drawn"
    recipe = case.drawn.recipe
    score_run(case.principles, case.actions, load_calibrated(fake_judge), folder, text=recipe)
    write_source(folder, case.drawn)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SCORER_RUN", raising=False)
    st.cache_data.clear()
    return folder


def pair_of(folder):
    run = read_run(folder)
    return f"{run.principles[0].id}~{run.actions[0].id}"


def test_both_sides_of_a_pair_open_at_their_place_in_the_text(drawn):
    test = open_page(evidence, pair=pair_of(drawn))
    assert [each.label for each in test.expander].count("In its text") == 2
    said = [str(each.value) for each in test.caption]
    assert "Characters 33 to 69 of the text, extracted with P 0.90" in said
    assert texts(test).count(CLOSURE.text) >= 2
    assert "Norland wants every strait open." in texts(test)


def test_a_run_that_lost_its_text_still_opens(drawn):
    (drawn / SOURCE_FILE).unlink()
    test = open_page(evidence, pair=pair_of(drawn))
    assert "not in the run" in texts(test)


def test_a_run_from_tables_has_no_such_box(opened):
    test = open_page(evidence, pair="open~a1")
    assert "In its text" not in [each.label for each in test.expander]
