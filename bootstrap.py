"""Prepare the environment in .venv, then score the first case or check the whole project.

    python3 bootstrap.py run        environment, the case "new-world-order", its summary, the app
    python3 bootstrap.py test       environment with test tools, then every check in turn
    python3 bootstrap.py install    environment only

The case is scored into runs/new-world-order, or into runs/new-world-order-2 and so on where that
folder holds a run of another judge or version.

It needs Python 3.11 or newer with its standard library. What was installed is written to a stamp
in .venv; while the stamp matches, a start asks nothing of the network.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import itertools
import json
import os
import platform
import re
import shutil
import ssl
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "bootstrap-stamp.json"
CONSTRAINTS = ROOT / "constraints.txt"
PYPROJECT = ROOT / "pyproject.toml"

CASE = "new-world-order"
RUN_FOLDER = f"runs/{CASE}"

MINIMUM_PYTHON = (3, 11)
CPU_INDEX = "https://download.pytorch.org/whl/cpu"
DEFAULT_INDEX = "https://pypi.org/simple/"
PROBE_SECONDS = 3.0
GIGABYTE = 10**9
SPACE_NEEDED = 3 * GIGABYTE
SPACE_NEEDED_CUDA = 10 * GIGABYTE
METADATA_ONLY_PIP = (24, 1)  # older pip downloads whole wheels even for a dry run
EXIT_USAGE = 2  # `scorer score` refuses, such as a folder that holds another run
EXIT_PARTIAL = 4  # `scorer score` finished but left rows out, and said which

CHILD_ENVIRONMENT = {
    "PYTHONUTF8": "1",
    "TOKENIZERS_PARALLELISM": "false",
    "HF_HUB_OFFLINE": "1",
    "STREAMLIT_BROWSER_GATHER_USAGE_STATS": "false",
}

LIST_INSTALLED = """
import importlib.metadata, json
found = importlib.metadata.distributions()
print(json.dumps({d.name: d.version for d in found if d.name}))
"""


class BootstrapError(Exception):
    """Name what is wrong, what was expected and what to do."""


@dataclass(frozen=True)
class Stamp:
    """What an environment was made from; two equal stamps need no new installation."""

    pyproject: str
    constraints: str
    python: str
    folder: str
    extras: tuple[str, ...]

    def covers(self, wanted: Stamp) -> bool:
        """Tell whether an environment with this stamp serves for the wanted one."""
        same = asdict(self) | {"extras": ()} == asdict(wanted) | {"extras": ()}
        return same and set(wanted.extras) <= set(self.extras)


@dataclass(frozen=True)
class Difference:
    """One constrained package that is installed in another version."""

    name: str
    wanted: str
    got: str


@dataclass(frozen=True)
class Outcome:
    """One check that was run: its command line, exit code and seconds."""

    title: str
    code: int
    seconds: float


# --- Reading and comparing -------------------------------------------------------------------


def normalise(name: str) -> str:
    """Write a package name the way indexes compare it: `Jinja2`, `a.b_c` -> `jinja2`, `a-b-c`."""
    return re.sub(r"[-_.]+", "-", name).lower()


def public_version(version: str) -> str:
    """Drop the local part of a version: `2.13.0+cpu` -> `2.13.0`."""
    return version.partition("+")[0]


def parse_constraints(text: str, *, source: str = CONSTRAINTS.name) -> dict[str, str]:
    """Read lines of `name==version` into normalised name -> version."""
    pins: dict[str, str] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        entry = line.partition("#")[0].partition(";")[0].strip()
        if not entry:
            continue
        name, separator, version = (part.strip() for part in entry.partition("=="))
        if not (name and separator and version):
            message = f"{source}, line {number}: '{line.strip()}' is not a pin; use name==version."
            raise BootstrapError(message)
        pins[normalise(name)] = version
    return pins


def find_differences(
    pins: Mapping[str, str], installed: Mapping[str, str]
) -> tuple[Difference, ...]:
    """List installed packages whose public version is not the pinned one, by name."""
    return tuple(
        Difference(name=name, wanted=pins[name], got=got)
        for name, got in sorted(installed.items())
        if name in pins and public_version(got) != public_version(pins[name])
    )


def find_unpinned(
    pins: Mapping[str, str],
    installed: Iterable[str],
    *,
    ignored: tuple[str, ...] = ("pip", "scorer"),
) -> tuple[str, ...]:
    """List installed packages that no constraint names."""
    return tuple(sorted(set(installed) - set(pins) - set(ignored)))


def describe_differences(differences: Sequence[Difference]) -> str:
    """Write the error for packages that differ from constraints.txt."""
    lines = [f"  {d.name}: wanted {d.wanted}, got {d.got}" for d in differences]
    head = f"{len(differences)} installed package(s) differ from {CONSTRAINTS.name}:"
    todo = (
        "Remove .venv and run this again. If it returns, a requirement in pyproject.toml and "
        f"its line in {CONSTRAINTS.name} exclude each other: change one of them."
    )
    return "\n".join([head, *lines, todo])


def find_cuda(names: Iterable[str]) -> tuple[str, ...]:
    """Pick the packages that come with a GPU build of torch."""
    gpu_only = re.compile(r"(nvidia|cuda)-.+|(pytorch-)?triton")
    return tuple(sorted(name for name in map(normalise, names) if gpu_only.fullmatch(name)))


def has_cpu_index(system: str, machine: str) -> bool:
    """Tell where the default index may carry a GPU build and PyTorch's CPU index has one."""
    return system == "Linux" and machine.lower() in {"x86_64", "amd64", "aarch64", "arm64"}


