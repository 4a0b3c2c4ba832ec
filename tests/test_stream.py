"""The labelled news stream: ids and labels alone, every pair of it."""

import json
from collections import defaultdict
from typing import Any

import pytest

from scorer.principles import read_pack
from scorer.records import LABELS
from scorer.settings import shipped_folder
from scorer.storage import check_manifest, read_jsonl

FOLDER = shipped_folder("datasets", "stream-1")


@pytest.fixture(scope="module")
def labels() -> list[dict[str, Any]]:
    return read_jsonl(FOLDER / "labels.jsonl")


def test_every_item_is_labelled_under_each_of_the_six_principles(
    labels: list[dict[str, Any]],
) -> None:
    cards = {card.id for card in read_pack("valdai-2024")}
    under = defaultdict(list)
    for row in labels:
        assert row["label"] in LABELS
        under[row["action"]].append(row["principle"])
    assert len(under) == 550
    assert all(len(each) == 6 and set(each) == cards for each in under.values())


def test_the_second_reading_stands_beside_the_labels_of_the_first(
    labels: list[dict[str, Any]],
) -> None:
    first = {(row["action"], row["principle"]): row["label"] for row in labels}
    second = read_jsonl(FOLDER / "second_reading.jsonl")
    assert len({row["action"] for row in second}) == 100
    assert all(first[row["action"], row["principle"]] == row["first"] for row in second)


def test_no_text_of_others_travels_with_the_labels() -> None:
    """Ids, labels, kinds of source and hashes: no value is long enough, or spaced, like a text."""
    check_manifest(FOLDER)
    for path in FOLDER.glob("*.jsonl"):
        for row in read_jsonl(path):
            values = [value for value in row.values() if isinstance(value, str)]
            assert max(map(len, values)) <= 32, json.dumps(row)
            assert all(value.count(" ") <= 1 for value in values)
