from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest

from scorer.judges import Judgement, JudgeRequest
from scorer.labelled import CodedPair, LabelledRow, Partitions
from scorer.records import Label
from scorer.training import calibrate

ROWS = [
    LabelledRow(
        id=f"r{number}", text=f"[ACTOR] did {number}.", source="wire", mode="deed", bears={}
    )
    for number in range(30)
]
LABELS: list[Label] = ["contradicts", "upholds", "unrelated"]
PAIRS = [
    CodedPair(row=row, facet="openness", wording="Open.", label=LABELS[n % 3], kind="bearing")
    for n, row in enumerate(ROWS)
]
PARTITIONS = Partitions(
    part={row.id: "dev" for row in ROWS},
    cluster={row.id: f"c{number // 2}" for number, row in enumerate(ROWS)},
    hidden={},
)


class NumberJudge:
    """Right in most pairs; unfit for the first text."""

    name = "number"

    def recipe(self) -> Mapping[str, object]:
        return {"name": self.name}

    def judge(self, request: JudgeRequest) -> Judgement:
        numbers = [int(request.texts[a].split()[-1].rstrip(".")) for _, a in request.pairs]
        logits = np.zeros((len(numbers), 3))
        for row, number in enumerate(numbers):
            logits[row, (number if number % 5 else number + 1) % 3] = 2.0
        return Judgement(logits=logits, unfit=np.array([number == 0 for number in numbers]))


def test_judged_pairs_come_in_the_order_of_the_coded_ones() -> None:
    judged = calibrate.judge_pairs(NumberJudge(), PAIRS[::-1])
    assert judged.unfit is not None
    assert judged.unfit.tolist() == [False] * 29 + [True]


def test_pairs_that_a_judge_is_unfit_for_do_not_calibrate_it() -> None:
    fitted = calibrate.fit_on_pairs(NumberJudge(), PAIRS, PARTITIONS)
    assert fitted.is_fitted
    assert fitted.fitted_on.startswith("29 pairs of the dev part")
    assert fitted.slope > 0.5
    assert len(fitted.draws) == 50


def test_a_calibration_is_the_same_in_every_run() -> None:
    one = calibrate.fit_on_pairs(NumberJudge(), PAIRS, PARTITIONS)
    two = calibrate.fit_on_pairs(NumberJudge(), PAIRS, PARTITIONS)
    assert np.array_equal(one.draws, two.draws)


def test_a_calibration_lands_where_it_is_looked_for(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(calibrate, "load_judge", lambda name: NumberJudge())
    monkeypatch.setattr(calibrate, "read_partitions", lambda folder: PARTITIONS)
    monkeypatch.setattr(calibrate, "part_pairs", lambda *args, **options: PAIRS)
    monkeypatch.setattr(calibrate, "calibration_file", lambda name: tmp_path / f"{name}.json")
    assert calibrate.calibrate_judge("number").read_text().startswith("{")