def file_hash(path: Path) -> str:
    """Return the SHA-256 of a file that must exist."""
    if not path.is_file():
        message = f"{path.name} is missing in {path.parent}; take a complete copy of the project."
        raise BootstrapError(message)
    return hashlib.sha256(path.read_bytes()).hexdigest()


def make_stamp(extras: Iterable[str]) -> Stamp:
    """Describe the environment that this project, this Python and these extras call for."""
    return Stamp(
        pyproject=file_hash(PYPROJECT),
        constraints=file_hash(CONSTRAINTS),
        python=f"{platform.python_implementation()} {platform.python_version()}",
        folder=str(ROOT),
        extras=tuple(sorted(set(extras))),
    )


def read_stamp(path: Path) -> Stamp | None:
    """Read a stamp; None where there is none or where it cannot be understood."""
    try:
        fields = json.loads(path.read_text(encoding="utf-8"))
        return Stamp(**(fields | {"extras": tuple(fields["extras"])}))
    except (OSError, ValueError, TypeError, KeyError):
        return None


def write_stamp(path: Path, stamp: Stamp) -> None:
    """Write a stamp as JSON."""
    path.write_text(json.dumps(asdict(stamp), indent=2) + "\n", encoding="utf-8")


# --- What the machine offers -----------------------------------------------------------------


def check_python(version: tuple[int, ...]) -> None:
    """Raise where this Python is older than the project needs."""
    if version[:2] < MINIMUM_PYTHON:
        got = ".".join(map(str, version[:3]))
        need = ".".join(map(str, MINIMUM_PYTHON))
        message = (
            f"Python {got} at {sys.executable} is too old; expected {need} or newer. Install one "
            f"and start with it, for example: python{need} bootstrap.py run"
        )
        raise BootstrapError(message)


def missing_venv_message(version: tuple[int, ...]) -> str:
    """Say what to install where Python comes without its venv parts."""
    short = ".".join(map(str, version[:2]))
    return (
        f"Python {short} at {sys.executable} has no complete venv module (venv and ensurepip), "
        f"which makes .venv. On Debian and Ubuntu: sudo apt install python{short}-venv. "
        "Elsewhere install the full Python from python.org. Then run this again."
    )


def check_venv_module() -> None:
    """Raise where Python cannot make environments (Debian without python3-venv)."""
    if any(importlib.util.find_spec(name) is None for name in ("venv", "ensurepip")):
        raise BootstrapError(missing_venv_message(sys.version_info[:3]))


