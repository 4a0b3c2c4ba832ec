"""Reading, comparing and wording in bootstrap.py; nothing here installs or asks a network."""

import argparse
import sys
from dataclasses import replace
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import bootstrap
from bootstrap import BootstrapError, Difference, Outcome, Stamp

STAMP = Stamp(
    pyproject="a1", constraints="b2", python="CPython 3.11.7", folder="/home/x", extras=("test",)
)


def test_constraints_are_read_under_normalised_names_without_comments_and_markers() -> None:
    text = (
        "# lock\n\nJinja2==3.1.6\ntyping_extensions==4.16.0  # why\npywin32==312; os_name=='nt'\n"
    )
    assert bootstrap.parse_constraints(text) == {
        "jinja2": "3.1.6",
        "typing-extensions": "4.16.0",
        "pywin32": "312",
    }


@pytest.mark.parametrize("line", ["numpy>=2", "numpy", "==2.0", "numpy=="])
def test_a_constraint_that_is_no_pin_is_named_with_its_line(line: str) -> None:
    with pytest.raises(BootstrapError) as caught:
        bootstrap.parse_constraints(f"torch==2.13.0\n{line}\n")
    assert str(caught.value) == (
        f"constraints.txt, line 2: '{line}' is not a pin; use name==version."
    )


def test_the_committed_constraints_pin_torch_and_can_all_be_read() -> None:
    pins = bootstrap.parse_constraints(bootstrap.CONSTRAINTS.read_text(encoding="utf-8"))
    assert "torch" in pins


def test_the_cpu_suffix_of_a_version_makes_no_difference() -> None:
    pins = {"torch": "2.13.0", "numpy": "2.4.6"}
    assert bootstrap.find_differences(pins, {"torch": "2.13.0+cpu", "numpy": "2.4.6"}) == ()


def test_a_difference_carries_name_wanted_and_got() -> None:
    found = bootstrap.find_differences({"numpy": "2.4.6"}, {"numpy": "2.3.0", "other": "1"})
    assert found == (Difference(name="numpy", wanted="2.4.6", got="2.3.0"),)
    text = bootstrap.describe_differences(found)
    assert "numpy: wanted 2.4.6, got 2.3.0" in text
    assert "Remove .venv" in text


def test_a_pinned_package_that_is_not_installed_is_no_difference() -> None:
    assert bootstrap.find_differences({"playwright": "1.65.2"}, {}) == ()


def test_unpinned_packages_are_listed_without_pip_and_the_project() -> None:
    installed = ["pip", "scorer", "numpy", "setuptools"]
    assert bootstrap.find_unpinned({"numpy": "2.4.6"}, installed) == ("setuptools",)


def test_packages_of_a_gpu_build_are_recognised_by_name() -> None:
    names = [
        "torch",
        "nvidia-cublas",
        "cuda_toolkit",
        "triton",
        "sympy",
        "cudacanvas",
        "tritonclient",
    ]
    assert bootstrap.find_cuda(names) == ("cuda-toolkit", "nvidia-cublas", "triton")


@pytest.mark.parametrize(
    ("system", "machine", "expected"),
    [
        ("Linux", "x86_64", True),
        ("Linux", "aarch64", True),
        ("Linux", "riscv64", False),
        ("Darwin", "arm64", False),
        ("Windows", "AMD64", False),
    ],
)
def test_the_cpu_index_is_tried_on_linux_only(system: str, machine: str, expected: bool) -> None:
    assert bootstrap.has_cpu_index(system, machine) is expected


def test_a_stamp_survives_writing_and_reading(tmp_path: Path) -> None:
    bootstrap.write_stamp(tmp_path / "stamp.json", STAMP)
    assert bootstrap.read_stamp(tmp_path / "stamp.json") == STAMP


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"extras": []}', '{"extras": 1}'])
def test_a_damaged_stamp_counts_as_none(tmp_path: Path, text: str) -> None:
    path = tmp_path / "stamp.json"
    path.write_text(text, encoding="utf-8")
    assert bootstrap.read_stamp(path) is None


def test_a_missing_stamp_counts_as_none(tmp_path: Path) -> None:
    assert bootstrap.read_stamp(tmp_path / "stamp.json") is None


def test_an_environment_with_more_extras_serves_for_fewer_but_not_the_reverse() -> None:
    bare = replace(STAMP, extras=())
    assert STAMP.covers(bare)
    assert not bare.covers(STAMP)


@pytest.mark.parametrize("field", ["pyproject", "constraints", "python", "folder"])
def test_any_changed_field_asks_for_a_new_installation(field: str) -> None:
    assert not STAMP.covers(replace(STAMP, **{field: "changed"}))


