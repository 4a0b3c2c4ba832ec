"""Coverage-guided fuzzing of the importers: mutated small files in, records or our own errors out.

`pip install atheris`, then `python -m tests.fuzz.importers --seconds 16 --out FOLDER`. A process
for each sample; what fails is kept in FOLDER, a file for each place where something failed.
"""

import argparse
import gzip
import io
import json
import os
import sys
import tempfile
import time
import traceback
import warnings
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import atheris

from scorer.errors import ScorerError

with atheris.instrument_imports(include=["scorer.sources", "feedparser", "pypdf"]):
    import feedparser  # noqa: F401 - the importers load them when they are used
    import pypdf  # noqa: F401

    from scorer.sources import FORMATS, Limits, ingest

    for _each in FORMATS:
        _each.load()

from tests.sources.samples import SAMPLES, parquet, workbook

LIMITS = Limits(record_chars=20_000, cell_chars=5_000, pages=20, seconds=5, whole_bytes=200_000)
SLOW = 5.0
"""Processor seconds for one small file from which it counts as unbounded."""

FOLDERS = {
    "ungdc": {
        "RUS_46_1991.txt": b"We keep our word.",
        "Speakers_by_session.xlsx": workbook(),
    },
    "unvotes": {
        "un_votes.csv": b"rcid,country,country_code,vote\n3,Chile,CL,yes\n",
        "un_roll_calls.csv": b"rcid,date,unres,descr\n3,1990-01-02,R/1,On rules\n",
        "un_roll_call_issues.csv": b"rcid,short_name,issue\n3,ec,Economy\n",
    },
}


def _zipped(content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("events.tab", content)
    return out.getvalue()


@dataclass(frozen=True, kw_only=True, slots=True)
class Target:
    """A format, the name that its file has, and the files that the mutations start from."""

    format: str
    file: str
    seeds: tuple[bytes, ...]


def targets() -> dict[str, Target]:
    """Return what is fuzzed, by name."""
    icews = SAMPLES["icews"][1]
    found = {
        name: Target(format=name, file=file, seeds=(good,))
        for name, (file, good) in SAMPLES.items()
    }
    found["table.xlsx"] = Target(format="table", file="a.xlsx", seeds=(workbook(),))
    found["table.parquet"] = Target(format="table", file="a.parquet", seeds=(parquet(),))
    found["icews.gz"] = Target(format="icews", file="e.tab.gz", seeds=(gzip.compress(icews),))
    found["icews.zip"] = Target(format="icews", file="e.zip", seeds=(_zipped(icews),))
    for name, files in FOLDERS.items():
        # The first byte says which file of the folder the rest is.
        seeds = tuple(bytes([n]) + content for n, content in enumerate(files.values()))
        found[name] = Target(format=name, file="", seeds=seeds)
    return found


@dataclass(kw_only=True, slots=True)
class Found:
    """What came of one target; `failures` by the place where they arose."""

    runs: int = 0
    records: int = 0
    refused: int = 0
    slow: int = 0
    slowest: float = 0.0
    failures: dict[str, int] = field(default_factory=dict)


def _attempt(path: Path, forced: str | None, found: Found) -> None:
    """Import; anything but records or an error of ours leaves as an exception."""
    try:
        ingested = ingest(path, format=forced, limits=LIMITS)
        made = sum(1 for _ in ingested.items)
    except ScorerError as error:
        assert str(error), "an error without a message"
        found.refused += 1
        return
    left_out = ingested.left_out
    assert made == ingested.made > 0, "records were not counted"
    assert left_out.read == left_out.kept + left_out.dropped, "rows were not counted"
    assert all(map(str, ingested.problems)), "a problem without a message"
    found.records += 1


def _place(error: BaseException) -> str:
    """Return the kind of error and the last line of ours that it passed."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [each for each in frames if "scorer" in Path(each.filename).parts] or list(frames)
    return f"{type(error).__name__}-{Path(ours[-1].filename).stem}-{ours[-1].lineno}"


def _writer(target: Target, folder: Path) -> Callable[[bytes], Path]:
    files = FOLDERS.get(target.format)
    if files is None:
        path = folder / target.file

        def write_file(data: bytes) -> Path:
            path.write_bytes(data)
            return path

        return write_file
    inside = folder / target.format
    inside.mkdir()

    def write_folder(data: bytes) -> Path:
        chosen = data[0] % len(files) if data else 0
        for number, (name, content) in enumerate(files.items()):
            (inside / name).write_bytes(data[1:] if number == chosen else content)
        return inside

    return write_folder


def fuzz(name: str, seconds: float, seed: int, out: Path) -> None:
    """Fuzz one target until its time is over, then write its counts and leave the process."""
    target, found = targets()[name], Found()
    folder = Path(tempfile.mkdtemp(prefix="fuzz-"))
    corpus = folder / "corpus"
    corpus.mkdir()
    for number, good in enumerate(target.seeds):
        (corpus / f"seed-{number}").write_bytes(good)
    write = _writer(target, folder)
    ends = time.process_time() + seconds

    def one(data: bytes) -> None:
        path = write(data)
        for forced in (target.format, None):
            began = time.process_time()
            try:
                with warnings.catch_warnings():
                    warnings.simplefilter("ignore")
                    _attempt(path, forced, found)
            except Exception as error:  # noqa: BLE001 - to see every kind is the purpose
                place = _place(error)
                if place not in found.failures:
                    (out / f"{name}-{place}.bin").write_bytes(data)
                    (out / f"{name}-{place}.txt").write_text(
                        f"format={forced}\n" + "".join(traceback.format_exception(error))
                    )
                found.failures[place] = found.failures.get(place, 0) + 1
            spent = time.process_time() - began
            found.runs += 1
            if spent > found.slowest:
                found.slowest = spent
                (out / f"{name}-slowest.bin").write_bytes(data)
            found.slow += spent > SLOW
        if time.process_time() > ends:
            counts: dict[str, Any] = {each: getattr(found, each) for each in Found.__slots__}
            (out / f"{name}.json").write_text(json.dumps({"target": name, **counts}))
            os._exit(0)

    sys.setrecursionlimit(1_000)
    # A seed longer than this would be cut, and no mutation of it be near a good file.
    longest = max(4096, *(2 * len(good) for good in target.seeds))
    options = ["-timeout=600", "-rss_limit_mb=3000", "-verbosity=0"]
    options += [f"-max_len={longest}", f"-seed={seed}"]
    atheris.Setup([sys.argv[0], *options, str(corpus)], one)
    atheris.Fuzz()


def main() -> int:
    """Fuzz the targets one after another and print a line for each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=16, help="of the processor, each target")
    parser.add_argument("--seed", type=int, default=1, help="of the mutations")
    parser.add_argument("--out", type=Path, required=True, help="folder for counts and failures")
    parser.add_argument("--only", action="append", help="a target; may be given again")
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    names = given.only or list(targets())
    broken = 0
    for name in names:
        counts = given.out / f"{name}.json"
        counts.unlink(missing_ok=True)
        child = os.fork()
        if child == 0:
            log = os.open(given.out / f"{name}.log", os.O_CREAT | os.O_TRUNC | os.O_WRONLY)
            os.dup2(log, 1)
            os.dup2(log, 2)
            fuzz(name, given.seconds, given.seed, given.out)
        os.waitpid(child, 0)
        told = counts.read_text() if counts.exists() else f'{{"target": "{name}", "died": true}}'
        row = json.loads(told)
        broken += bool(row.get("failures") or row.get("slow") or row.get("died"))
        print(told, flush=True)
    print(json.dumps({"targets": len(names), "with_failures": broken}))
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