def space_message(free: int, needed: int) -> str | None:
    """Return the error for too little disk space, or None where there is enough."""
    if free >= needed:
        return None
    return (
        f"The disk of {ROOT} has {free / GIGABYTE:.1f} GB free; expected about "
        f"{needed / GIGABYTE:.0f} GB for .venv. Free some space and run this again."
    )


def check_space(needed: int) -> None:
    """Raise where the disk of the project is too full for the environment."""
    message = space_message(shutil.disk_usage(ROOT).free, needed)
    if message:
        raise BootstrapError(message)


def answers(url: str) -> bool:
    """Tell whether a web address answers a HEAD request within three seconds."""
    request = urllib.request.Request(url, method="HEAD")  # noqa: S310 - constants, https
    try:
        context = ssl.create_default_context(cafile=os.environ.get("PIP_CERT"))
        with urllib.request.urlopen(  # noqa: S310
            request, timeout=PROBE_SECONDS, context=context
        ):
            return True
    except urllib.error.HTTPError as error:
        return error.code == 405  # it is there, only HEAD is not offered
    except (OSError, ValueError):
        return False


def pip_failure_message(what: str, code: int, *, free: int, index: str, online: bool) -> str:
    """Say why pip probably failed; its own last lines stand above in the terminal."""
    head = f"pip could not install {what} (exit code {code}). "
    if free < GIGABYTE:
        short = f"Only {free / GIGABYTE:.1f} GB of disk space is left"
        return f"{head}{short}; expected at least 1 GB. Free some and run this again."
    if not online:
        return (
            f"{head}The package index {index} does not answer: expected a network for the first "
            "installation. Connect (or set HTTPS_PROXY, or PIP_INDEX_URL to your mirror) and run "
            "this again; later starts work without a network."
        )
    return f"{head}Its message is above. If it stays, remove .venv and run this again."


# --- Commands in the environment -------------------------------------------------------------


def tool(name: str) -> str:
    """Return the path of a program in .venv."""
    windows = sys.platform == "win32"
    return str(VENV / ("Scripts" if windows else "bin") / (f"{name}.exe" if windows else name))


def child_environment() -> dict[str, str]:
    """Return the environment of every command: offline models, quiet tools, UTF-8."""
    return dict(os.environ) | CHILD_ENVIRONMENT


def call(command: Sequence[str]) -> int:
    """Run a command from the project folder with its output shown; return its exit code."""
    sys.stdout.flush()
    return subprocess.run(command, cwd=ROOT, env=child_environment(), check=False).returncode


def ask(command: Sequence[str]) -> str | None:
    """Run a command and return what it printed; None where it failed or does not exist."""
    try:
        done = subprocess.run(
            command, cwd=ROOT, env=child_environment(), capture_output=True, text=True, check=False
        )
    except OSError:
        return None
    return done.stdout.strip() if done.returncode == 0 else None


def ask_json(command: Sequence[str]) -> tuple[int, dict[str, Any]]:
    """Run a command that answers in JSON, its other words shown; return exit code and answer."""
    sys.stdout.flush()
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=child_environment(),
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=False,
    )
    try:
        return done.returncode, json.loads(done.stdout)
    except ValueError:  # it broke down, and said how on standard error
        return done.returncode, {}


def pip_command(*arguments: str) -> list[str]:
    """Return a call of the environment's pip."""
    return [tool("python"), "-m", "pip", "--disable-pip-version-check", *arguments]


def pip_install(what: str, *arguments: str) -> None:
    """Install with pip; raise with the probable cause where that fails."""
    code = call(pip_command("install", *arguments))
    if code:
        index = os.environ.get("PIP_INDEX_URL") or DEFAULT_INDEX
        free = shutil.disk_usage(ROOT).free
        message = pip_failure_message(what, code, free=free, index=index, online=answers(index))
        raise BootstrapError(message)


