"""Which principle meets which action."""

from collections.abc import Sequence
from typing import Literal

import numpy as np

from scorer.records import Action, PairIndex, Principle

Meeting = Literal["own", "everybody"]
"""`own`: a principle with an actor meets that actor's actions alone; `everybody`: all meet all."""


def pair_up(
    principles: Sequence[Principle], actions: Sequence[Action], *, meeting: Meeting = "own"
) -> PairIndex:
    """Return every pair that applies, ordered by action, then by principle.

    A principle without an actor is a yardstick and meets everybody's actions in any case.

    Returns:
        Rows (principle, action), shape (n, 2); (0, 2) where nothing meets.
    """
    by_actor: dict[str, list[int]] = {}
    for row, principle in enumerate(principles):
        by_actor.setdefault(principle.actor or "", []).append(row)
    everybody = list(range(len(principles)))
    yardsticks = by_actor.get("", [])
    pairs: list[tuple[int, int]] = []
    for column, action in enumerate(actions):
        own = by_actor.get(action.actor, []) if action.actor else []
        met = everybody if meeting == "everybody" else sorted({*own, *yardsticks})
        pairs.extend((row, column) for row in met)
    return np.array(pairs, dtype=np.intp).reshape(-1, 2)
