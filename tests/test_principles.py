"""Principle cards from tables and packs."""

from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import pytest

from scorer.errors import DataError
from scorer.principles import pack_names, read_pack, read_principles
from scorer.storage import write_jsonl


def test_a_table_with_id_and_text_is_enough(tmp_path: Path) -> None:
    path = tmp_path / "p.csv"
    path.write_text("id,text\nopen,States stay open.\n")
    (card,) = read_principles(path).principles
    assert (card.id, card.text, card.actor, card.wordings) == (
        "open",
        "States stay open.",
        None,
        (),
    )


def test_wordings_in_a_cell_stand_between_bars_or_on_lines(tmp_path: Path) -> None:
    path = tmp_path / "p.csv"
    path.write_text('id,text,wordings\na,One.,"Two. | Three."\nb,One.,"Two.\nThree."\n')
    assert [card.wordings for card in read_principles(path).principles] == [("Two.", "Three.")] * 2


def test_a_principle_without_text_is_named_and_the_others_stay(
    write_lines: Callable[..., Path],
) -> None:
    path = write_lines("p.jsonl", [{"id": "a", "text": " "}, {"id": "b", "text": "Be open."}])
    read = read_principles(path)
    assert [card.id for card in read.principles] == ["b"]
    assert str(read.problems[0]) == (
        "p.jsonl, line 1: text '' is not a sentence; "
        "write the principle out as its speaker would say it."
    )


def test_a_second_card_with_the_same_id_is_left_out(write_lines: Callable[..., Path]) -> None:
    path = write_lines("p.jsonl", [{"id": "a", "text": "One."}, {"id": "a", "text": "Two."}])
    read = read_principles(path)
    assert [card.text for card in read.principles] == ["One."]
    assert "line 2: id 'a' is not unique" in str(read.problems[0])


def test_a_proclamation_on_a_day_that_never_was_is_named(write_lines: Callable[..., Path]) -> None:
    rows = [{"id": "a", "text": "One.", "date": "2023-02-30"}, {"id": "b", "text": "Two."}]
    read = read_principles(write_lines("p.jsonl", rows))
    assert "date '2023-02-30' is not a calendar date" in str(read.problems[0])


def test_a_table_without_one_good_card_is_refused(write_lines: Callable[..., Path]) -> None:
    with pytest.raises(DataError, match=r"holds no usable principle\. First: p\.jsonl, line 1: id"):
        read_principles(write_lines("p.jsonl", [{"id": "", "text": "One."}]))


def test_columns_with_other_names_are_mapped_and_not_kept_twice(tmp_path: Path) -> None:
    path = tmp_path / "p.csv"
    path.write_text("id,statement,page\na,Be open.,7\n")
    (card,) = read_principles(path, renamed={"text": "statement"}).principles
    assert card.text == "Be open."
    assert card.extra == {"page": "7"}


def test_a_card_written_and_read_again_is_the_same_card(
    tmp_path: Path, write_lines: Callable[..., Path]
) -> None:
    """Further columns once sank one level deeper with each round trip."""
    rows = [{"id": "a", "text": "One.", "wordings": ["Two."], "page": 7, "date": "2020"}]
    cards = read_principles(write_lines("p.jsonl", rows)).principles
    write_jsonl(tmp_path / "again.jsonl", [asdict(card) for card in cards])
    assert read_principles(tmp_path / "again.jsonl").principles == cards


def test_every_shipped_pack_can_be_read_whole() -> None:
    for name in pack_names():
        cards = read_pack(name)
        assert all(card.pack == name for card in cards), name
        assert len({card.id for card in cards}) == len(cards) > 0


def test_a_pack_that_is_not_there_is_answered_with_those_that_are() -> None:
    with pytest.raises(DataError, match=r"pack 'nato' is not known; choose one of .*valdai-2024"):
        read_pack("nato")
