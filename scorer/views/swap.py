"""The same action told of other actors: a judgement should not move."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import pandas as pd

from scorer.masking import swap_actor
from scorer.records import Action, Score

OTHERS: Final = ("Brazil", "China", "France", "India", "Russia", "South Africa", "United States")


def swapped(action: Action, others: Sequence[str] = OTHERS) -> list[Action]:
    """Return the action as given, then with each other actor in the place of its own.

    Empty where the action names no actor, since then nothing can be exchanged.
    """
    if not action.actor:
        return []
    return [
        action,
        *(
            replace(action, actor=other, text=swap_actor(action.text, action.actor, other))
            for other in others
            if other != action.actor
        ),
    ]


def swap_table(actions: Sequence[Action], scores: Sequence[Score]) -> pd.DataFrame:
    """Return one row an actor with the score and its distance from that of the first."""
    first = scores[0].p_contradicts if scores else 0.0
    rows = [
        (
            action.actor,
            action.text,
            score.p_contradicts,
            score.consistency,
            score.label,
            score.p_contradicts - first,
        )
        for action, score in zip(actions, scores, strict=True)
    ]
    columns = ["actor", "text", "p_contradicts", "consistency", "label", "shift"]
    return pd.DataFrame(rows, columns=columns)