def installed_versions() -> dict[str, str]:
    """Read the packages of .venv: normalised name -> version."""
    printed = ask([tool("python"), "-c", LIST_INSTALLED])
    if printed is None:
        message = f"{tool('python')} does not run; remove .venv and run this again."
        raise BootstrapError(message)
    return {normalise(name): version for name, version in json.loads(printed).items()}


# --- Installing ------------------------------------------------------------------------------


def why_rebuild(old: Stamp | None, wanted: Stamp) -> str | None:
    """Say why an existing .venv cannot be kept; None where it can."""
    if old and old.folder != wanted.folder:
        return f"it was made for {old.folder}"
    program = "import platform; print(platform.python_version())"
    version = ask([tool("python"), "-c", program])
    if version is None or ask(pip_command("--version")) is None:
        return "its Python or pip does not run"
    if version.split(".")[:2] != platform.python_version().split(".")[:2]:
        return f"it has Python {version}, this is {platform.python_version()}"
    return None


def make_venv(old: Stamp | None, wanted: Stamp) -> bool:
    """Make .venv where it is missing or cannot be kept; tell whether it was made anew."""
    reason = why_rebuild(old, wanted) if VENV.exists() else "it is missing"
    if reason is None:
        return False
    print(f"Making .venv ({reason}) ...")
    check_venv_module()
    check_space(SPACE_NEEDED)
    code = call([sys.executable, "-m", "venv", "--clear", str(VENV)])
    if code:
        message = (
            f"{sys.executable} could not make {VENV} (exit code {code}); its message is above. "
            "Check that the folder may be written to, remove .venv and run this again."
        )
        raise BootstrapError(message)
    return True


def announce(extras: Sequence[str], *, torch: bool) -> None:
    """Print what will be downloaded and about how large it is, before it is."""
    print("This installs into .venv (about 2.5 GB on disk); what is there already is kept:")
    if torch:
        print("  - torch, CPU build: about 200 MB to download on Linux, less elsewhere")
    with_extras = f" with the extra(s) {', '.join(extras)}" if extras else ""
    print(f"  - the other packages{with_extras}: about 400 MB to download")
    print("Nothing else is downloaded: scoring and the app work without a network.")


def planned_packages(requirement: str) -> tuple[str, ...]:
    """Ask pip what it would install for a requirement, without installing it."""
    printed = ask(pip_command("--version")) or ""
    version = tuple(int(number) for number in re.findall(r"\d+", printed)[:2])
    if version < METADATA_ONLY_PIP:
        pip_install("a newer pip", "--quiet", "--upgrade", "pip")
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        options = ["--quiet", "--dry-run", "--report", str(report), "-c", str(CONSTRAINTS)]
        pip_install(requirement, *options, requirement)
        plan = json.loads(report.read_text(encoding="utf-8"))
    return tuple(item["metadata"]["name"] for item in plan["install"])


def accept_cuda(packages: Sequence[str]) -> None:
    """Say that only a GPU build is on offer; ask at a terminal, go on elsewhere.

    That build cannot be had without its libraries: `import torch` fails where they are missing.
    """
    print(
        f"\n{CPU_INDEX} does not answer, and the configured index offers torch only as a GPU "
        f"build.\nIt brings {len(packages)} packages that this project does not use "
        f"({', '.join(packages)}):\nabout 2.7 GB to download instead of 200 MB, 7 GB on disk. "
        "To avoid it, allow that address\nor put the CPU wheel of torch into a folder and set "
        "PIP_FIND_LINKS to that folder."
    )
    check_space(SPACE_NEEDED_CUDA)
    if sys.stdin.isatty() and input("Download the GPU build? [y/N] ").strip().lower() != "y":
        message = "torch was not installed: the GPU build was declined. See the two ways above."
        raise BootstrapError(message)


