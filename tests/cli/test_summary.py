"""`scorer summary`."""

from pathlib import Path

from .conftest import Call


def test_a_row_names_actor_principle_and_what_the_number_rests_on(
    call: Call, run_folder: Path
) -> None:
    said = call("summary", run_folder)
    assert said.code == 0
    assert "Norland   Openness    own" in said.out
    assert "Sudland   Peace       yardstick" in said.out
    assert "Mean consistency" in said.err
    assert "Calibrated on nothing: probabilities are not frequencies" in said.err


def test_ones_own_principles_come_before_the_yardsticks(call: Call, run_folder: Path) -> None:
    out = call("summary", run_folder).out
    assert out.index("own") < out.index("yardstick")


def test_json_holds_every_cell_with_recipe_and_counts(call: Call, run_folder: Path) -> None:
    told = call("summary", run_folder, "--json", "--quiet").json
    assert {cell["period"] for cell in told["cells"]} == {"all"}
    assert told["recipe"]["judge"] == {"name": "fake", "version": "1"}
    assert told["counts"]["not_deeds"] == 1


def test_rows_can_be_chosen_by_actor_principle_period_and_timing(
    call: Call, run_folder: Path
) -> None:
    def cells(*words: str) -> list[tuple[str, str]]:
        told = call("summary", run_folder, "--json", *words).json["cells"]
        return [(cell["actor"], cell["principle"]) for cell in told]

    assert cells("--actor", "Sudland") == [("Sudland", "peace")]
    assert cells("--principle", "open") == [("Norland", "open")]
    assert cells("--period", "2019") == [("Norland", "open"), ("Norland", "peace")]
    assert cells("--timing", "before") == [("Norland", "open")]


def test_what_is_no_run_ends_with_3(call: Call, tmp_path: Path) -> None:
    said = call("summary", tmp_path / "none")
    assert said.code == 3
    assert "is not a run" in said.err
