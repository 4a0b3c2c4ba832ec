"""Your data, from a text."""

import json
import subprocess
from pathlib import Path

import pytest
import streamlit as st

from scorer.ui import your_data as page

from .pages import formatted, open_page, texts, your_data

BRIEFING = (Path(__file__).resolve().parent.parent / "data" / "briefing.txt").read_text()
HTML = "<b>Norland</b> wants *open* straits. <script>alert(1)</script> It shut one on Monday."


@pytest.fixture
def started(monkeypatch):
    """Every command that a page starts."""
    commands = []

    class Done:
        def poll(self):
            return 0

    def start(command, **more):
        commands.append(command)
        return Done()

    monkeypatch.setattr(subprocess, "Popen", start)
    monkeypatch.setattr(page, "job_box", lambda name: None)
    return commands


def text_page(text=""):
    test = open_page(your_data)
    test.segmented_control(key="your_data.kind").set_value("A text").run()
    if text:
        test.text_area(key="your_data.text.pasted").set_value(text).run()
    assert not test.exception
    return test


def found(text=BRIEFING):
    test = text_page(text)
    test.button(key="your_data.text.find").click().run()
    assert not test.exception, test.exception
    return test


def test_nothing_is_loaded_before_find_is_pressed(opened, monkeypatch):
    from scorer.ui import article_box

    monkeypatch.setattr(article_box, "_finding", None)
    assert text_page().button(key="your_data.text.find").disabled
    test = text_page(BRIEFING)
    assert not test.button(key="your_data.text.find").disabled
    assert "press Find" in formatted(test)


def test_what_was_found_is_shown_in_its_tables(opened):
    test = found()
    said = formatted(test)
    for title in ("**Principles**: 4", "**Deeds, by actor**: 3"):
        assert title in said
    assert "4 principles and 3 actions make 12 pairs." in said
    labels = [each.label for each in test.expander]
    assert "Statements, plans and denials: 3, none is scored" in labels
    assert "Neither proclaimed nor reported: 3 sentences" in labels


def test_score_starts_the_command_line_on_the_text_and_what_was_left_of_it(opened, started):
    test = found()
    test.text_input(key="your_data.name").set_value("brief").run()
    test.button(key="your_data.go").click().run()
    assert not test.exception, test.exception
    command = started[0]
    assert command[1:4] == ["-m", "scorer", "score"]
    assert command[command.index("--out") + 1] == str(opened.parent / "brief")
    text = Path(command[command.index("--text") + 1])
    assert text.read_text(encoding="utf-8") == BRIEFING
    rows = json.loads(Path(command[command.index("--found") + 1]).read_text())
    assert [row["use"] for row in rows["principles"]] == [True] * 4
    assert test.query_params["job"] == "brief"


def test_a_row_that_is_unticked_and_an_actor_that_is_changed_count(opened, started, monkeypatch):
    plain = st.data_editor

    def edit(rows, **more):
        edited = plain(rows, **more).copy()
        if more["key"].startswith("your_data.found.deeds"):
            edited.loc[0, "use"] = False
            edited.loc[1, "actor"] = "Sudria"
        return edited

    monkeypatch.setattr(st, "data_editor", edit)
    test = found()
    assert "4 principles and 2 actions make 4 pairs." in formatted(test)
    test.text_input(key="your_data.name").set_value("brief").run()
    test.button(key="your_data.go").click().run()
    rows = json.loads(Path(started[0][started[0].index("--found") + 1]).read_text())
    deeds = [row for row in rows["reports"] if row["mode"] == "deed"]
    assert [row["use"] for row in deeds] == [False, True, True]
    assert (deeds[1]["actor"], deeds[1]["actor_found"]) == ("Sudria", "Norland")


def test_principles_may_come_from_a_pack(opened, started):
    test = found()
    test.segmented_control(key="your_data.text.principles").set_value("A pack of the package").run()
    assert "Choose a pack." in formatted(test)
    test.selectbox(key="your_data.pack").set_value("udhr").run()
    assert "**Principles**" not in formatted(test)
    test.text_input(key="your_data.name").set_value("brief").run()
    test.button(key="your_data.go").click().run()
    command = started[0]
    assert command[command.index("--principles") + 1] == "udhr"


def test_a_file_is_opened_through_its_importer(opened):
    test = text_page()
    test.segmented_control(key="your_data.text.way").set_value("Open a file").run()
    page_of = "".join(f"<p>{line}</p>" for line in BRIEFING.splitlines())
    html = f"<html><body><article>{page_of}</article></body></html>"
    test.get("file_uploader")[0].upload("brief.html", html.encode(), "text/html").run()
    assert not test.exception
    test.button(key="your_data.text.find").click().run()
    assert "**Principles**: 4" in formatted(test)


def test_a_file_that_is_no_text_is_said_literally(opened):
    test = text_page()
    test.segmented_control(key="your_data.text.way").set_value("Open a file").run()
    test.get("file_uploader")[0].upload("x.txt", b"caf\xe9 *x*", "text/plain").run()
    assert test.error[0].value == "This text cannot be used."
    assert texts(test)[0] == "x.txt is not UTF-8 text; save it as UTF-8"


def test_a_text_in_another_language_is_refused_by_its_name(opened):
    test = found("Die Regierung hat am Dienstag beschlossen, die Grenze wieder zu öffnen.")
    assert test.error[0].value == "This text cannot be used."
    assert "German" in texts(test)[0]


def test_markup_in_a_text_is_never_rendered(opened):
    said = formatted(found(HTML))
    assert "<script>" not in said
    assert "*open*" not in said


def test_another_text_must_be_looked_for_again(opened):
    test = found()
    test.text_area(key="your_data.text.pasted").set_value(f"{BRIEFING} More.").run()
    assert "press Find" in formatted(test)
    assert "**Principles**" not in formatted(test)