def install_torch(version: str) -> None:
    """Install torch alone and first, as its CPU build wherever there is one."""
    requirement = f"torch=={version}"
    if has_cpu_index(platform.system(), platform.machine()):
        if answers(f"{CPU_INDEX}/"):
            print(f"\n{requirement} from {CPU_INDEX}")
            options = ["--no-deps", "--index-url", CPU_INDEX]
            if call(pip_command("install", *options, requirement)) == 0:
                return
            print("That did not work; trying the configured index.")
        cuda = find_cuda(planned_packages(requirement))
        if cuda:
            accept_cuda(cuda)
    print(f"\n{requirement} from the configured index")
    pip_install(requirement, "-c", str(CONSTRAINTS), requirement)


def install_project(extras: Sequence[str]) -> None:
    """Install the project for editing, with its extras, at the pinned versions."""
    target = f".[{','.join(extras)}]" if extras else "."
    print(f"\nThe project and its packages: {target}")
    pip_install("the project", "-c", str(CONSTRAINTS), "-e", target)


def compare_with_constraints(pins: Mapping[str, str]) -> None:
    """Raise where an installed version is not the pinned one; mention what is not pinned."""
    installed = installed_versions()
    unpinned = find_unpinned(pins, installed)
    if unpinned:
        print(f"Warning: not in {CONSTRAINTS.name}: {', '.join(unpinned)}")
    differences = find_differences(pins, installed)
    if differences:
        raise BootstrapError(describe_differences(differences))
    matching = len(set(installed) & set(pins))
    print(f"Environment ready: {matching} packages as pinned in {CONSTRAINTS.name}.\n")


def ensure_environment(extras: Sequence[str]) -> None:
    """Bring .venv to what the project asks for; return at once where the stamp matches."""
    wanted, old = make_stamp(extras), read_stamp(STAMP)
    if old and old.covers(wanted) and Path(tool("python")).exists():
        return
    pins = parse_constraints(CONSTRAINTS.read_text(encoding="utf-8"))
    if "torch" not in pins:
        message = f"{CONSTRAINTS.name} has no line for torch; expected torch==VERSION. Add it."
        raise BootstrapError(message)
    if not make_venv(old, wanted) and old:
        wanted = make_stamp({*extras, *old.extras})
    STAMP.unlink(missing_ok=True)
    needs_torch = public_version(installed_versions().get("torch", "")) != pins["torch"]
    announce(wanted.extras, torch=needs_torch)
    if needs_torch:
        check_space(SPACE_NEEDED)
        install_torch(pins["torch"])
    install_project(wanted.extras)
    compare_with_constraints(pins)
    write_stamp(STAMP, wanted)


# --- The three commands ----------------------------------------------------------------------


def run_folders() -> Iterator[str]:
    """Yield the folders in which the first case may be scored: `...`, `...-2`, `...-3`."""
    yield RUN_FOLDER
    for number in itertools.count(2):
        yield f"{RUN_FOLDER}-{number}"


def score_case(scorer: Sequence[str]) -> tuple[int, str]:
    """Score the first case in the first folder that is new or holds a run of the same recipe.

    Returns:
        The exit code and the folder. A run of another recipe stays as it is.
    """
    for folder in run_folders():
        holds_run = (ROOT / folder / "run.json").is_file()
        code, answer = ask_json([*scorer, "score", "--case", CASE, "--out", folder, "--json"])
        if not (holds_run and code == EXIT_USAGE):
            break
    if "error" in answer:
        print(f"error: {answer['error']}", file=sys.stderr)
    elif folder != RUN_FOLDER:
        print(f"{RUN_FOLDER} was made by another judge or version; this run is in {folder}.")
    if "counts" in answer:
        counts = answer["counts"]
        print(f"{counts['pairs']:,} pairs scored, {counts['abstained']:,} without a decision")
    return code, folder


def run_case(*, app: bool, port: int | None) -> int:
    """Score the first case, print its summary and open the app on it."""
    scorer = [tool("python"), "-m", "scorer"]
    scored, folder = score_case(scorer)
    if scored not in {0, EXIT_PARTIAL}:
        return scored
    summarised = call([*scorer, "summary", folder])
    if summarised or not app:
        return summarised or scored
    on_port = ["--port", str(port)] if port is not None else []
    try:
        return call([*scorer, "app", folder, *on_port]) or scored
    except KeyboardInterrupt:
        print("\nThe app is closed.")
        return scored


