"""The page between its marks, the trial that leaves it alone, corpora that are not there."""

from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

Script = Callable[[str], ModuleType]
NAMES = (
    "un_words_and_votes",
    "claims_and_promises",
    "charter_and_gdelt",
    "address_and_state_media",
)


def test_numbers_replace_what_stands_between_the_marks(script: Script, page: Path) -> None:
    tools = script("case_tools")
    tools.put_numbers(page, r"new \1")
    tools.put_numbers(page, r"newer \1")
    text = page.read_text(encoding="utf-8")
    assert text.startswith("# A page\n\nBefore.")
    assert text.endswith("After.\n")
    assert r"newer \1" in text
    assert "old" not in text


def test_a_page_without_marks_gets_the_numbers_at_its_end(script: Script, tmp_path: Path) -> None:
    tools = script("case_tools")
    path = tmp_path / "page.md"
    path.write_text("# A page\n", encoding="utf-8")
    tools.put_numbers(path, "new")
    assert path.read_text(encoding="utf-8").endswith(f"{tools.BEGIN}\nnew\n{tools.END}\n")


@pytest.mark.parametrize("name", NAMES)
def test_a_trial_leaves_the_page_alone_and_a_full_run_refreshes_it(
    script: Script, tmp_path: Path, name: str
) -> None:
    tools = script("case_tools")
    words = ["--corpora", str(tmp_path), "--out", str(tmp_path / "out")]
    assert tools.ask(name, "", [*words, "--limit", "5"]).page is None
    page = tools.ask(f"docs/cases/{name}.py", "", words).page
    assert page.is_file()
    text = page.read_text(encoding="utf-8")
    assert text.count(tools.BEGIN) == text.count(tools.END) == 1
    assert f"docs/cases/{name}.py" in text


@pytest.mark.parametrize("name", NAMES)
def test_a_script_without_its_corpora_says_so_and_stops(
    script: Script, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    words = ["--corpora", str(tmp_path / "none"), "--out", str(tmp_path / "out")]
    assert script(name).main(words) == 0
    assert capsys.readouterr().out.startswith("Skipped: ")


def test_every_reading_is_a_label_of_the_codebook(script: Script) -> None:
    tools = script("case_tools")
    files = sorted((tools.HERE / "readings").glob("*.jsonl"))
    assert files
    for path in files:
        assert set(tools.readings(path.stem).values()) <= {"contradicts", "upholds", "unrelated"}


def test_memory_and_time_are_told_by_stage(script: Script) -> None:
    clock = script("case_tools").Clock()
    clock.stage("first")
    assert clock.rows[0][0] == "first"
    assert float(clock.rows[0][2].replace(",", "")) > 0