def test_the_stamp_of_this_project_is_stable_and_sorts_its_extras() -> None:
    first = bootstrap.make_stamp(["test", "screens", "test"])
    assert first.extras == ("screens", "test")
    assert first == bootstrap.make_stamp(["screens", "test"])


def test_a_missing_project_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(BootstrapError, match=r"gone\.toml is missing in .*complete copy"):
        bootstrap.file_hash(tmp_path / "gone.toml")


def test_an_old_python_is_named_with_what_was_expected() -> None:
    with pytest.raises(BootstrapError, match=r"Python 3\.9\.2 .* expected 3\.11 or newer"):
        bootstrap.check_python((3, 9, 2))
    bootstrap.check_python((3, 11, 0))
    bootstrap.check_python((4, 0, 0))


def test_a_missing_venv_module_is_answered_with_the_debian_package() -> None:
    assert "sudo apt install python3.12-venv" in bootstrap.missing_venv_message((3, 12, 1))


def test_too_little_space_is_told_in_gigabytes() -> None:
    assert bootstrap.space_message(3 * 10**9, 3 * 10**9) is None
    text = bootstrap.space_message(1_200_000_000, 3 * 10**9)
    assert text is not None
    assert "1.2 GB free; expected about 3 GB" in text


@pytest.mark.parametrize(
    ("free", "online", "expected"),
    [
        (10**8, True, "Only 0.1 GB of disk space is left"),
        (10**11, False, "https://index.example/ does not answer"),
        (10**11, True, "Its message is above"),
    ],
)
def test_a_failure_of_pip_is_told_with_its_probable_cause(
    free: int, online: bool, expected: str
) -> None:
    index = "https://index.example/"
    text = bootstrap.pip_failure_message("torch", 1, free=free, index=index, online=online)
    assert text.startswith("pip could not install torch (exit code 1). ")
    assert expected in text
    assert "run this again" in text


def test_arguments_after_two_dashes_go_to_pytest_untouched() -> None:
    assert bootstrap.split_arguments(["test", "--", "-k", "a", "--", "b"]) == (
        ["test"],
        ["-k", "a", "--", "b"],
    )
    assert bootstrap.split_arguments(["run", "--no-app"]) == (["run", "--no-app"], [])


