import numpy as np

from scorer.evaluation.deeds import load_deeds
from scorer.evaluation.shipped import load_pairs
from scorer.records import LABELS


def test_sections_of_the_deeds_hold_trained_and_unseen_facets_apart() -> None:
    deeds = load_deeds("dev")
    facets = {
        name: {deeds.pairs[row].principle.id for row in rows}
        for name, rows in deeds.sections.items()
    }
    assert not facets["events unseen"] & facets["hidden facets"]
    kinds = {
        name: {deeds.pairs[row].groups["kind"] for row in rows}
        for name, rows in deeds.sections.items()
    }
    assert kinds["events unseen"] == {"bearing", "near-miss", "random"}
    assert kinds["hidden facets, near misses alone"] == {"bearing", "near-miss"}
    assert kinds["events unseen, random facets alone"] == {"bearing", "random"}
    sources = {deeds.pairs[row].groups["source"] for row in deeds.sections["events unseen"]}
    assert "acts" not in sources


def test_no_event_stands_in_both_parts_of_the_deeds() -> None:
    dev, test = load_pairs("deeds-dev"), load_pairs("deeds-test")
    assert not {pair.cluster for pair in dev.pairs} & {pair.cluster for pair in test.pairs}
    assert {pair.label for pair in test.pairs} == set(LABELS)
    assert all(np.diff(rows).min() > 0 for rows in test.sections.values() if len(rows) > 1)
