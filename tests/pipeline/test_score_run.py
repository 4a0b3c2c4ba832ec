"""A run that stops and goes on, and one that must not be mixed with another."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from scorer.errors import DataError, UsageError
from scorer.judges import JudgeRequest
from scorer.modelstore import CalibratedJudge, load_calibrated
from scorer.pairing import Meeting
from scorer.pipeline import RunResult, read_run, score_run
from scorer.records import Action, LeftOut, Principle
from scorer.storage import read_json

CARDS = (
    Principle(id="open", text="Be open.", actor="N", date="2020", extra={"page": 7}),
    Principle(id="peace", text="Be peaceful."),
)
ACTIONS = tuple(
    Action(
        id=f"a{number}",
        text=f"N did the thing numbered {number}.",
        actor="N" if number % 2 else "S",
        date=f"20{10 + number}",
        mode="deed",
        extra={"nested": {"number": number}},
    )
    for number in range(9)
)


@pytest.fixture(autouse=True)
def small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two actions a part, so that nine actions make five parts."""
    import sys

    monkeypatch.setattr(sys.modules["scorer.pipeline.score_run"], "BLOCK", 2)


@pytest.fixture
def judge(fake_judge: str) -> CalibratedJudge:
    return load_calibrated(fake_judge)


class _Stops:
    """A judge that stops after some blocks, as a machine does that is switched off."""

    def __init__(self, inner: CalibratedJudge, *, after: int) -> None:
        self._inner, self._left = inner.judge, after
        self.name = inner.judge.name

    def recipe(self) -> Mapping[str, object]:
        return self._inner.recipe()

    def judge(self, request: JudgeRequest) -> Any:
        if not self._left:
            raise KeyboardInterrupt
        self._left -= 1
        return self._inner.judge(request)


def _stopping(judge: CalibratedJudge, *, after: int) -> CalibratedJudge:
    return CalibratedJudge(judge=_Stops(judge, after=after), calibration=judge.calibration)


def _bytes(folder: Path) -> dict[str, bytes]:
    found = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != "run.json"
    }
    assert found
    return found


def _info(folder: Path) -> dict[str, object]:
    return {
        name: value for name, value in read_json(folder / "run.json").items() if name != "clock"
    }


def _score(
    judge: CalibratedJudge, out: Path, *, actions: Sequence[Action] = ACTIONS, **options: Any
) -> RunResult:
    return score_run(CARDS, actions, judge, out, **options)


@pytest.mark.parametrize("parts", [0, 1, 4])
def test_a_stopped_run_goes_on_and_ends_with_the_same_bytes(
    judge: CalibratedJudge, tmp_path: Path, parts: int
) -> None:
    whole = _score(judge, tmp_path / "whole")
    with pytest.raises(KeyboardInterrupt):
        _score(_stopping(judge, after=parts), tmp_path / "stopped")
    assert not read_run(tmp_path / "stopped").finished
    resumed = _score(judge, tmp_path / "stopped")
    assert (whole.parts, whole.resumed_parts, resumed.resumed_parts) == (5, 0, parts)
    assert _bytes(tmp_path / "stopped") == _bytes(tmp_path / "whole")
    assert _info(tmp_path / "stopped") == _info(tmp_path / "whole")


def test_a_torn_part_is_scored_again(judge: CalibratedJudge, tmp_path: Path) -> None:
    _score(judge, tmp_path / "whole")
    with pytest.raises(KeyboardInterrupt):
        _score(_stopping(judge, after=3), tmp_path / "torn")
    part = tmp_path / "torn" / "scores" / "part-00001.parquet"
    part.write_bytes(part.read_bytes()[:100])
    assert _score(judge, tmp_path / "torn").resumed_parts == 2
    assert _bytes(tmp_path / "torn") == _bytes(tmp_path / "whole")


def test_the_same_call_on_a_finished_run_scores_nothing_again(
    judge: CalibratedJudge, tmp_path: Path
) -> None:
    _score(judge, tmp_path)
    before = _bytes(tmp_path), read_json(tmp_path / "run.json")
    assert _score(_stopping(judge, after=0), tmp_path).resumed_parts == 5
    assert (_bytes(tmp_path), read_json(tmp_path / "run.json")) == before


def test_another_meeting_in_the_same_folder_is_refused(
    judge: CalibratedJudge, tmp_path: Path
) -> None:
    _score(judge, tmp_path)
    with pytest.raises(UsageError, match="holds a run with another meeting; choose another --out"):
        _score(judge, tmp_path, meeting="everybody")


def test_other_inputs_in_the_same_folder_are_refused(
    judge: CalibratedJudge, tmp_path: Path
) -> None:
    _score(judge, tmp_path)
    with pytest.raises(UsageError, match="holds a run with another inputs_sha256"):
        _score(judge, tmp_path, actions=ACTIONS[:5])


def test_a_folder_with_other_files_is_left_alone(judge: CalibratedJudge, tmp_path: Path) -> None:
    (tmp_path / "thesis.doc").write_text("years of work")
    with pytest.raises(UsageError, match="holds other files; choose an empty or a new folder"):
        _score(judge, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.doc"]


def test_a_run_reads_back_what_it_was_made_from(judge: CalibratedJudge, tmp_path: Path) -> None:
    run = _score(judge, tmp_path).run
    assert run.principles == CARDS
    assert run.actions == ACTIONS


@pytest.mark.parametrize(("meeting", "pairs"), [("own", 4 + 9), ("everybody", 18)])
def test_what_was_not_paired_is_counted(
    judge: CalibratedJudge, tmp_path: Path, meeting: Meeting, pairs: int
) -> None:
    run = _score(judge, tmp_path, meeting=meeting).run
    assert len(run.scores()) == run.info["counts"]["pairs"] == pairs
    (paired,) = run.info["left_out"]
    assert paired["read"] - sum(paired["left_out"].values()) == paired["kept"] == pairs


def test_counts_of_earlier_stages_travel_with_the_run(
    judge: CalibratedJudge, tmp_path: Path
) -> None:
    read = LeftOut(stage="actions", read=10, kept=9)
    read.drop("date not a calendar date")
    run = _score(judge, tmp_path, left_out=[read]).run
    assert run.info["left_out"][0] == {
        "stage": "actions",
        "read": 10,
        "kept": 9,
        "left_out": {"date not a calendar date": 1},
    }


def test_probabilities_on_disk_sum_to_one_and_intervals_hold_their_point(
    judge: CalibratedJudge, tmp_path: Path
) -> None:
    scores = _score(judge, tmp_path).run.scores()
    sums = scores[["p_contradicts", "p_upholds", "p_unrelated"]].sum(axis=1)
    assert (sums.round(9) == 1).all()
    assert (scores["low"] <= scores["p_contradicts"]).all()
    assert (scores["p_contradicts"] <= scores["high"]).all()


def test_a_copy_of_an_action_under_another_id_changes_no_other_score(
    judge: CalibratedJudge, tmp_path: Path
) -> None:
    from dataclasses import replace

    one = _score(judge, tmp_path / "one").run.scores()
    copied = (*ACTIONS, replace(ACTIONS[0], id="copy"))
    two = _score(judge, tmp_path / "two", actions=copied).run.scores()
    kept = two[two["action"] != "copy"].reset_index(drop=True)
    assert kept.equals(one)


def test_a_folder_that_is_no_run_is_answered_with_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"is not a run: it holds no run\.json\. Make one with"):
        read_run(tmp_path)
