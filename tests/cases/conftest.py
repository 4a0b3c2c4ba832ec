"""The scripts of docs/cases as modules, tiny corpora of the same formats, and the real ones."""

import gzip
import importlib
import json
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
CASES = ROOT / "docs" / "cases"


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], ModuleType]]:
    """Give a function that imports a script of docs/cases by its name."""
    before = set(sys.modules)
    monkeypatch.syspath_prepend(str(CASES))
    yield importlib.import_module
    for name in set(sys.modules) - before:
        if (
            getattr(sys.modules[name], "__file__", None)
            and CASES in Path(str(sys.modules[name].__file__)).resolve().parents
        ):
            del sys.modules[name]


@pytest.fixture
def corpora() -> Path:
    """The folder of corpora; the test is skipped where it is absent."""
    folder = Path(os.environ.get("SCORER_SHARED") or ROOT.parent / "shared") / "data" / "corpora"
    if not folder.is_dir():
        pytest.skip(f"no corpora in {folder}; set SCORER_SHARED to the folder that holds data/")
    return folder


@pytest.fixture
def made(tmp_path: Path) -> Callable[[str, str | list[dict[str, Any]]], Path]:
    """Give a function (name, content) that writes a file of made-up corpora; rows as JSON Lines."""

    def write(name: str, content: str | list[dict[str, Any]]) -> Path:
        path = tmp_path / "corpora" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if not isinstance(content, str):
            content = "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in content)
        raw = content.encode()
        path.write_bytes(gzip.compress(raw, mtime=0) if name.endswith(".gz") else raw)
        return tmp_path / "corpora"

    return write


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """A page with old numbers between the marks."""
    path = tmp_path / "docs" / "cases" / "page.md"
    path.parent.mkdir(parents=True)
    (tmp_path / "docs" / "images").mkdir()
    path.write_text(
        "# A page\n\nBefore.\n\n<!-- numbers: written by the script -->\nold\n"
        "<!-- end of numbers -->\n\nAfter.\n",
        encoding="utf-8",
    )
    return path
