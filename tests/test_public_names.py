"""What the package shows to users, and what it loads to show it."""

import ast
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType

import pytest

import scorer

ROOT = Path(__file__).resolve().parent.parent
HEAVY = {"torch", "streamlit", "sentence_transformers", "transformers"}
ROOMS = [module.name for module in iter_modules(scorer.__path__) if module.name != "__main__"]


def test_the_root_lists_exactly_what_it_offers() -> None:
    offered = {
        name
        for name, value in vars(scorer).items()
        if not name.startswith("_") and not isinstance(value, ModuleType)
    }
    assert offered | {"__version__"} == set(scorer.__all__)
    assert len(scorer.__all__) == len(set(scorer.__all__))


@pytest.mark.parametrize("room", [room for room in ROOMS if room != "ui"])
def test_every_name_that_a_room_lists_is_there(room: str) -> None:
    module = import_module(f"scorer.{room}")
    for name in getattr(module, "__all__", []):
        assert hasattr(module, name), f"scorer.{room} lists {name}"


@pytest.mark.parametrize(
    "words", [["-c", "import scorer"], ["-m", "scorer", "--help"], ["-m", "scorer", "judge", "-h"]]
)
def test_a_word_of_help_loads_neither_torch_nor_streamlit(words: list[str]) -> None:
    told = subprocess.run(
        [sys.executable, "-X", "importtime", *words], capture_output=True, text=True, check=True
    )
    loaded = set(re.findall(r"\| +(\w+)$", told.stderr, flags=re.MULTILINE))
    assert "scorer" in loaded
    assert not HEAVY & loaded


@pytest.mark.parametrize(
    "room", ["pipeline", "modelstore", "judges", "encoders", "views", "export"]
)
def test_a_room_loads_neither_torch_nor_streamlit_before_it_is_used(room: str) -> None:
    code = f"import sys, scorer.{room}; print(*sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not HEAVY & set(told.stdout.split())


def test_the_python_example_of_the_readme_imports_what_there_is() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    examples = re.findall(r"```python\n(.*?)```", readme, flags=re.DOTALL)
    for example in examples:
        for node in ast.walk(ast.parse(example)):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("scorer"):
                module = import_module(str(node.module))
                assert all(hasattr(module, alias.name) for alias in node.names), ast.unparse(node)
