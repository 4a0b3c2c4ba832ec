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

from scorer.pipeline.article_case import Told
from scorer.pipeline.passages_file import passage_rows
from scorer.pipeline.score_run import BLOCK
from scorer.storage import replace_file, write_json
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
    words = ("--principles", str(files[0]), "--actions", str(files[1]), *options)
    return _start(runs / name, inputs / "log.txt", words, actions=len(actions.good))


def start_text_job(runs: Path, name: str, told: Told, *, options: Sequence[str] = ()) -> Job:
    """Write a text and what a reader left of its passages, and start scoring them.

    What came as a page or a PDF is written as plain text: the spans count its characters.
    """
    inputs = runs / INPUTS / name
    text = inputs / f"{Path(told.article.name).stem}.txt"
    found = inputs / "found.json"
    with replace_file(text) as aside:
        # As bytes, so that no line end changes.
        aside.write_bytes(told.article.text.encode())
    write_json(found, passage_rows(told.passages))
    words = ["--text", str(text), "--found", str(found), *options]
    if told.published is not None:
        words += ["--published", told.published.isoformat()]
    if told.writer is not None:
        words += ["--writer", told.writer]
    deeds = sum(each.kind == "deed" for each in told.passages)
    return _start(runs / name, inputs / "log.txt", words, actions=deeds)


def _start(out: Path, log: Path, words: Sequence[str], *, actions: int) -> Job:
    command = [sys.executable, "-m", "scorer", "score", "--out", str(out), *words]
    with log.open("wb") as told:
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=told, stderr=subprocess.STDOUT
        )
    job = Job(out=out, log=log, actions=actions, process=process)
    jobs()[out.name] = job
    return job


def jobs() -> dict[str, Job]:
    """Return the jobs of this server by run name; they outlive a reload of the page."""
    return cast(dict[str, Job], _jobs())


def _none_yet() -> dict[str, Job]:
    return {}


_jobs = st.cache_resource(max_entries=1, show_spinner=False)(_none_yet)
