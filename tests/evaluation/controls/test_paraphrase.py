from typing import Any

import pytest

from scorer.evaluation.controls.paraphrase import (
    Paraphrases,
    paraphrase_sensitivity,
    read_paraphrases,
)
from scorer.evaluation.shipped import MEASURE_ONLY, load_pairs
from scorer.masking import MASK
from scorer.records import Principle
from scorer.settings import shipped_folder
from scorer.storage import check_manifest, read_jsonl

from ..fakes import by_rule, constant, made_pairs

PAIRS = made_pairs(events=20)
KNOWN = Paraphrases(
    actions={pair.action: (f"Indeed: {pair.action}", f"Thus: {pair.action}") for pair in PAIRS},
    principles={pair.principle.text: (f"Thus: {pair.principle.text}",) for pair in PAIRS},
)


def _number(text: str) -> float:
    return float(text.rstrip(".").split()[-1])


def _deaf_to_words(principle: Principle, text: str) -> tuple[float, float, float]:
    return (0.0, (_number(text) + _number(principle.text)) / 10, 0.0)


def _trusts_indeed(principle: Principle, text: str) -> tuple[float, float, float]:
    return (9.0 if text.startswith("Indeed") else 0.0, _number(text) / 10, 1.0)


def test_a_judge_that_reads_the_facts_is_not_moved() -> None:
    found: Any = paraphrase_sensitivity(by_rule("facts", _deaf_to_words), PAIRS, known=KNOWN)
    for side, texts in (("actions", 20), ("principles", 8)):
        assert (found[side]["n"], found[side]["texts"]) == (60, texts)
        assert found[side]["mean_change"]["value"] == found[side]["flips"]["value"] == 0.0
        for ranked, count in (("rank_correlation", 60), ("rank_correlation_bearing", 40)):
            assert found[side][ranked]["value"] == pytest.approx(1.0)
            assert found[side][ranked]["n"] == count * (2 if side == "actions" else 1)


def test_a_judge_that_falls_for_one_of_two_paraphrases_flips_half_its_labels() -> None:
    found: Any = paraphrase_sensitivity(by_rule("words", _trusts_indeed), PAIRS, known=KNOWN)
    assert found["actions"]["flips"]["value"] == 0.5
    assert found["actions"]["mean_change"]["value"] > 0.2
    assert found["actions"]["mean_change"]["events"] == 20
    assert found["actions"]["rank_correlation"]["value"] < 1.0


def test_intervals_draw_principles_where_the_principle_was_put_in_other_words() -> None:
    found: Any = paraphrase_sensitivity(constant(), PAIRS, known=KNOWN)
    assert found["principles"]["flips"]["events"] == 8


def test_further_wordings_and_facets_do_not_hide_what_the_words_do() -> None:
    heard: list[Principle] = []

    def listening(principle: Principle, text: str) -> tuple[float, float, float]:
        heard.append(principle)
        return (0.0, 0.0, 0.0)

    pairs = made_pairs(events=20, facets=tuple(f"f{number}" for number in range(8)))
    only = Paraphrases(principles=KNOWN.principles)
    assert paraphrase_sensitivity(by_rule("ear", listening), pairs, known=only)["actions"] == {
        "n": 0
    }
    assert {(each.wordings, each.facet) for each in heard} == {((), None)}


def test_pairs_without_a_paraphrase_say_nothing() -> None:
    found = paraphrase_sensitivity(constant(), PAIRS, known=Paraphrases())
    assert found == {"actions": {"n": 0}, "principles": {"n": 0}}


def test_every_shipped_text_is_found_letter_for_letter_in_its_set() -> None:
    folder = shipped_folder("datasets", "paraphrases-1")
    check_manifest(folder)
    sets = {name: load_pairs(name).pairs for name in MEASURE_ONLY}
    texts = {("action", name): {pair.action for pair in pairs} for name, pairs in sets.items()} | {
        ("principle", name): {pair.principle.text for pair in pairs} for name, pairs in sets.items()
    }
    for file, count in (("actions", 200), ("principles", 60)):
        rows = read_jsonl(folder / f"{file}.jsonl")
        assert len(rows) == len({row["text"] for row in rows}) == count
        for row in rows:
            assert row["text"] in texts[str(row["kind"]), str(row["from"])]


def test_every_shipped_paraphrase_is_another_text_with_the_mask_as_often() -> None:
    known = read_paraphrases()
    for text, others in {**known.actions, **known.principles}.items():
        assert len({text, *others}) == 3
        assert {other.count(MASK) for other in others} == {text.count(MASK)}
