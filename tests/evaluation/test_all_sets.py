from pathlib import Path

import pytest

from scorer.errors import UsageError
from scorer.evaluation import all_sets, report, validity
from scorer.evaluation.all_sets import evaluate_all
from scorer.evaluation.pairs import PairSet, whole
from scorer.evaluation.section import Settings
from scorer.records import LeftOut

from .fakes import constant, made_pairs

QUICK = Settings(draws=30, with_controls=False)


@pytest.fixture
def loaded(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Put small sets in the place of the shipped ones, and remember which were asked for."""
    asked: list[str] = []

    def load(name: str) -> PairSet:
        asked.append(name)
        pairs = tuple(made_pairs(events=8))
        left_out = LeftOut(stage=name, read=24, kept=24)
        return PairSet(name=name, pairs=pairs, left_out=left_out, sections=whole(pairs))

    monkeypatch.setattr(all_sets, "load_pairs", load)
    for room in (report, validity):
        monkeypatch.setattr(room, "can_draw", lambda: False)
    return asked


def test_every_set_that_measures_is_measured_and_the_dev_part_is_not(
    loaded: list[str], tmp_path: Path
) -> None:
    found = evaluate_all(constant(), rivals=[], settings=QUICK, report=tmp_path / "validity")
    assert list(found) == loaded == ["seed", "traps", "deeds-test", "narrow"]
    assert (tmp_path / "validity.md").is_file()
    assert {path.name for path in (tmp_path / "validity").iterdir()} == {*loaded, "summary.json"}


def test_progress_runs_once_over_all_sets(loaded: list[str]) -> None:
    steps: list[tuple[int, int]] = []
    evaluate_all(
        constant(),
        rivals=[],
        settings=QUICK,
        progress=lambda done, total: steps.append((done, total)),
    )
    assert steps == [(each, 4000) for each in range(500, 4001, 500)]


def test_a_page_that_must_not_be_replaced_is_refused_before_anything_is_measured(
    loaded: list[str], tmp_path: Path
) -> None:
    (tmp_path / "validity.md").write_text("by hand", encoding="utf-8")
    with pytest.raises(UsageError, match="no section marked"):
        evaluate_all(constant(), rivals=[], settings=QUICK, report=tmp_path / "validity")
    assert loaded == []
