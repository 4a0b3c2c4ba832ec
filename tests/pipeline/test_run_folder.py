"""One pair or all summaries of a run."""

from pathlib import Path

import pytest

from scorer.errors import DataError
from scorer.modelstore import load_calibrated
from scorer.pipeline import read_run, score_run
from scorer.pipeline.run_folder import pair_row, score_rows, summary_rows
from scorer.records import Action, Principle
from scorer.storage import write_json

CARDS = (Principle(id="p~1", text="Be open."), Principle(id="q", text="Be fair."))
ACTIONS = (Action(id="a", text="N paid.", actor="N"), Action(id="b", text="N left.", actor="N"))


@pytest.fixture
def folder(fake_judge: str, tmp_path: Path) -> Path:
    score_run(CARDS, ACTIONS, load_calibrated(fake_judge), tmp_path / "run")
    return tmp_path / "run"


def test_a_pair_is_found_by_its_id_also_where_an_id_holds_the_sign_between(folder: Path) -> None:
    run = read_run(folder)
    for row in score_rows(run):
        assert pair_row(run, row["pair"]) == row
    assert pair_row(run, "p~a") is None


def test_an_unfinished_run_has_no_summaries_yet(folder: Path) -> None:
    run = read_run(folder)
    assert len(summary_rows(run)) == 2
    write_json(folder / "run.json", {"finished": False})
    with pytest.raises(DataError, match="is not finished; run the same score command again"):
        summary_rows(read_run(folder))


def test_a_run_without_parts_says_so(folder: Path) -> None:
    for part in (folder / "scores").iterdir():
        part.unlink()
    with pytest.raises(DataError, match="holds no scores yet"):
        read_run(folder).scores()
