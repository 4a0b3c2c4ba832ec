"""Pairs to click on the page that tries things; written for it, about nobody in particular."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, kw_only=True, slots=True)
class Example:
    """A principle and an action, with the few words on its button."""

    title: str
    principle: str
    action: str
    actor: str = ""


_OPENNESS: Final = (
    "States should stay open to dealing with one another and should not raise barriers between "
    "countries and peoples."
)
EXAMPLES: Final = (
    Example(
        title="A border opens",
        principle=_OPENNESS,
        action="Brazil lifted the visa requirement for citizens of eleven countries.",
        actor="Brazil",
    ),
    Example(
        title="A border closes",
        principle=_OPENNESS,
        action="France closed its land crossings and stopped issuing visas to its neighbours.",
        actor="France",
    ),
    Example(
        title="Only words",
        principle=_OPENNESS,
        action="India said that it would always favour open borders among nations.",
        actor="India",
    ),
    Example(
        title="Same deed, another principle",
        principle="Every state has the right to decide by itself who may enter its territory.",
        action="France closed its land crossings and stopped issuing visas to its neighbours.",
        actor="France",
    ),
    Example(
        title="A company",
        principle="Businesses should uphold the freedom of association of their workers.",
        action="The company dismissed four warehouse workers who had begun to found a union.",
    ),
)
