"""`scorer app`: what is started, without starting it."""

import socket
from importlib import import_module
from pathlib import Path
from typing import Any, ClassVar

import pytest

from scorer.settings import app_file

from .conftest import Call

MODULE = import_module("scorer.cli.app")


class _Process:
    """Stands in for the running app."""

    started: ClassVar[dict[str, Any]] = {}

    def __init__(self, command: list[str], **options: Any) -> None:
        self.started.update(command=command, **options)

    def wait(self) -> int:
        return 0

    def terminate(self) -> None:
        self.started["terminated"] = True


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> type[_Process]:
    monkeypatch.setattr(MODULE.subprocess, "Popen", _Process)
    monkeypatch.setattr(MODULE.signal, "signal", lambda *_: None)
    monkeypatch.setattr(_Process, "started", {})
    return _Process


def test_the_app_listens_on_this_machine_alone_and_sends_nothing(
    call: Call, started: type[_Process]
) -> None:
    said = call("app")
    command = started.started["command"]
    assert said.code == 0
    assert command[1:5] == ["-m", "streamlit", "run", str(app_file())]
    assert "--server.address=127.0.0.1" in command
    assert "--server.headless=true" in command
    assert "--browser.gatherUsageStats=false" in command
    assert "http://127.0.0.1:85" in said.out


def test_the_run_is_handed_over_as_a_whole_path(
    call: Call, started: type[_Process], run_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(run_folder.parent)
    told = call("app", "run", "--json").json
    assert told["run"] == started.started["env"]["SCORER_RUN"] == str(run_folder.resolve())


def test_a_folder_that_is_no_run_is_refused_before_anything_starts(
    call: Call, started: type[_Process], tmp_path: Path
) -> None:
    assert call("app", tmp_path).code == 3
    assert started.started == {}


def test_a_port_that_is_taken_is_refused_and_a_free_one_is_found(
    call: Call, started: type[_Process], monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        said = call("app", "--port", port)
        assert said.code == 2
        assert f"port {port} is taken" in said.err
        monkeypatch.setattr(MODULE, "FIRST_PORT", port)
        assert call("app", "--json").json["url"] != f"http://127.0.0.1:{port}"


def test_closing_the_app_is_no_failure(
    call: Call, started: type[_Process], monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter([KeyboardInterrupt, None])

    def wait(_: _Process) -> int:
        if next(answers) is KeyboardInterrupt:
            raise KeyboardInterrupt
        return 0

    monkeypatch.setattr(started, "wait", wait)
    said = call("app")
    assert said.code == 0
    assert said.err.endswith("The app is closed.\n")
    assert started.started["terminated"]
