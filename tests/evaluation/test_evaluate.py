import json
from pathlib import Path

import pytest

from scorer.errors import ModelError, UsageError
from scorer.evaluation import evaluate
from scorer.evaluation.evaluate import evaluate_file, evaluate_pairs
from scorer.evaluation.pairs import LabelledPair, PairSet, whole
from scorer.evaluation.section import Settings
from scorer.modelstore import CalibratedJudge
from scorer.records import LeftOut

from .fakes import constant, made_pairs, oracle

QUICK = Settings(draws=60, with_controls=False)


def _set(pairs: list[LabelledPair]) -> PairSet:
    kept = tuple(pairs)
    left_out = LeftOut(stage="made", read=len(kept), kept=len(kept))
    return PairSet(name="made", pairs=kept, left_out=left_out, sections=whole(kept))


def test_an_oracle_scores_one_and_is_ahead_of_a_constant_judge() -> None:
    pairs = made_pairs()
    found = evaluate_pairs(_set(pairs), oracle(pairs), rivals=[constant()], settings=QUICK)
    section = found["sections"]["all pairs"]  # type: ignore[index]
    own, ahead = section["judges"]["oracle"], section["ahead"]["constant"]
    for name in ("macro_f1", "direction_auc", "bearing_auc"):
        assert own[name]["value"] == own[name]["low"] == 1.0
        assert ahead[name]["excludes_zero"]
    assert section["judges"]["constant"]["direction_auc"]["value"] == 0.5
    assert section["labels"] == {"contradicts": 40, "upholds": 40, "unrelated": 40}
    assert (section["pairs"], section["events"], section["principles"]) == (120, 40, 8)
    assert section["intervals"].startswith("95 % percentile bootstrap clustered by event, 60")


@pytest.mark.parametrize(
    ("events", "principles", "both"), [(80, 24, True), (80, 12, False), (70, 24, False)]
)
def test_principles_are_drawn_like_events_where_they_are_many_and_meet_many_pairs(
    events: int, principles: int, both: bool
) -> None:
    pairs = made_pairs(events=events, principles=principles)
    found = evaluate_pairs(_set(pairs), oracle(pairs), rivals=[], settings=QUICK)
    section = found["sections"]["all pairs"]  # type: ignore[index]
    assert ("event and principle" in section["intervals"]) is both


def test_the_result_is_plain_data_with_its_recipe() -> None:
    pairs = made_pairs(events=12)
    found = evaluate_pairs(_set(pairs), oracle(pairs), rivals=[constant()], settings=QUICK)
    assert json.loads(json.dumps(found, allow_nan=False)) == found
    recipe = found["recipe"]
    assert isinstance(recipe, dict)
    assert (recipe["draws"], recipe["seed"], recipe["modes"]) == (60, 0, "hidden")
    assert set(recipe["judges"]) == {"oracle", "constant"}
    assert recipe["pairs_version"] == _set(pairs).version


def test_the_same_call_gives_the_same_result() -> None:
    pairs = made_pairs(events=12)
    one, two = (
        evaluate_pairs(_set(pairs), oracle(pairs), rivals=[constant()], settings=QUICK)
        for _ in range(2)
    )
    assert one == two


def test_a_file_is_evaluated_with_progress_report_and_counts(tmp_path: Path) -> None:
    rows = [
        {"principle": "Be kind.", "action": f"They did thing {n}.", "label": "upholds"}
        for n in range(8)
    ]
    path, steps = tmp_path / "mine.jsonl", []
    rows.append({"principle": "Be kind.", "action": "x", "label": "perhaps"})
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    found = evaluate_file(
        path,
        constant(),
        rivals=[constant("other")],
        settings=QUICK,
        report=tmp_path / "report",
        progress=lambda done, total: steps.append((done, total)),
    )
    assert steps == [(1, 3), (2, 3), (3, 3)]
    counts = found["counts"]
    assert isinstance(counts, dict)
    assert (counts["read"], counts["kept"], counts["pairs"]) == (9, 8, 8)
    assert counts["left_out"] == {"label not one of contradicts, upholds, unrelated": 1}
    assert "line 9" in counts["problems"][0]
    assert (tmp_path / "report" / "report.md").is_file()


def test_the_standard_rivals_stand_beside_a_judge_and_an_absent_one_is_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def load(name: str) -> CalibratedJudge:
        if name == "precedents":
            raise ModelError("its bank is missing")
        return constant(name)

    monkeypatch.setattr(evaluate, "load_calibrated", load)
    pairs = made_pairs(events=10)
    found = evaluate_pairs(_set(pairs), "codebook", settings=QUICK)
    judges = found["sections"]["all pairs"]["judges"]  # type: ignore[index]
    baselines = ["cosine", "action-only", "principle-only", "shuffled-principle"]
    assert list(judges) == ["codebook", *baselines]
    absent = found["counts"]["judges_not_available"]  # type: ignore[index]
    assert absent == {"precedents": "its bank is missing"}


def test_an_unknown_judge_is_refused() -> None:
    with pytest.raises(UsageError, match="judge 'nobody' is not known"):
        evaluate_pairs(_set(made_pairs()), "nobody")
