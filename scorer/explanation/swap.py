"""The same deed under other names: the score should not move."""

from typing import Final

from scorer.actors import find_actor, mentions_of
from scorer.explanation.asking import Ask, Floats
from scorer.explanation.parts import Missing, Shift, SwapShift
from scorer.masking import MASK, mask_actor, swap_actor
from scorer.records import Principle

STATES: Final = ("Brazil", "China", "France", "South Africa", "United States", "Veldania")
COMPANIES: Final = ("Huawei", "Nestlé", "Samsung", "Shell", "Toyota", "Velmont Industries")
"""Names to put in; the last of each is invented."""


def swap_shift(principle: Principle, text: str, actor: str, ask: Ask) -> SwapShift | Missing:
    """Put other actors in the place of the acting one and ask again.

    States stand in for states and for whoever is not known, companies for companies. A name that
    the text mentions already is passed over.

    Args:
        principle: the principle of the pair.
        text: the action as written.
        actor: who acted, empty where unknown.
        ask: the judge; it is called once.
    """
    kind = find_actor(actor).kind if actor else "unknown"
    if MASK not in text and not (actor and mentions_of(text, actor)):
        return Missing(missing="the text does not name its actor, so there is nothing to exchange")
    if kind not in ("state", "company", "unknown"):
        return Missing(missing=f"there are no other names of its kind ({kind}) to put in")
    names = [
        name
        for name in (COMPANIES if kind == "company" else STATES)
        if name != actor and not mentions_of(text, name)
    ]
    variants = [(actor, text), *((name, _swapped(text, actor, name)) for name in names)]
    told = [mask_actor(each, name) if name else each for name, each in variants]
    untold = [mask_actor(each, "") for _, each in variants]
    said = ask([(principle, each) for each in (*told, *untold)])[:, 0]
    return SwapShift(
        names=tuple(names), told=_shift(said[: len(told)]), untold=_shift(said[len(told) :])
    )


def _swapped(text: str, actor: str, name: str) -> str:
    swapped = swap_actor(text, actor, name)
    if MASK not in swapped:
        return swapped
    article = find_actor(name).article
    filled = swapped.replace(MASK, f"{article} {name}" if article else name)
    return filled[:1].upper() + filled[1:]


def _shift(said: Floats) -> Shift:
    moved = abs(said[1:] - said[0])
    return Shift(mean=float(moved.mean()), largest=float(moved.max()))
