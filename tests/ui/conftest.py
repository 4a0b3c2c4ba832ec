"""A tiny run on disk that the app opens, and nothing of the user's machine."""

from pathlib import Path

import pytest
import streamlit as st
from views.made_run import make_run


@pytest.fixture(scope="session")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("made") / "tiny"
    make_run(folder)
    return folder


@pytest.fixture
def opened(made, tmp_path, monkeypatch):
    """A copy of the run under `runs/` of an empty folder, with empty caches."""
    from shutil import copytree

    folder = tmp_path / "runs" / "tiny"
    copytree(made, folder)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SCORER_RUN", raising=False)
    st.cache_data.clear()
    st.cache_resource.clear()
    return folder


@pytest.fixture
def app_file():
    return str(Path(__file__).resolve().parents[2] / "app.py")
