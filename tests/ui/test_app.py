"""The frame: menu, run chooser, and what the first paint loads."""

import subprocess
import sys
from pathlib import Path

from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).resolve().parents[2]
FIRST_PAINT = """
import sys
from streamlit.testing.v1 import AppTest
test = AppTest.from_file(sys.argv[1], default_timeout=60).run()
assert not test.exception, test.exception
assert test.title[0].value == "Words and deeds"
heavy = {"torch", "sentence_transformers", "transformers", "sklearn", "onnxruntime"}
print("loaded:", sorted(heavy & set(sys.modules)))
"""


def test_the_app_opens_on_the_overview_with_the_run_in_the_sidebar(opened, app_file):
    test = AppTest.from_file(app_file, default_timeout=30).run()
    assert not test.exception
    assert test.title[0].value == "Words and deeds"
    assert test.sidebar.selectbox[0].value == "tiny"
    assert test.query_params["run"] == "tiny"


def test_first_paint_loads_no_model_library(opened, app_file):
    done = subprocess.run(
        [sys.executable, "-c", FIRST_PAINT, app_file],
        cwd=opened.parent.parent,
        env={"PYTHONPATH": str(ROOT), "HOME": str(opened.parent), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip().endswith("loaded: []")


def test_without_any_run_the_page_says_how_to_make_one(tmp_path, monkeypatch, app_file):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SCORER_RUN", raising=False)
    test = AppTest.from_file(app_file, default_timeout=30).run()
    assert not test.exception
    assert "No run is open yet." in test.info[0].value
    assert "scorer score --case new-world-order" in test.code[0].value


def test_the_run_of_the_environment_comes_first(opened, tmp_path, monkeypatch, app_file):
    from shutil import copytree

    copytree(opened, tmp_path / "elsewhere" / "mine")
    monkeypatch.setenv("SCORER_RUN", str(tmp_path / "elsewhere" / "mine"))
    test = AppTest.from_file(app_file, default_timeout=30).run()
    assert test.sidebar.selectbox[0].value == "mine"
    assert list(test.sidebar.selectbox[0].options) == ["mine", "tiny"]


def test_a_link_cannot_open_a_folder_outside(opened, app_file):
    test = AppTest.from_file(app_file, default_timeout=30)
    test.query_params["run"] = "../../etc"
    test.run()
    assert not test.exception
    assert test.sidebar.selectbox[0].value == "tiny"


def test_a_damaged_run_is_named(opened, app_file):
    (opened / "actions.parquet").write_bytes(b"no table")
    test = AppTest.from_file(app_file, default_timeout=30).run()
    assert not test.exception
    assert test.error[0].value == "This run cannot be opened."
    assert "actions.parquet cannot be read" in test.text[0].value
