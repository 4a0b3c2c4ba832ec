"""`scorer judge`."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from scorer.records import LABELS

from .conftest import Call

ROWS = [
    {"id": 7, "principle": "Be open.", "action": "Norland closed a road.", "actor": "Norland"},
    {"id": "b", "principle": "Be fair.", "action": "A court was closed."},
    {"id": "c", "principle": "Be open.", "action": "Norland closed a road.", "actor": None},
]
FIELDS = [
    "id", "p_contradicts", "p_upholds", "p_unrelated", "label", "set", "abstain", "low", "high",
    "reason",
]  # fmt: skip


@pytest.fixture
def judge(
    call: Call, write_lines: Callable[..., Path], tmp_path: Path, fake_judge: str
) -> Callable[..., Any]:
    """Give a function (rows, words ...) that judges them into `out.jsonl`."""

    def judging(rows: Any, *words: object) -> Any:
        pairs = rows if isinstance(rows, Path) else write_lines("in.jsonl", rows)
        out = tmp_path / "out.jsonl"
        return call("judge", "--pairs", pairs, "--out", out, "--judge", fake_judge, *words)

    return judging


def _out(tmp_path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (tmp_path / "out.jsonl").read_text().splitlines()]


def test_every_row_comes_back_in_its_order_with_all_fields(
    judge: Callable[..., Any], tmp_path: Path
) -> None:
    assert judge(ROWS).code == 0
    rows = _out(tmp_path)
    assert [row["id"] for row in rows] == [7, "b", "c"]
    assert all(list(row) == FIELDS for row in rows)


def test_probabilities_sum_to_one_and_the_label_is_the_most_probable(
    judge: Callable[..., Any], tmp_path: Path
) -> None:
    many = [
        {"id": number, "principle": "Be open.", "action": f"N did thing {number}."}
        for number in range(200)
    ]
    judge(many)
    for row in _out(tmp_path):
        probabilities = [row[f"p_{label}"] for label in LABELS]
        assert round(sum(probabilities), 9) == 1
        assert all(round(value, 6) == value for value in probabilities)
        assert row[f"p_{row['label']}"] == max(probabilities)
        assert row["label"] in row["set"]
        assert row["abstain"] == (len(row["set"]) > 1)
        assert 0 <= row["low"] <= row["p_contradicts"] <= row["high"] <= 1


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        ({"id": "x", "principle": "Be open."}, "action '' is not a sentence"),
        ({"id": "x", "principle": " ", "action": "N paid."}, "principle '' is not a sentence"),
        (
            {"id": "x", "principle": "Be open.", "action": ["N"]},
            "action \"['N']\" is not a sentence",
        ),
        ({"id": 7, "principle": "Be open.", "action": "N paid."}, "id '7' is not unique"),
        ({"principle": "Be open.", "action": "N paid."}, "id '' is not an id"),
        ({"id": "x", "principle": "a", "action": "b", "actor": 4}, "actor '4' is not a name"),
    ],
)
def test_a_bad_row_is_named_by_file_and_line_and_the_good_ones_are_kept(
    judge: Callable[..., Any], tmp_path: Path, bad: dict[str, Any], said: str
) -> None:
    told = judge([ROWS[0], bad, ROWS[1]], "--json")
    assert told.code == 4
    assert f"error: in.jsonl, line 2: {said}" in told.err
    assert told.json == {"out": str(tmp_path / "out.jsonl"), "judged": 2, "left_out": 1}
    assert [row["id"] for row in _out(tmp_path)] == [7, "b"]


def test_a_line_that_is_no_json_is_named_and_the_others_are_judged(
    judge: Callable[..., Any], tmp_path: Path
) -> None:
    path = tmp_path / "torn.jsonl"
    path.write_text(f'{json.dumps(ROWS[0])}\n{{"id": "x", "princ\n{json.dumps(ROWS[1])}\n')
    told = judge(path)
    assert told.code == 4
    assert "torn.jsonl, line 2: line" in told.err
    assert len(_out(tmp_path)) == 2


def test_every_bad_row_is_named_however_many_there_are(judge: Callable[..., Any]) -> None:
    told = judge([ROWS[0], *({"id": number, "action": ""} for number in range(100, 170))])
    assert told.err.count("error: ") == 70


def test_nothing_usable_ends_with_3_and_writes_nothing(
    judge: Callable[..., Any], tmp_path: Path
) -> None:
    told = judge([{"id": 1, "principle": "", "action": ""}])
    assert told.code == 3
    assert "holds no usable pair" in told.err
    assert not (tmp_path / "out.jsonl").exists()


def test_a_missing_field_is_named_with_the_nearest(judge: Callable[..., Any]) -> None:
    told = judge([{"id": 1, "principles": "Be open.", "action": "N paid."}])
    assert told.code == 3
    assert "column 'principle' is missing; did you mean 'principles'?" in told.err


def test_the_same_pairs_give_the_same_bytes(judge: Callable[..., Any], tmp_path: Path) -> None:
    judge(ROWS)
    first = (tmp_path / "out.jsonl").read_bytes()
    judge(ROWS)
    assert (tmp_path / "out.jsonl").read_bytes() == first


def test_a_calibration_that_is_given_moves_the_probabilities(
    judge: Callable[..., Any], write_shift: Callable[..., Path], tmp_path: Path
) -> None:
    unrelated = []
    for by in (0.0, 3.0):
        assert judge(ROWS, "--calibration", write_shift(f"{by}.json", by)).code == 0
        unrelated.append([row["p_unrelated"] for row in _out(tmp_path)])
    assert all(more > less for less, more in zip(*unrelated, strict=True))


@pytest.mark.parametrize(
    ("content", "code", "said"),
    [
        (None, 3, "given.json cannot be read"),
        ("[]", 3, "given.json holds a JSON list; an object was expected"),
        ('{"slope": 1.0}', 3, "given.json is not a calibration"),
    ],
)
def test_a_calibration_that_cannot_be_used_is_named(
    judge: Callable[..., Any], tmp_path: Path, content: str | None, code: int, said: str
) -> None:
    path = tmp_path / "given.json"
    if content is not None:
        path.write_text(content)
    told = judge(ROWS, "--calibration", path)
    assert told.code == code
    assert said in told.err
    assert not (tmp_path / "out.jsonl").exists()


def test_a_calibration_for_another_judge_is_wrong_usage(
    judge: Callable[..., Any], write_shift: Callable[..., Path]
) -> None:
    told = judge(ROWS, "--calibration", write_shift("given.json", judge="codebook"))
    assert told.code == 2
    assert "given.json is for the judge codebook, not for fake" in told.err
