"""Which side of an ACLED event did what the event is about, by its type and the kinds of sides.

ACLED's codebook says of actor 1 and actor 2 that their order does not tell the attacker from the
attacked. What does tell them apart are its definitions of event types and of kinds of actors:
civilians and protesters are unarmed and use no violence, so in a violent event the deed is that of
the other side; protesters are a side of every protest, also where the deed that gave the event its
type is the force used against them. Where two armed sides meet, nothing tells who attacked: the
side is left open.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

Rule = Literal["armed", "protesters", "against protesters", "state", "non-state", "both", "open"]
"""Whose deed it is.

armed: of the one side that is armed, or the only one named, if that is not unarmed either.
protesters: of the protesters, if one side alone is that.
against protesters: of whoever faces the protesters, if anybody is named.
state, non-state: of the one side of this kind, where the other is of the other kind.
both: of each side alike; side 1 stands for both, and side 2 is its target.
open: nobody can tell from the type.
"""

RULES: Final[Mapping[str, Rule]] = {
    # Battles: who gained the place is told, who attacked is not.
    "government regains territory": "state",
    "non-state actor overtakes territory": "non-state",
    "armed clash": "open",
    # Explosions and remote violence, violence against civilians.
    "chemical weapon": "armed",
    "air/drone strike": "armed",
    "suicide bomb": "armed",
    "shelling/artillery/missile attack": "armed",
    "remote explosive/landmine/ied": "armed",
    "grenade": "armed",
    "sexual violence": "armed",
    "attack": "armed",
    "abduction/forced disappearance": "armed",
    # Protests and riots; rioters count as armed: they are the violent side by definition.
    "peaceful protest": "protesters",
    "protest with intervention": "against protesters",
    "excessive force against protesters": "against protesters",
    "violent demonstration": "armed",
    "mob violence": "armed",
    # Strategic developments.
    "agreement": "both",
    "arrests": "armed",
    "change to group/activity": "armed",
    "disrupted weapons use": "armed",
    "headquarters or base established": "armed",
    "looting/property destruction": "armed",
    "non-violent transfer of territory": "armed",
    "other": "open",
    # Types of files that have no sub-types; the types of before 2019 among them.
    "battles": "open",
    "explosions/remote violence": "armed",
    "violence against civilians": "armed",
    "protests": "open",
    "riots": "armed",
    "strategic developments": "open",
    "battle-no change of territory": "open",
    "battle-government regains territory": "state",
    "battle-non-state actor overtakes territory": "non-state",
    "remote violence": "armed",
    "riots/protests": "open",
    "strategic development": "open",
}
"""By sub-type in lower case, else by type."""

Kind = Literal["state", "non-state", "rioters", "protesters", "civilians", "external", "", "nobody"]

_KINDS: Final[Mapping[str, Kind]] = {
    "1": "state",
    "2": "non-state",
    "3": "non-state",
    "4": "non-state",
    "5": "rioters",
    "6": "protesters",
    "7": "civilians",
    "8": "external",
    "state forces": "state",
    "rebel group": "non-state",
    "rebel groups": "non-state",
    "political militia": "non-state",
    "political militias": "non-state",
    "identity militia": "non-state",
    "identity militias": "non-state",
    "rioters": "rioters",
    "protesters": "protesters",
    "civilians": "civilians",
    "external/other forces": "external",
    "external forces": "external",
    "other forces": "external",
}
"""What `inter1` and `inter2` hold: numbers in older files, words in newer ones."""

_NAMED: Final[tuple[tuple[str, Kind], ...]] = (
    ("protesters", "protesters"),
    ("rioters", "rioters"),
    ("civilians", "civilians"),
    ("military forces of", "state"),
    ("police forces of", "state"),
    ("government of", "state"),
)
"""How ACLED's names of actors begin, for files without `inter1`."""

_UNARMED: Final = frozenset({"protesters", "civilians"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Side:
    """One side of an event: its name as the file has it, and its kind (empty if not known)."""

    name: str
    kind: Kind


def side_of(name: str, inter: str) -> Side:
    """Return a side from its two cells.

    >>> side_of("Protesters (Chile)", "").kind, side_of("", "0").kind
    ('protesters', 'nobody')
    """
    if not name:
        return Side(name="", kind="nobody")
    lowered = name.lower()
    named: Kind = next((kind for start, kind in _NAMED if lowered.startswith(start)), "")
    return Side(name=name, kind=_KINDS.get(inter.strip().lower(), named))


def acting_side(one: Side, two: Side, *kinds_of_event: str) -> Literal[1, 2] | None:
    """Tell which side did what the event is about; None where that is open.

    Args:
        one: actor 1.
        two: actor 2.
        kinds_of_event: sub-type and type; the first that has a rule counts.
    """
    lowered = (kind.lower().replace("protestors", "protesters") for kind in kinds_of_event)
    rule: Rule = next((RULES[kind] for kind in lowered if kind in RULES), "open")
    if rule == "both":
        return 1 if one.name else None
    first, second = _acts(rule, one, two), _acts(rule, two, one)
    if first == second:
        return None
    return 1 if first else 2


def _acts(rule: Rule, side: Side, other: Side) -> bool:
    """Tell whether a rule can mean this side; it tells something where it means one of the two."""
    if side.kind == "nobody":
        return False
    match rule:
        case "armed":
            return side.kind not in _UNARMED
        case "protesters":
            return side.kind == "protesters"
        case "against protesters":
            return other.kind == "protesters"
        case "state":
            return (side.kind, other.kind) == ("state", "non-state")
        case "non-state":
            return (side.kind, other.kind) == ("non-state", "state")
        case _:
            return False
