"""What the learned judge says of its facets."""

from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any

import numpy as np

from scorer.judges.facet_reading import ReadsFacets
from scorer.judges.learned import LearnedJudge
from scorer.records import Principle


class ByHand(LearnedJudge):
    """Three facets read by hand, no weights."""

    def __init__(self) -> None:
        self._facets = ("openness", "candour", "thrift")

    def raw_logits(self, principles: Sequence[Principle], texts: Sequence[str]) -> Any:
        assert (len(principles), list(texts)) == (1, ["[ACTOR] closed a road."])
        states = SimpleNamespace(
            bears_probability=np.array([[0.9, 0.2, 0.0]]), direction=np.array([[-2.0, 1.0, 0.0]])
        )
        return states, SimpleNamespace(weights=np.array([[0.75, 0.25, 0.0]]))


def test_every_facet_is_read_with_its_way_and_its_share_in_the_principle() -> None:
    judge = ByHand()
    assert isinstance(judge, ReadsFacets)
    one, other, last = judge.facet_readings(
        Principle(id="p", text="Open."), "[ACTOR] closed a road."
    )
    assert (one.facet, one.p_bears, one.direction, one.weight) == (
        "openness",
        0.9,
        "contradicts",
        0.75,
    )
    assert one.p_upholds < 0.5 < other.p_upholds
    assert other.direction == "upholds"
    assert last.weight == 0.0
