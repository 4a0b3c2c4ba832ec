"""Your data."""

import subprocess

from scorer.ui import your_data as page
from scorer.ui.jobs import Job, jobs

from .pages import formatted, open_page, your_data

CSV = """uid,Description,country,day
1,The government opened its archives.,Norland,2021-03-04
2,Two newspapers were closed.,Norland,2021-02-31
3,"=cmd|' /C calc'!A0 and **bold**",Norland,2021
"""


def test_size_limits_are_stated_and_both_sides_are_needed(opened):
    test = open_page(your_data)
    assert "20,000 rows" in test.get("file_uploader")[0].label
    assert "Choose principles and a table of actions first." in formatted(test)


def test_an_upload_is_mapped_previewed_and_its_bad_rows_are_named(opened):
    test = open_page(your_data)
    test.selectbox(key="your_data.pack").set_value("gsi").run()
    test.get("file_uploader")[0].upload("mine.csv", CSV.encode(), "text/csv").run()
    assert not test.exception
    assert "2 good rows of 3" in formatted(test)
    problems = test.dataframe[-1].value["problem"]
    assert problems[0].startswith("mine.csv, line 3: date '2021-02-31' is not a calendar date")
    assert "No principle meets an action" in formatted(test)
    test.selectbox(key="your_data.meet").set_value("everybody").run()
    assert "make 12 pairs" in formatted(test)
    assert "Give the run a name" in formatted(test)


def test_a_file_that_is_no_table_is_said_literally(opened):
    test = open_page(your_data)
    test.get("file_uploader")[0].upload("x.csv", b"%PDF-1.4 *x*", "text/csv").run()
    assert test.error[0].value == "This table cannot be used."
    assert "x.csv is a compressed, PDF or old Excel file" in test.text[0].value


def test_score_starts_the_command_line_on_the_renamed_rows(opened, monkeypatch):
    started = []

    class Done:
        def poll(self):
            return 0

    def start(command, **more):
        started.append(command)
        return Done()

    monkeypatch.setattr(subprocess, "Popen", start)
    monkeypatch.setattr(page, "job_box", lambda name: None)
    test = open_page(your_data)
    test.selectbox(key="your_data.pack").set_value("udhr").run()
    test.get("file_uploader")[0].upload("mine.csv", CSV.encode(), "text/csv").run()
    test.text_input(key="your_data.name").set_value("mine").run()
    test.button(key="your_data.go").click().run()
    assert not test.exception
    command = started[0]
    assert command[1:4] == ["-m", "scorer", "score"]
    assert command[command.index("--out") + 1] == str(opened.parent / "mine")
    written = opened.parent / ".inputs" / "mine" / "actions" / "mine.jsonl"
    lines = written.read_text(encoding="utf-8").splitlines()
    assert lines[0] == ""
    assert '"id": "2"' in lines[2]
    assert test.query_params["job"] == "mine"


def test_a_failed_job_shows_what_the_command_said(opened, tmp_path):
    log = tmp_path / "log.txt"
    log.write_text("error: *no* such judge")

    class Failed:
        def poll(self):
            return 2

    jobs()["gone"] = Job(out=tmp_path / "gone", log=log, actions=3, process=Failed())
    test = open_page(your_data, job="gone")
    assert "Scoring ended early" in test.error[0].value
    assert test.code[0].value == "error: *no* such judge"


def test_a_running_job_shows_how_many_parts_are_done(opened, tmp_path):
    class Running:
        def poll(self):
            return None

    log = tmp_path / "log.txt"
    log.write_text("")
    job = Job(out=tmp_path / "gone", log=log, actions=1200, process=Running())
    assert job.parts == (0, 3)
    (tmp_path / "gone" / "scores").mkdir(parents=True)
    (tmp_path / "gone" / "scores" / "part-00000.parquet").touch()
    assert job.parts == (1, 3)
    jobs()["gone"] = job
    assert open_page(your_data, job="gone").button(key="your_data.stop")
