"""The lines that the rooms stand on."""

import tomllib
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

import pytest
from importlinter.cli import lint_imports

import scorer

ROOT = Path(__file__).resolve().parent.parent
ROOMS = {f"scorer.{each.name}" for each in iter_modules(scorer.__path__) if each.name != "__main__"}


@pytest.fixture(scope="module")
def contracts() -> dict[str, Any]:
    read = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return {each["type"]: each for each in read["tool"]["importlinter"]["contracts"]}


def test_every_contract_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    code = lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True, no_logo=True)
    assert code == 0


def test_every_room_stands_on_one_line(contracts: dict[str, Any]) -> None:
    """A room that no line names may import whatever it likes."""
    named = [
        room.strip(" ()") for line in contracts["layers"]["layers"] for room in line.split("|")
    ]
    assert len(named) == len(set(named))
    assert set(named) >= ROOMS


def test_every_room_but_the_user_interface_is_kept_from_streamlit(
    contracts: dict[str, Any],
) -> None:
    assert {"scorer.ui", *contracts["forbidden"]["source_modules"]} >= ROOMS


@pytest.mark.parametrize(
    ("room", "imported", "kept"),
    [("records", "scorer.errors", True), ("errors", "scorer.records", False)],
)
def test_an_import_from_a_higher_line_is_noticed(
    room: str, imported: str, kept: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A contract that could not be broken would say nothing."""
    package = tmp_path / f"rooms_{room}"
    package.mkdir()
    (package / "__init__.py").touch()
    for name in ("records", "errors"):
        text = f"import {imported.replace('scorer', package.name)}\n" if name == room else ""
        (package / f"{name}.py").write_text(text)
    (tmp_path / "pyproject.toml").write_text(
        f'[tool.importlinter]\nroot_package = "{package.name}"\n'
        '[[tool.importlinter.contracts]]\nname = "lines"\ntype = "layers"\n'
        f'layers = ["{package.name}.records", "{package.name}.errors"]\n'
    )
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(str(tmp_path))
    code = lint_imports(config_filename="pyproject.toml", no_cache=True, no_logo=True)
    assert (code == 0) is kept
