"""Where the third-party corpora are, and how a test writes a file and imports it."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from scorer.records import Action, Document
from scorer.sources import Ingested, Limits, ingest

_ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def corpora() -> Path:
    """The folder of corpora; the test is skipped where it is absent."""
    folder = Path(os.environ.get("SCORER_SHARED") or _ROOT.parent / "shared") / "data" / "corpora"
    if not folder.is_dir():
        pytest.skip(f"no corpora in {folder}; set SCORER_SHARED to the folder that holds data/")
    return folder


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str | bytes], Path]:
    """Give a function (name, content) that writes a file and returns its path."""

    def writer(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return writer


def taken(
    path: Path, forced: str | None = None, limits: Limits | None = None, **renamed: str
) -> tuple[list[Action | Document], Ingested]:
    """Import a file whole; the stream's counts are complete afterwards."""
    ingested = ingest(path, format=forced, limits=limits, renamed=renamed)
    return list(ingested.items), ingested


def actions(path: Path, forced: str | None = None, **renamed: str) -> list[Action]:
    """Import the actions of a file."""
    items, _ = taken(path, forced, **renamed)
    return [item for item in items if isinstance(item, Action)]


def documents(path: Path, forced: str | None = None, **renamed: str) -> list[Document]:
    """Import the documents of a file."""
    items, _ = taken(path, forced, **renamed)
    return [item for item in items if isinstance(item, Document)]
