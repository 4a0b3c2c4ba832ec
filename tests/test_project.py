"""What the files around the package say, against what is there."""

import re
import shlex
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from typer.main import get_command

import bootstrap
import scorer
from scorer.cli.program import COMMANDS, build

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = ("README.md", "CONTRIBUTING.md", "benchmarks/README.md")
MACHINE = re.compile(r"/(?<![\w.:/~-]/)(?:work|root|home/\w+|Users/\w+)/")
BINARY = {".png", ".safetensors", ".parquet", ".pdf"}


def _read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def _blocks(name: str) -> list[str]:
    """Return the fenced blocks that are not said to be in another language."""
    return re.findall(r"^```(?:sh|bash|console)?\n(.*?)^```", _read(name), flags=re.M | re.S)


def _lines(program: str) -> list[tuple[str, str]]:
    """Return (document, command line) of every line of a block that calls a program."""
    return [
        (name, line.partition("#")[0].strip().removeprefix("$ "))
        for name in DOCUMENTS
        for block in _blocks(name)
        for line in block.replace("\\\n", " ").splitlines()
        if re.match(rf"(\$ )?(\.venv/bin/)?{program}\b", line.strip())
    ]


@pytest.mark.parametrize(("document", "line"), _lines("scorer"))
def test_a_command_line_of_the_documents_can_be_called(document: str, line: str) -> None:
    words = shlex.split(line)[1:]
    commands: Any = get_command(build())
    command = commands.commands.get(words[0])
    assert command is not None, f"{document}: {line}"
    known = {option for each in command.params for option in each.opts}
    assert {word for word in words if word.startswith("--")} <= known, f"{document}: {line}"


@pytest.mark.parametrize(("document", "line"), _lines("python3 bootstrap.py"))
def test_a_call_of_the_bootstrap_in_the_documents_is_one_it_knows(document: str, line: str) -> None:
    assert f"bootstrap.py {shlex.split(line)[2]} " in str(bootstrap.__doc__), f"{document}: {line}"


def test_the_readme_shows_both_commands_and_names_every_other() -> None:
    calls = {line for _, line in _lines("python3 bootstrap.py")}
    assert {"python3 bootstrap.py run", "python3 bootstrap.py test"} <= calls
    named = set(re.findall(r"`(?:scorer )?([a-z]+)`", _read("README.md")))
    assert {name for name, _ in COMMANDS} <= named


def test_every_folder_and_picture_that_a_document_points_to_is_there() -> None:
    for name in DOCUMENTS:
        for target in re.findall(r"\]\(([^)#\s]+)\)", _read(name)):
            if "://" not in target:
                assert (ROOT / name).parent.joinpath(target).exists(), f"{name}: {target}"


def test_no_tracked_file_names_a_folder_of_somebodys_machine() -> None:
    try:
        listed = subprocess.run(
            ["git", "-C", str(ROOT), "ls-files", "-z"], capture_output=True, text=True, check=True
        ).stdout
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("not a git checkout")
    found = []
    for name in filter(None, listed.split("\0")):
        path = ROOT / name
        if path.suffix in BINARY or not path.is_file():
            continue
        if match := MACHINE.search(path.read_text(encoding="utf-8")):
            found.append(f"{name}: {match.group()}")
    assert not found


@pytest.mark.parametrize(
    "text", ["see /wo" + "rk/main/a", "'/ho" + "me/ann/x'", "/ro" + "ot/.cache"]
)
def test_folders_of_a_machine_are_recognised(text: str) -> None:
    assert MACHINE.search(text)


@pytest.mark.parametrize("text", ["https://x.org/work/1", "../work/a", "~/work/a", "a/root/b"])
def test_other_paths_are_no_folders_of_a_machine(text: str) -> None:
    assert not MACHINE.search(text)


def _requirements() -> list[Requirement]:
    project = tomllib.loads(_read("pyproject.toml"))["project"]
    extras = project["optional-dependencies"].values()
    written = [*project["dependencies"], *(each for extra in extras for each in extra)]
    return [Requirement(each) for each in written]


@pytest.mark.parametrize("requirement", _requirements(), ids=str)
def test_the_lock_pins_every_dependency_to_a_version_that_it_allows(
    requirement: Requirement,
) -> None:
    pins = bootstrap.parse_constraints(_read("constraints.txt"))
    pinned = pins.get(canonicalize_name(requirement.name))
    assert pinned is not None, f"constraints.txt does not name {requirement.name}"
    assert requirement.specifier.contains(pinned, prereleases=True)


def test_the_lock_names_each_package_once() -> None:
    lines = [line for line in _read("constraints.txt").splitlines() if not line.startswith("#")]
    keys = [canonicalize_name(line.partition("==")[0]) for line in lines]
    assert len(keys) == len(set(keys))


def test_the_version_is_one_and_the_changes_name_it() -> None:
    project = tomllib.loads(_read("pyproject.toml"))["project"]
    assert project["version"] == scorer.__version__
    assert f"## {scorer.__version__}" in _read("CHANGELOG.md")
