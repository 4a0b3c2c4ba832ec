import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from scorer.errors import DataError
from scorer.evaluation.pairs import read_pairs
from scorer.principles import read_pack

GOOD = {"principle": "Borders stay open.", "action": "Norland shut a border.", "label": "upholds"}


def _file(tmp_path: Path, *rows: Mapping[str, object]) -> Path:
    path = tmp_path / "pairs.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_a_row_needs_no_more_than_principle_action_and_label(tmp_path: Path) -> None:
    read = read_pairs(_file(tmp_path, GOOD))
    (pair,) = read.pairs
    assert (pair.principle.text, pair.action) == (GOOD["principle"], GOOD["action"])
    assert (pair.label, pair.actor, pair.severity, pair.id) == ("upholds", "", None, "line 1")
    assert read.left_out.as_dict() == {
        "stage": "labelled pairs",
        "read": 1,
        "kept": 1,
        "left_out": {},
    }
    assert [rows.tolist() for rows in read.sections.values()] == [[0]]


def test_every_further_column_is_read(tmp_path: Path) -> None:
    row = GOOD | {
        "id": "x",
        "actor": "Norland",
        "set": "s1",
        "cluster": "c1",
        "severity": "2",
        "mode": "deed",
        "source": "wire",
        "relation": "own",
    }
    (pair,) = read_pairs(_file(tmp_path, row)).pairs
    assert (pair.id, pair.actor, pair.set, pair.cluster) == ("x", "Norland", "s1", "c1")
    assert (pair.severity, pair.mode) == (2, "deed")
    assert pair.groups == {"actor": "Norland", "source": "wire", "relation": "own"}


def test_a_csv_file_reads_like_json_lines(tmp_path: Path) -> None:
    path = tmp_path / "pairs.csv"
    path.write_text("principle,action,label\nBe kind.,They helped.,Contradicts\n", encoding="utf-8")
    (pair,) = read_pairs(path).pairs
    assert (pair.principle.text, pair.label) == ("Be kind.", "contradicts")


def test_columns_of_other_names_can_be_mapped(tmp_path: Path) -> None:
    row = {"norm": "Be kind.", "deed": "They helped.", "gold": "upholds"}
    renamed = {"principle": "norm", "action": "deed", "label": "gold"}
    assert read_pairs(_file(tmp_path, row), renamed=renamed).pairs[0].label == "upholds"


def test_one_action_under_two_principles_is_one_event(tmp_path: Path) -> None:
    other = GOOD | {"principle": "Peace first.", "label": "unrelated"}
    one, two = read_pairs(_file(tmp_path, GOOD, other)).pairs
    assert one.cluster == two.cluster
    assert one.principle.id != two.principle.id


def test_a_set_is_the_event_where_no_other_is_named(tmp_path: Path) -> None:
    other = GOOD | {"action": "Norland opened a border.", "label": "contradicts"}
    one, two = read_pairs(_file(tmp_path, GOOD | {"set": "s"}, other | {"set": "s"})).pairs
    assert one.cluster == two.cluster == "s"


def test_a_principle_may_be_named_by_the_id_of_a_shipped_card(tmp_path: Path) -> None:
    card = read_pack("valdai-2024")[0]
    row = {"principle_id": card.id, "action": "They met.", "label": "unrelated"}
    assert read_pairs(_file(tmp_path, row)).pairs[0].principle == card


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"label": "violates"}, "label 'violates' is not one of contradicts, upholds, unrelated"),
        ({"action": " "}, "action '' is not a sentence"),
        ({"principle": "..."}, "principle '...' is not a sentence"),
        ({"principle": ""}, "principle_id '' is not the id of a shipped card"),
        ({"severity": "7"}, "severity '7' is not 1, 2 or 3"),
        ({"mode": "maybe"}, "mode 'maybe' is not one of deed, statement, hypothetical, denial"),
        ({"id": "first"}, "id 'first' is not unique"),
    ],
)
def test_a_bad_row_is_counted_and_the_good_one_kept(
    tmp_path: Path, change: Mapping[str, str], message: str
) -> None:
    read = read_pairs(_file(tmp_path, GOOD | {"id": "first"}, GOOD | {"id": "second"} | change))
    assert [pair.id for pair in read.pairs] == ["first"]
    assert f"pairs.jsonl, line 2: {message}" in str(read.problems[0])
    assert (read.left_out.read, read.left_out.kept, read.left_out.dropped) == (2, 1, 1)


def test_a_missing_column_is_named_with_its_nearest(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="column 'label' is missing; did you mean 'labels'"):
        read_pairs(_file(tmp_path, {"principle": "a", "action": "b", "labels": "upholds"}))


def test_a_file_without_any_good_row_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"holds no usable labelled pair\. First: .*line 1"):
        read_pairs(_file(tmp_path, GOOD | {"label": "?"}))


def test_another_label_makes_another_version(tmp_path: Path) -> None:
    one = read_pairs(_file(tmp_path, GOOD)).version
    assert one == read_pairs(_file(tmp_path, GOOD)).version
    assert one != read_pairs(_file(tmp_path, GOOD | {"label": "unrelated"})).version
