"""Scoring in a process of its own, so that the page stays alive and a closed tab stops nothing."""

import math
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, cast

import streamlit as st

from scorer.pipeline.score_run import BLOCK
from scorer.ui.uploads import Checked, write_rows

INPUTS: Final = ".inputs"
_GOOD: Final = (0, 4)
"""Exit codes of a finished run: all rows, or all but bad ones."""


@dataclass(kw_only=True, slots=True)
class Job:
    """One `scorer score` at work."""

    out: Path
    log: Path
    actions: int
    process: "subprocess.Popen[bytes]"
    started: float = field(default_factory=time.monotonic)

    @property
    def parts(self) -> tuple[int, int]:
        """Parts of the run that are written, and how many there will be."""
        whole = max(1, math.ceil(self.actions / BLOCK))
        done = len(list((self.out / "scores").glob("part-*.parquet")))
        return min(done, whole), whole

    @property
    def running(self) -> bool:
        """True until the process has ended."""
        return self.process.poll() is None

    @property
    def succeeded(self) -> bool:
        """True once it has ended well."""
        return self.process.poll() in _GOOD

    @property
    def seconds(self) -> float:
        """Seconds since it began."""
        return time.monotonic() - self.started

    def told(self) -> str:
        """Return the end of what the process has said."""
        return self.log.read_text(encoding="utf-8", errors="replace")[-4000:]

    def stop(self) -> None:
        """End the process; the parts that are written stay, and the same call goes on."""
        self.process.terminate()


def start_job(
    runs: Path,
    name: str,
    *,
    principles: Checked,
    actions: Checked,
    options: Sequence[str] = (),
) -> Job:
    """Write the inputs beside the runs and start scoring them into `runs/NAME`."""
    inputs = runs / INPUTS / name
    # The files keep their owner's names, since messages carry them.
    files = (
        inputs / "principles" / f"{Path(principles.name).stem}.jsonl",
        inputs / "actions" / f"{Path(actions.name).stem}.jsonl",
    )
    for path, checked in zip(files, (principles, actions), strict=True):
        write_rows(path, checked.rows)
    command = score_command(*files, runs / name, options)
    log = inputs / "log.txt"
    with log.open("wb") as told:
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=told, stderr=subprocess.STDOUT
        )
    job = Job(out=runs / name, log=log, actions=len(actions.good), process=process)
    jobs()[name] = job
    return job


def score_command(principles: Path, actions: Path, out: Path, options: Sequence[str]) -> list[str]:
    """Return the call of the command line that scores two files."""
    files = ("--principles", str(principles), "--actions", str(actions))
    more = ("--out", str(out))
    return [sys.executable, "-m", "scorer", "score", *files, *more, *options]


def jobs() -> dict[str, Job]:
    """Return the jobs of this server by run name; they outlive a reload of the page."""
    return cast(dict[str, Job], _jobs())


def _none_yet() -> dict[str, Job]:
    return {}


_jobs = st.cache_resource(max_entries=1, show_spinner=False)(_none_yet)
