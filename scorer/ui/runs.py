"""Which run folders there are and which one is open."""

import os
from pathlib import Path
from typing import Final

import streamlit as st

from scorer.pipeline.run_folder import RUN_FILE
from scorer.ui.links import asked, linked_select

RUNS: Final = "runs"
RUN_VARIABLE: Final = "SCORER_RUN"


def runs_folder() -> Path:
    """Return the folder that runs lie in: `runs/` where the app was started."""
    return Path.cwd() / RUNS


def find_runs() -> dict[str, Path]:
    """Return run folders by name: the one of $SCORER_RUN first, then those under `runs/`.

    Addresses carry names only, so that a link cannot open any other folder.
    """
    found: dict[str, Path] = {}
    told = os.environ.get(RUN_VARIABLE)
    if told and (Path(told) / RUN_FILE).is_file():
        found[Path(told).resolve().name] = Path(told).resolve()
    if runs_folder().is_dir():
        for folder in sorted(runs_folder().iterdir()):
            if (folder / RUN_FILE).is_file():
                found.setdefault(folder.name, folder)
    return found


def open_folder() -> Path | None:
    """Return the folder of the run that is open, None where there is none at all."""
    runs = find_runs()
    return runs.get(asked("run") or "", next(iter(runs.values()), None))


def choose_run() -> None:
    """Draw the run chooser in the sidebar."""
    runs = find_runs()
    if not runs:
        return
    names = list(runs)
    with st.sidebar:
        linked_select(
            "Run",
            names,
            page="sidebar",
            name="run",
            default=names[0],
            always=True,
            told=(
                "A run is a folder with inputs, scores, counts and the recipe that makes them "
                "again. The app lists the folders under runs/ and the one in SCORER_RUN."
            ),
        )
