"""The second reading of `datasets/roles-1` fits its documents, and these were drawn as told."""

from hashlib import sha256
from typing import Any

import pytest

from scorer.evaluation.agreement import agreement_of_file
from scorer.settings import shipped_folder
from scorer.storage import read_jsonl

FOLDER = shipped_folder("datasets", "roles-1")
SECOND = FOLDER / "second_reading.jsonl"
KINDS = {"principle", "deed", "statement", "hypothetical", "denial", "other"}


@pytest.fixture(scope="module")
def documents() -> dict[str, dict[str, Any]]:
    return {
        str(row["id"]): row | {"file": path.name}
        for path in sorted(FOLDER.glob("documents-[ab].jsonl"))  # the third file came later
        for row in read_jsonl(path)
    }


@pytest.fixture(scope="module")
def rows() -> list[dict[str, Any]]:
    return read_jsonl(SECOND)


def test_the_documents_are_those_that_the_hash_draws(documents, rows):
    order = sorted(documents, key=lambda name: sha256(name.encode()).hexdigest())
    cells: dict[tuple[str, str], list[str]] = {}
    for name in order:
        cells.setdefault((documents[name]["file"], documents[name]["style"]), []).append(name)
    drawn = [name for cell in cells.values() for name in cell[:2]]
    drawn += [name for name in order if name not in drawn][: 24 - len(drawn)]
    assert {row["document"] for row in rows} == set(drawn)


def test_every_sentence_stands_beside_its_first_labels(documents, rows):
    expected = [
        (name, number, documents[name]["style"], sentence.get("mode") or sentence["role"])
        for name in sorted({row["document"] for row in rows})
        for number, sentence in enumerate(documents[name]["sentences"])
    ]
    found = [(row["document"], row["sentence"], row["style"], row["first"]) for row in rows]
    assert found == expected
    for row in rows:
        sentence = documents[row["document"]]["sentences"][row["sentence"]]
        assert row["second"] in KINDS
        assert ("first_actor" in row) == ({row["first"], row["second"]} != {"other"})
        assert row.get("first_actor") == (sentence.get("actor") if "first_actor" in row else None)


def test_the_card_tells_the_agreement_that_the_command_prints():
    found = agreement_of_file(SECOND)
    card = (FOLDER / "README.md").read_text(encoding="utf-8")
    for name in ("all", "wire", "think-tank", "ngo", "company", "speech", "actor"):
        each = found[name]
        line = f"| {each.alpha:.3f} | {each.low:.3f}-{each.high:.3f} | {each.share_equal:.3f} | "
        assert f"{line}{each.pairs} |" in card, name