def test_arguments_for_pytest_are_refused_elsewhere(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        bootstrap.main(["install", "--", "-x"])
    assert caught.value.code == 2
    assert "install takes none" in capsys.readouterr().err


def test_options_of_run_are_understood() -> None:
    options = bootstrap.make_parser().parse_args(["run", "--no-app", "--port", "8600"])
    assert (options.command, options.no_app, options.port) == ("run", True, 8600)


@pytest.mark.parametrize("text", ["80", "70000", "-1", "app", ""])
def test_a_port_that_cannot_be_used_is_refused(text: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError, match="from 1024 to 65535"):
        bootstrap.port_number(text)


def test_checks_run_in_the_stated_order_and_pytest_gets_its_arguments() -> None:
    checks = bootstrap.list_checks(["-x"])
    assert [title for title, _ in checks] == [
        "ruff format --check .",
        "ruff check .",
        "mypy",
        "lint-imports",
        "pytest -x",
    ]
    assert checks[-1][1][-3:] == ["-m", "pytest", "-x"]


def test_the_summary_names_what_failed_and_counts_it() -> None:
    outcomes = [Outcome(title="mypy", code=0, seconds=1.0), Outcome("pytest", 2, 30.04)]
    assert bootstrap.summarise(outcomes).splitlines() == [
        "=== summary",
        "ok         1.0 s  mypy",
        "FAILED    30.0 s  pytest (exit code 2)",
        "1 of 2 checks failed.",
    ]
    assert bootstrap.summarise(outcomes[:1]).endswith("All checks passed.")


def test_every_check_runs_even_after_one_failed(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    monkeypatch.setattr(bootstrap, "call", lambda command: seen.append(command[0]) or 1)
    assert bootstrap.run_checks([]) == 1
    assert len(seen) == 5


def test_children_stay_offline_and_speak_utf8() -> None:
    environment = bootstrap.child_environment()
    assert environment["HF_HUB_OFFLINE"] == "1"
    assert environment["PYTHONUTF8"] == "1"


SCORED = {"counts": {"pairs": 34_500, "abstained": 1_200}}


class FakeScorer:
    """Stand in for `scorer`: a run of another recipe is refused, as `scorer score` does."""

    def __init__(self, root: Path, *, code: int = 0) -> None:
        self.root, self.code = root, code
        self.seen: list[tuple[str, str]] = []

    def ask_json(self, command: list[str]) -> tuple[int, dict[str, object]]:
        folder = command[command.index("--out") + 1]
        self.seen.append((command[3], folder))
        run = self.root / folder / "run.json"
        if run.is_file() and run.read_text() != "mine":
            return 2, {"error": f"{folder} holds a run with another judge", "exit_code": 2}
        if self.code not in {0, 4}:
            return self.code, {"error": "the case cannot be read", "exit_code": self.code}
        make_run(self.root, folder, "mine")
        return self.code, dict(SCORED)

    def call(self, command: list[str]) -> int:
        self.seen.append((command[3], command[4]))
        return 0


def make_run(root: Path, folder: str, recipe: str) -> None:
    (root / folder).mkdir(parents=True, exist_ok=True)
    (root / folder / "run.json").write_text(recipe)


@pytest.fixture
def fake_scorer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FakeScorer:
    fake = FakeScorer(tmp_path)
    monkeypatch.setattr(bootstrap, "ROOT", tmp_path)
    monkeypatch.setattr(bootstrap, "ask_json", fake.ask_json)
    monkeypatch.setattr(bootstrap, "call", fake.call)
    return fake


@pytest.mark.parametrize(
    ("code", "steps"),
    [(0, ["score", "summary", "app"]), (3, ["score"]), (4, ["score", "summary", "app"])],
)
def test_a_run_stops_at_invalid_data_and_goes_on_after_a_partial_one(
    fake_scorer: FakeScorer, code: int, steps: list[str]
) -> None:
    fake_scorer.code = code
    assert bootstrap.run_case(app=True, port=8600) == code
    assert fake_scorer.seen == [(step, bootstrap.RUN_FOLDER) for step in steps]


def test_a_run_of_the_same_recipe_is_used_again_without_a_word(
    fake_scorer: FakeScorer, capsys: pytest.CaptureFixture[str]
) -> None:
    make_run(fake_scorer.root, bootstrap.RUN_FOLDER, "mine")
    assert bootstrap.run_case(app=False, port=None) == 0
    assert fake_scorer.seen == [
        ("score", "runs/new-world-order"),
        ("summary", "runs/new-world-order"),
    ]
    assert capsys.readouterr().out == "34,500 pairs scored, 1,200 without a decision\n"


def test_runs_of_another_recipe_stay_and_the_next_folder_is_scored_and_opened(
    fake_scorer: FakeScorer, capsys: pytest.CaptureFixture[str]
) -> None:
    make_run(fake_scorer.root, "runs/new-world-order", "of an older judge")
    make_run(fake_scorer.root, "runs/new-world-order-2", "of an older version")
    assert bootstrap.run_case(app=True, port=None) == 0
    assert fake_scorer.seen[2:] == [
        ("score", "runs/new-world-order-3"),
        ("summary", "runs/new-world-order-3"),
        ("app", "runs/new-world-order-3"),
    ]
    printed = capsys.readouterr()
    assert (printed.out.splitlines()[0], printed.err) == (
        "runs/new-world-order was made by another judge or version; "
        "this run is in runs/new-world-order-3.",
        "",
    )
    kept = fake_scorer.root / "runs/new-world-order/run.json"
    assert kept.read_text() == "of an older judge"


def test_another_start_goes_back_to_the_folder_that_it_made(fake_scorer: FakeScorer) -> None:
    make_run(fake_scorer.root, "runs/new-world-order", "of an older judge")
    bootstrap.run_case(app=False, port=None)
    assert bootstrap.run_case(app=False, port=None) == 0
    assert fake_scorer.seen[-1] == ("summary", "runs/new-world-order-2")
    assert not (fake_scorer.root / "runs/new-world-order-3").exists()


def test_a_refusal_of_a_folder_without_a_run_is_told_and_ends_it(
    fake_scorer: FakeScorer, capsys: pytest.CaptureFixture[str]
) -> None:
    fake_scorer.code = 2
    assert bootstrap.run_case(app=True, port=None) == 2
    assert fake_scorer.seen == [("score", "runs/new-world-order")]
    assert capsys.readouterr().err == "error: the case cannot be read\n"


def test_a_command_that_breaks_down_has_no_answer() -> None:
    assert bootstrap.ask_json([sys.executable, "-c", "print('{\"a\": 1}')"]) == (0, {"a": 1})
    assert bootstrap.ask_json([sys.executable, "-c", "raise SystemExit(1)"]) == (1, {})
