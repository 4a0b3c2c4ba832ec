"""What pages load, each once: judges as resources, results as data."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn, cast

import pandas as pd
import streamlit as st

from scorer.errors import ScorerError
from scorer.modelstore import CalibratedJudge, load_calibrated, read_calibration_for
from scorer.pipeline import Run, read_run
from scorer.pipeline.overrides import Override, read_overrides
from scorer.pipeline.run_folder import CALIBRATION_FILE
from scorer.ui.plain import show_problem
from scorer.ui.runs import RUN_VARIABLE, open_folder
from scorer.views import evidence, principle_names


@dataclass(frozen=True, kw_only=True, slots=True)
class Opened:
    """The open run with the tables that several pages read."""

    run: Run
    evidence: pd.DataFrame
    summaries: pd.DataFrame
    names: Mapping[str, str]
    overrides: tuple[Override, ...]

    @property
    def actors(self) -> list[str]:
        """The acting actors by name."""
        return sorted(set(self.evidence["actor"]))


def opened_run() -> Opened:
    """Return the open run; where there is none, say how to make one and end the page."""
    folder = open_folder()
    if folder is None:
        _say_how_to_begin()
    try:
        run, frame, summaries = _runs(str(folder), *_stamp(folder))
        overrides = tuple(read_overrides(folder))
    except ScorerError as error:
        show_problem("This run cannot be opened.", str(error))
        _end()
    return Opened(
        run=run,
        evidence=frame,
        summaries=summaries,
        names=principle_names(run),
        overrides=overrides,
    )


def _say_how_to_begin() -> NoReturn:
    st.info("No run is open yet.", icon=":material/folder_off:")
    st.markdown("Score the built-in case with this command, then load this page again:")
    st.code("scorer score --case new-world-order --out runs/new-world-order", language=None)
    st.markdown(f"or open a folder from elsewhere through the variable `{RUN_VARIABLE}`.")
    _end()


def _end() -> NoReturn:
    st.stop()
    raise AssertionError("st.stop() does not return")


def judge(name: str) -> CalibratedJudge:
    """Return a judge by name; a handful stays in memory.

    Where the open run was made with a calibration of its own for this very judge, it has that one.
    """
    loaded = cast(CalibratedJudge, _judges(name))
    path = calibration_of_run()
    if path is None:
        return loaded
    try:
        return CalibratedJudge(
            judge=loaded.judge, calibration=read_calibration_for(loaded.judge, path)
        )
    except ScorerError:
        # It is for another judge or older weights; the page says that it is not used.
        return loaded


def calibration_of_run() -> Path | None:
    """Return the calibration that the open run was made with, where it brought its own."""
    folder = open_folder()
    path = folder / CALIBRATION_FILE if folder else None
    return path if path is not None and path.is_file() else None


def _read(folder: str, *stamp: int | None) -> tuple[Run, pd.DataFrame, pd.DataFrame]:
    assert stamp, "the stamp makes a run that was scored again another entry of the cache"
    run = read_run(Path(folder))
    return run, evidence(run), run.summaries()


def _stamp(folder: Path) -> tuple[int | None, ...]:
    files = (folder / "run.json", folder / "summaries.parquet")
    return tuple(path.stat().st_mtime_ns if path.is_file() else None for path in files)


_judges = st.cache_resource(max_entries=3, show_spinner="Loading the judge ...")(load_calibrated)
_runs = st.cache_data(max_entries=6, show_spinner="Opening the run ...")(_read)
