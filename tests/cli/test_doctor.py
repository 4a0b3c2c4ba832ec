"""`scorer doctor`."""

from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest

from scorer import settings
from scorer.cli import checks
from scorer.errors import ModelError
from scorer.storage import write_manifest

from .conftest import Call

FINE = checks.Check(what="it", ok=True, found="fine")
ILL = checks.Check(what="it", ok=False, found="broken", remedy="mend it")


@pytest.mark.parametrize(("found", "code"), [([FINE], 0), ([FINE, ILL], 1)])
def test_one_problem_is_enough_for_exit_code_1(
    call: Call, monkeypatch: pytest.MonkeyPatch, found: list[checks.Check], code: int
) -> None:
    monkeypatch.setattr(checks, "all_checks", lambda: iter(found))
    assert call("doctor").code == code
    told = call("doctor", "--json")
    assert told.json["ok"] == (code == 0)
    assert told.json["checks"] == [each.as_dict() for each in found]


def test_a_problem_stands_beside_its_remedy(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "all_checks", lambda: iter([ILL]))
    assert "problem   it     broken   mend it" in call("doctor").out


def test_an_old_python_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    assert checks.check_python().ok
    monkeypatch.setattr(checks, "OLDEST_PYTHON", (4, 0))
    assert checks.check_python().remedy.startswith("install Python 4.0 or newer")


def test_a_library_that_is_absent_or_too_old_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    def version(name: str) -> str:
        if name == "absent":
            raise PackageNotFoundError(name)
        return {"old": "1.0", "new": "3.0"}[name]

    wanted = ["absent>=1", "old>=2", "new>=2", "extra>=9; extra == 'test'"]
    monkeypatch.setattr(checks, "requires", lambda _: wanted)
    monkeypatch.setattr(checks, "version", version)
    found = {each.what: each for each in checks.check_libraries()}
    assert [(name, each.ok) for name, each in found.items()] == [
        ("absent", False),
        ("old", False),
        ("new", True),
    ]
    assert found["old"].remedy == "pip install 'old>=2'"


def test_weights_that_differ_are_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    def differ() -> Path:
        raise ModelError("model.safetensors has SHA-256 00")

    monkeypatch.setattr("scorer.encoders.bundled.bundled_folder", differ)
    found = checks.check_weights()
    assert not found.ok
    assert found.found == "model.safetensors has SHA-256 00"


def test_a_shipped_folder_must_be_as_its_manifest_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "_PACKAGE", tmp_path / "scorer")
    for name in ("whole-1", "changed-1", "bare-1"):
        (tmp_path / "datasets" / name).mkdir(parents=True)
        (tmp_path / "datasets" / name / "a.txt").write_text("a")
    write_manifest(tmp_path / "datasets" / "whole-1")
    write_manifest(tmp_path / "datasets" / "changed-1")
    (tmp_path / "datasets" / "changed-1" / "a.txt").write_text("b")
    found = {each.what: each for each in checks.check_folders()}
    assert found["datasets/whole-1"].ok
    assert "a.txt differs from manifest.json" in found["datasets/changed-1"].found
    assert found["datasets/bare-1"].found == "no manifest.json"
    assert found["datasets/principles-1"].found == "absent"


def test_a_cache_that_cannot_be_written_is_a_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("SCORER_CACHE", str(tmp_path / "file" / "cache"))
    assert "set SCORER_CACHE" in checks.check_cache().remedy
    monkeypatch.setenv("SCORER_CACHE", str(tmp_path / "cache"))
    assert checks.check_cache().ok


@pytest.mark.parametrize(("chosen", "ok"), [("", True), ("2", True), ("0", False), ("all", False)])
def test_threads_must_be_a_whole_number(
    monkeypatch: pytest.MonkeyPatch, chosen: str, ok: bool
) -> None:
    monkeypatch.setenv("SCORER_THREADS", chosen)
    assert checks.check_threads().ok == ok
