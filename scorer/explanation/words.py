"""Which words carry a score: leave each out and ask again."""

from collections.abc import Sequence
from typing import Final

from scorer.actors import mentions_of
from scorer.explanation.asking import Ask, masked
from scorer.explanation.parts import CarryingSpan, Missing, Words
from scorer.explanation.spans import Offsets, find_spans, overlap, without
from scorer.masking import MASK
from scorer.records import Principle

_STEP: Final = 1e-6


def carrying_words(principle: Principle, text: str, actor: str, ask: Ask) -> Words | Missing:
    """Return the spans of a text by how much its score changes without them.

    The acting actor's names are no spans, since the judge never sees them. Of spans that overlap
    the stronger is told, of equally strong ones the shorter.

    Args:
        principle: the principle of the pair.
        text: the action as written; offsets point into it.
        actor: who acted, empty where unknown.
        ask: the judge; it is called once.
    """
    spans, untested = find_spans(text, _actor_places(text, actor))
    spans = [span for span in spans if any(sign.isalnum() for sign in without(text, span))]
    if not spans:
        return Missing(missing="no words are left to leave out besides the actor's name")
    told = [masked(text, actor), *(masked(without(text, span), actor) for span in spans)]
    said = ask([(principle, each) for each in told])
    changes = (said[1:] - said[0]).tolist()
    tested = [
        CarryingSpan(
            start=start,
            end=end,
            text=text[start:end],
            contradicts=change[0],
            upholds=change[1],
        )
        for (start, end), change in zip(spans, changes, strict=True)
    ]
    return Words(spans=_apart(tested), tested=len(tested), untested=untested)


def _actor_places(text: str, actor: str) -> list[Offsets]:
    places = [(found.start, found.end) for found in mentions_of(text, actor)] if actor else []
    start = text.find(MASK)
    while start >= 0:
        places.append((start, start + len(MASK)))
        start = text.find(MASK, start + 1)
    return places


def _apart(tested: Sequence[CarryingSpan]) -> tuple[CarryingSpan, ...]:
    """Return the strongest spans of which no two overlap."""
    kept: list[CarryingSpan] = []
    # Rounded, so that noise of the last digit never ranks a phrase above its one telling word.
    order = sorted(
        tested, key=lambda each: (-round(each.strength / _STEP), each.end - each.start, each.start)
    )
    for span in order:
        if not any(overlap((span.start, span.end), (each.start, each.end)) for each in kept):
            kept.append(span)
    return tuple(kept)
