"""A built wheel works outside the checkout."""

import json
import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parent.parent
SHIPPED = "scorer/_shipped"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out)]
    told = subprocess.run([*command, str(ROOT)], capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout + told.stderr
    (made,) = out.glob("scorer-*.whl")
    return made


@pytest.fixture(scope="module")
def names(wheel: Path) -> set[str]:
    with ZipFile(wheel) as opened:
        return set(opened.namelist())


@pytest.fixture(scope="module")
def unpacked(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    with ZipFile(wheel) as opened:
        opened.extractall(folder)
    return folder


def _python(unpacked: Path, cwd: Path, *words: str) -> str:
    environment = {**os.environ, "PYTHONPATH": str(unpacked), "PYTHONSAFEPATH": "1"}
    told = subprocess.run(
        [sys.executable, *words],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stderr
    return told.stdout


def _tracked(*folders: str) -> set[str]:
    command = ["git", "-C", str(ROOT), "ls-files", "-z", *folders]
    try:
        listed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("not a git checkout")
    return {name for name in listed.split("\0") if name and (ROOT / name).is_file()}


def test_models_data_sets_and_the_app_travel_as_package_data(names: set[str]) -> None:
    assert f"{SHIPPED}/app.py" in names
    for name in _tracked("models", "datasets", ".streamlit"):
        assert f"{SHIPPED}/{name}" in names
    assert names >= _tracked("scorer")


def test_nothing_travels_that_a_user_has_no_use_for(names: set[str]) -> None:
    tops = {name.split("/")[0] for name in names}
    assert tops == {"scorer", next(top for top in tops if top.endswith(".dist-info"))}
    assert not [name for name in names if "__pycache__" in name or name.endswith((".part", ".pt"))]


def test_shipped_folders_are_found_inside_the_wheel(unpacked: Path, tmp_path: Path) -> None:
    code = (
        "import json, scorer, scorer.settings as s; print(json.dumps([scorer.__file__, "
        "str(s.shipped_folder('datasets', 'principles-1')), str(s.app_file()), "
        "*map(str, s.shipped_folders())]))"
    )
    found = [Path(each) for each in json.loads(_python(unpacked, tmp_path, "-c", code))]
    inside = unpacked.resolve()
    assert all(path.resolve().is_relative_to(inside) for path in found), found
    assert {"principles-1", "deeds-1", "codebook-1"} <= {path.name for path in found}


def test_packs_and_cases_are_read_from_the_wheel(unpacked: Path, tmp_path: Path) -> None:
    listed = json.loads(_python(unpacked, tmp_path, "-m", "scorer", "packs", "--json"))
    assert Path(listed["folder"]).resolve().is_relative_to(unpacked.resolve())
    assert {"valdai-2024", "un-charter", "helsinki-1975"} <= {p["pack"] for p in listed["packs"]}
    assert all(pack["cards"] > 0 for pack in listed["packs"])


def test_the_version_of_the_wheel_is_that_of_the_package(
    wheel: Path, unpacked: Path, tmp_path: Path
) -> None:
    said = _python(unpacked, tmp_path, "-m", "scorer", "--version").strip()
    assert wheel.name.startswith(f"scorer-{said}-py3-none-any")
