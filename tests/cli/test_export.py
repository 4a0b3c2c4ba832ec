"""`scorer export`."""

from pathlib import Path

from scorer.export.data_set import FILES

from .conftest import Call


def test_every_file_is_written_and_counted(call: Call, run_folder: Path, tmp_path: Path) -> None:
    said = call("export", run_folder, "--to", tmp_path / "x", "--json")
    assert said.code == 0
    assert said.json["rows"] == {"scores": 7, "summaries": 9, "principles": 2, "actions": 4}
    assert sorted(path.name for path in (tmp_path / "x").iterdir()) == sorted(FILES)


def test_a_folder_with_other_files_is_left_alone(
    call: Call, run_folder: Path, tmp_path: Path
) -> None:
    said = call("export", run_folder, "--to", run_folder)
    assert said.code == 2
    assert "holds other files" in said.err
    assert not (run_folder / "codebook.md").exists()