def list_checks(pytest_arguments: Sequence[str]) -> tuple[tuple[str, list[str]], ...]:
    """Return every check in order: what is announced, and the command."""
    python = tool("python")
    return (
        ("ruff format --check .", [tool("ruff"), "format", "--check", "."]),
        ("ruff check .", [tool("ruff"), "check", "."]),
        ("mypy", [python, "-m", "mypy"]),
        ("lint-imports", [tool("lint-imports")]),
        (" ".join(["pytest", *pytest_arguments]), [python, "-m", "pytest", *pytest_arguments]),
    )


def run_check(title: str, command: Sequence[str]) -> Outcome:
    """Announce and run one check; a tool that cannot start counts as failed."""
    print(f"\n=== {title}")
    start = time.monotonic()
    try:
        code = call(command)
    except OSError as error:
        print(f"{title}: {error}; expected in .venv. Remove .venv and run this again.")
        code = 127
    return Outcome(title=title, code=code, seconds=time.monotonic() - start)


def summarise(outcomes: Sequence[Outcome]) -> str:
    """Write one line per check and one for all."""
    lines = [
        f"{'ok' if o.code == 0 else 'FAILED':6}  {o.seconds:6.1f} s  {o.title}"
        + (f" (exit code {o.code})" if o.code else "")
        for o in outcomes
    ]
    failed = sum(o.code != 0 for o in outcomes)
    verdict = f"{failed} of {len(outcomes)} checks failed." if failed else "All checks passed."
    return "\n".join(["=== summary", *lines, verdict])


def run_checks(pytest_arguments: Sequence[str]) -> int:
    """Run every check, even after one failed; return 1 where any did."""
    outcomes = [run_check(title, command) for title, command in list_checks(pytest_arguments)]
    print("\n" + summarise(outcomes))
    return int(any(o.code for o in outcomes))


def port_number(text: str) -> int:
    """Read a TCP port that needs no special rights."""
    if not (text.isdecimal() and 1024 <= int(text) <= 65535):
        message = f"'{text}' is not a port; use a number from 1024 to 65535"
        raise argparse.ArgumentTypeError(message)
    return int(text)


def make_parser() -> argparse.ArgumentParser:
    """Describe the command line."""
    parser = argparse.ArgumentParser(
        prog="bootstrap.py", description="Prepare .venv, then score the first case or run checks."
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    run = commands.add_parser("run", help=f"score the case {CASE}, print its summary, open the app")
    run.add_argument("--no-app", action="store_true", help="stop after the summary")
    run.add_argument("--port", type=port_number, help="port of the app on 127.0.0.1")
    commands.add_parser("test", help="run every check; what follows -- goes to pytest")
    commands.add_parser("install", help="prepare the environment only")
    return parser


def split_arguments(arguments: Sequence[str]) -> tuple[list[str], list[str]]:
    """Part a command line at the first `--`: what is ours, what is pytest's."""
    if "--" not in arguments:
        return list(arguments), []
    place = list(arguments).index("--")
    return list(arguments[:place]), list(arguments[place + 1 :])


def main(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code."""
    ours, for_pytest = split_arguments(arguments)
    parser = make_parser()
    options = parser.parse_args(ours)
    if for_pytest and options.command != "test":
        parser.error(f"arguments after -- go to pytest: {options.command} takes none")
    try:
        check_python(sys.version_info[:3])
        ensure_environment(["test"] if options.command == "test" else [])
        if options.command == "test":
            return run_checks(for_pytest)
        if options.command == "run":
            return run_case(app=not options.no_app, port=options.port)
    except BootstrapError as error:
        print(f"\nbootstrap: {error}", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"\nbootstrap: {error}; expected to read and write {ROOT}.", file=sys.stderr)
        return 1
    except (KeyboardInterrupt, EOFError):
        print("\nStopped. The same command goes on from here.", file=sys.stderr)
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
