"""Who appears in a text: known actors and unknown names, each with its places."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final, Literal

from scorer.actors import find_actor, resolve
from scorer.extraction.names import Place, find_places
from scorer.extraction.roles_of_nouns import (
    BODIES,
    BODY,
    BODY_FIRST,
    COMPANY_WORD,
    GROUP_WORD,
    SORTS,
    TITLE,
)
from scorer.extraction.spans import Span

EntityKind = Literal["state", "company", "group", "person", "body", "unknown"]
KINDS: Final[dict[str, EntityKind]] = {
    "state": "state",
    "company": "company",
    "organisation": "group",
    "party": "group",
    "person": "person",
}
_PREFERRED: Final = {"Brussels": "European Union"}
_COMPANY_NEAR: Final = re.compile(
    r"^(?:, which\b|,? (?:which|that) (?:makes|sells|runs|owns|operates)|['’]s (?:board|shares|"
    r"shareholders|"
    r"chief executive|plant|factory|workers|management|annual|managing|sales|customers)|, (?:a|an|"
    r"the) "
    r"(?:[\w-]+ ){0,4}(?:company|maker|firm|group|bank|chain|retailer|airline|insurer|producer|"
    r"manufacturer|operator|miner)\b)"
)
_COMPANY_BEFORE: Final = re.compile(
    r"(?:company|maker|firm|group|bank|chain|retailer|airline|insurer|producer|manufacturer|"
    r"operator|"
    r"miner|carmaker|grocer|startup|multinational),? $",
    re.IGNORECASE,
)
_GROUP_AFTER: Final = re.compile(
    r"^, (?:a|an|the|which is an?|one of the) (?:[\w'’-]+ ){0,5}?(?:union|group|groups|party|"
    r"charity|movement|"
    r"initiative|organi[sz]ation|campaign|alliance|federation|network|association|watchdog|lobby|"
    r"NGO|"
    r"think tank|institute|coalition)\b"
)
_GROUP_BEFORE: Final = re.compile(
    r"(?:union|party|movement|charity|alliance|opposition|federation|association|group of|"
    r"organi[sz]ation|campaign),? $",
    re.IGNORECASE,
)
_THE_COMPANY: Final = re.compile(
    r"\b(?:[Tt]he|[Oo]ur|[Ii]ts) (?:company|firm|group|airline|retailer|brewer|bank|insurer|"
    r"manufacturer|"
    r"carmaker|board|chief executive|shareholders|customers|plant|factory)\b"
)
_IN: Final = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Ff]rom|[Tt]o|[Oo]ff|[Aa]cross|[Aa]round|[Oo]utside|between|of)(?: "
    r"the)? $"
)
_SAYS: Final = re.compile(
    r"^,? (?:said|says|told|added|argued|wrote|remarked|called|declared|denied|insisted|noted|who|"
    r"whose|"
    r"its|their|the [\w-]+(?: [\w-]+)? (?:of|at|for)|himself|herself|a [\w-]+ (?:at|with|of))\b"
)
_SAID_BEFORE: Final = re.compile(r"\b(?:said|says|added|adds|argued|wrote|remarked|quipped) $")


@dataclass(kw_only=True, slots=True)
class Entity:
    """Somebody with a name; the longest form of an unknown name is shown.

    A `body` is a part of some state that the name alone does not tell ("Interior Ministry").
    """

    name: str
    kind: EntityKind
    known: bool
    places: list[Place] = field(default_factory=list)


def find_entities(text: str, spans: Sequence[Span], published: date | None) -> list[Entity]:
    """Return the entities of a text in the order in which they first appear."""
    places = find_places(text, spans)
    certain = {p.actors[0] for p in places if len(p.actors) == 1}
    known: dict[str, Entity] = {}
    unknown: list[Place] = []
    for place in places:
        name = _known_name(place, certain, published)
        if name is None:
            unknown.append(place)
            continue
        kind = KINDS.get(find_actor(name).kind, "unknown")
        known.setdefault(name, Entity(name=name, kind=kind, known=True)).places.append(place)
    found = [*known.values(), *_grouped(text, unknown)]
    _name_the_company(text, found)
    return sorted(found, key=lambda entity: entity.places[0].start)


def _name_the_company(text: str, entities: Sequence[Entity]) -> None:
    """Take the likeliest unknown name for the company where a text speaks of "the company"."""
    if any(entity.kind == "company" for entity in entities) or not _THE_COMPANY.search(text):
        return
    names = [e for e in entities if e.kind == "unknown" and placed(text, e) < 0.5]
    if names:
        best = max(names, key=lambda e: (len(e.places), -e.places[0].start))
        best.kind = "company"


def placed(text: str, entity: Entity) -> float:
    """Return how often a name stands where places do ("in Aktau"), from 0 to 1."""
    before = [text[max(0, p.start - 14) : p.start] for p in entity.places]
    return sum(_IN.search(words) is not None for words in before) / len(before)


def _known_name(place: Place, certain: set[str], published: date | None) -> str | None:
    if not place.actors:
        return None
    if len(place.actors) == 1:
        return place.actors[0]
    if place.text in _PREFERRED:
        return _PREFERRED[place.text]
    if published is not None:
        exact = resolve(place.text, published).canonical
        if exact:
            return exact
    named = [actor for actor in place.actors if actor in certain]
    return (named or place.actors)[0]


def _grouped(text: str, places: Sequence[Place]) -> list[Entity]:
    """Put short forms with the long ones: a surname, a first word, initials."""
    forms = sorted({place.text for place in places}, key=lambda form: (-len(form), form))
    owner: dict[str, str] = {}
    for form in forms:
        longer = [long for long in dict.fromkeys(owner.values()) if _short_for(form, long)]
        # "Kestner" is Kestner Logistics rather than Birgit Kestner.
        longer.sort(key=lambda long: not long.startswith(form))
        owner[form] = longer[0] if longer else form
    groups: dict[str, list[Place]] = {}
    for place in places:
        groups.setdefault(owner[place.text], []).append(place)
    return [
        Entity(name=name, kind=_kind(text, name, group), known=False, places=group)
        for name, group in groups.items()
    ]


def _short_for(form: str, long: str) -> bool:
    words, whole = form.split(), re.split(r"[ \xa0]+", long)
    if len(words) >= len(whole):
        return False
    initials = "".join(word[0] for word in whole if word[0].isupper())
    return (
        whole[: len(words)] == words
        or whole[-len(words) :] == words
        or (form.isupper() and form == initials)
    )


def _kind(text: str, name: str, places: Sequence[Place]) -> EntityKind:
    before = [text[max(0, p.start - 40) : p.start] for p in places]
    after = [text[p.end : p.end + 60] for p in places]
    if name in BODIES or BODY_FIRST.search(name) or name.lower() in SORTS:
        return "body"
    if GROUP_WORD.search(name) or any(_GROUP_BEFORE.search(b) for b in before):
        return "group"
    if COMPANY_WORD.search(name):
        return "company"
    if BODY.search(name):
        return "body"
    if any(_GROUP_AFTER.match(a) for a in after):
        return "group"
    if any(_COMPANY_NEAR.match(a) for a in after) or any(_COMPANY_BEFORE.search(b) for b in before):
        return "company"
    return "person" if _is_person(name, {p.text for p in places}, before, after) else "unknown"


def _is_person(name: str, forms: set[str], before: list[str], after: list[str]) -> bool:
    """Tell a person by a title, by ", who", by speaking, or by a surname that stands alone."""
    words = name.split()
    if words[0] in forms and len(words) > 1:
        return False
    if any(TITLE.search(b) for b in before) or any(a.startswith(", who ") for a in after):
        return True
    if len(words) not in (2, 3) or not all(word[0].isupper() for word in words):
        return False
    speaks = any(_SAID_BEFORE.search(b) for b in before) or any(_SAYS.match(a) for a in after)
    return speaks or words[-1] in forms
