"""The program around the commands."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import scorer
from scorer.cli import program
from scorer.cli.program import COMMANDS

from .conftest import Call

HEAVY = {"torch", "streamlit", "sentence_transformers", "transformers", "pandas", "sklearn"}


def _python(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    "code",
    [
        "import scorer",
        "import scorer.cli",
        "from scorer.cli.program import run; run(['--help'])",
        "from scorer.cli.program import run; run(['score', '--help'])",
    ],
)
def test_nothing_heavy_is_loaded_for_a_word_of_help(code: str) -> None:
    told = _python(f"{code}\nimport sys\nprint('|' + ' '.join(sys.modules))")
    assert told.returncode == 0, told.stderr
    assert not HEAVY & set(told.stdout.rpartition("|")[2].split())


def test_help_comes_within_a_second_of_processor_time() -> None:
    before = os.times()
    subprocess.run([sys.executable, "-m", "scorer", "--help"], capture_output=True, check=True)
    after = os.times()
    used = after.children_user + after.children_system
    assert used - before.children_user - before.children_system < 1.0


def test_help_names_every_command(call: Call) -> None:
    said = call("--help")
    assert said.code == 0
    for name, _ in COMMANDS:
        assert f"\n  {name} " in said.out


@pytest.mark.parametrize("name", [name for name, _ in COMMANDS])
def test_every_command_takes_json_and_quiet_and_explains_itself(call: Call, name: str) -> None:
    said = call(name, "--help")
    assert said.code == 0
    assert "--json" in said.out
    assert "--quiet" in said.out


def test_version_is_that_of_the_package(call: Call) -> None:
    assert call("--version").out.strip() == scorer.__version__


def test_no_command_at_all_prints_the_help_and_is_wrong_usage(call: Call) -> None:
    said = call()
    assert said.code == 2
    assert "Commands:" in said.out


@pytest.mark.parametrize(
    "words", [["nonsense"], ["score", "--bad"], ["summary"], ["app", "--port", "80"]]
)
def test_wrong_usage_ends_with_2_and_one_line(call: Call, words: list[str]) -> None:
    said = call(*words)
    assert said.code == 2
    assert said.out == ""
    assert said.err.startswith("error: ")
    assert said.err.count("\n") == 1
    assert "Traceback" not in said.err


def test_errors_are_json_on_standard_output_where_json_is_wanted(
    call: Call, tmp_path: Path
) -> None:
    said = call("summary", tmp_path, "--json")
    assert said.code == said.json["exit_code"] == 3
    assert "is not a run" in said.json["error"]
    assert said.err == ""
    assert call("summary", "--json").json["exit_code"] == 2


def test_a_failure_of_the_disk_is_a_line_and_no_traceback(
    call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*words: object, **options: object) -> None:
        raise OSError(28, "No space left on device", "scores.csv")

    monkeypatch.setattr(program, "get_command", full)
    said = call("packs")
    assert said.code == 1
    assert said.err == "error: scores.csv: No space left on device; check the path and its rights\n"


def test_an_interrupted_command_ends_quietly_with_130(
    call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*words: object, **options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("scorer.principles.pack_names", interrupted)
    said = call("packs")
    assert (said.code, said.out, said.err) == (130, "", "")


def test_a_real_interrupt_ends_quietly_with_130(tmp_path: Path) -> None:
    code = (
        "import sys, time\n"
        "import scorer.principles\n"
        "scorer.principles.pack_names = lambda: print('now', flush=True) or time.sleep(30)\n"
        "sys.argv = ['scorer', 'packs']\n"
        "from scorer.cli import main\n"
        "main()\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "now\n"
    time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=20)
    assert (process.returncode, out, err) == (130, "", "")


@pytest.mark.parametrize("words", [["packs"], ["packs", "--json"], ["--help"]])
def test_a_reader_that_goes_away_is_no_error(words: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        told = subprocess.run(
            [sys.executable, "-m", "scorer", *words],
            stdout=writing,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    finally:
        os.close(writing)
    assert told.returncode == 141
    assert "Traceback" not in told.stderr
    assert "Broken pipe" not in told.stderr
