"""One principle with one action."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scorer.records.action import Action
from scorer.records.principle import Principle
from scorer.records.vocabulary import Relation, Timing

PairIndex = NDArray[np.intp]
"""Shape (n, 2): the row of the principle and the row of the action of each pair."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Pair:
    """A principle and an action by id, whether the actor proclaimed it, and before or after."""

    principle: str
    action: str
    relation: Relation
    timing: Timing

    @property
    def id(self) -> str:
        """`principle~action`, as on the command line, in links and in tables."""
        return f"{self.principle}~{self.action}"


def relation_of(principle: Principle, action: Action) -> Relation:
    """Tell whether the acting actor proclaimed the principle itself."""
    return "own" if principle.actor and principle.actor == action.actor else "yardstick"


def timing_of(principle: Principle, action: Action) -> Timing:
    """Tell whether the action came before or after the proclamation, where both dates allow it."""
    proclaimed, done = principle.when, action.when
    if proclaimed.first is None or proclaimed.last is None:
        return "unknown"
    if done.first is None or done.last is None:
        return "unknown"
    if done.last < proclaimed.first:
        return "before"
    if done.first > proclaimed.last:
        return "after"
    return "unknown"
