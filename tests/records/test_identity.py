"""Ids and fingerprints from content."""

from scorer.records import Principle, content_id, fingerprint


def test_the_same_parts_give_the_same_id_and_other_parts_another() -> None:
    assert content_id("p", "a", "b") == content_id("p", "a", "b")
    assert content_id("p", "a", "b") != content_id("p", "ab")
    assert content_id("p", "a").startswith("p-")


def test_a_fingerprint_does_not_depend_on_the_order_of_keys() -> None:
    assert fingerprint({"a": 1, "b": 2}) == fingerprint({"b": 2, "a": 1})
    assert fingerprint({"a": 1}) != fingerprint({"a": 2})


def test_the_version_of_a_principle_hangs_on_what_a_judge_reads_alone() -> None:
    card = Principle(id="a", text="Be open.", source="one", actor="N")
    assert card.version == Principle(id="b", text="Be open.", source="other").version
    assert card.version != Principle(id="a", text="Be closed.").version
    assert card.version != Principle(id="a", text="Be open.", violating="Closes.").version
