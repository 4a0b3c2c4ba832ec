"""Who appears in a text: known actors and unknown names, each with its places."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final, Literal

from scorer.actors import find_actor, resolve
from scorer.extraction.descriptions import describing_nouns
from scorer.extraction.names import find_places
from scorer.extraction.places import Place, country_of, is_local
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

EntityKind = Literal["state", "local", "company", "group", "person", "body", "unknown"]
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
_OF_A_STATE: Final = re.compile(r"\b(?:Party|Union|Group|Bank|Council|League|County|City)\b")
_STATE_OWNS: Final = re.compile(
    r"['’]s (?:[\w-]+ ){0,2}?(?:government|parliament|army|navy|air force|military|armed forces|"
    r"ruling party|foreign ministry|interior ministry|[\w]+ ministry|prime minister|foreign "
    r"minister|High Court|Supreme Court|supreme court|high court|Constitutional Court|coastguard|"
    r"border guards?|central bank|junta|constitution|embassy|ambassador|capital|senate)\b",
)
_STATE_OF: Final = re.compile(
    r"\b(?:(?:government|parliament|army|navy|king|queen|president|prime minister|people|republic|"
    r"kingdom|sultanate|citizens|embassy) of|"
    r"(?:Republic|Kingdom|Federation|Sultanate) of)(?: the)? $"
)
_LOCAL_NAME: Final = re.compile(
    r"\b(?:County|City|Province|Prefecture|Oblast|Municipality|Borough|City Council|Town Council|"
    r"[A-Z]\w+ State|Land)$"
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
    nouns: frozenset[str] = frozenset()


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
    found = [*known.values(), *_with_adjectives(_grouped(text, unknown))]
    for entity in found:
        entity.nouns = describing_nouns(text, entity.name, entity.places)
    _name_the_company(text, found)
    return sorted(found, key=lambda entity: entity.places[0].start)


def _name_the_company(text: str, entities: Sequence[Entity]) -> None:
    """Take the likeliest unknown name for the company where a text speaks of "the company"."""
    first = _THE_COMPANY.search(text)
    if first is None:
        return
    if any(e.kind == "company" and e.places[0].start < first.start() for e in entities):
        return
    names = [
        e
        for e in entities
        if e.kind == "unknown" and placed(text, e) < 0.5 and not _always_with_article(text, e)
    ]
    before = [e for e in names if e.places[0].start < first.start()]
    if before or (names and not any(e.kind == "company" for e in entities)):
        names = before or names
        best = max(names, key=lambda e: (len(e.places), -e.places[0].start))
        best.kind = "company"


def _always_with_article(text: str, entity: Entity) -> bool:
    """Tell "the Ragna" (a ship, a law, a bridge) from a firm, which takes no article."""
    return all(text[max(0, p.start - 4) : p.start].lower() == "the " for p in entity.places)


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


def _with_adjectives(entities: list[Entity]) -> list[Entity]:
    """Put "Altavian" with Altavia, where the text shows that this is a state."""
    states = [e for e in entities if e.kind in ("state", "local")]
    kept: list[Entity] = []
    for entity in entities:
        home = next((s for s in states if _adjective_of(entity.name, s.name)), None)
        if home is None or home is entity:
            kept.append(entity)
        else:
            home.places = sorted([*home.places, *entity.places], key=lambda place: place.start)
    return kept


def _adjective_of(word: str, state: str) -> bool:
    stem = state[: max(4, len(state) - 2)]
    return (
        word != state
        and re.fullmatch(rf"{re.escape(stem)}\w{{0,3}}(?:an|ian|ish|ese|ic|i)s?", word) is not None
    )


def _short_for(form: str, long: str) -> bool:
    words, whole = form.split(), re.split(r"[ \xa0]+", long)
    if len(words) >= len(whole):
        return False
    initials = "".join(word[0] for word in whole if word[0].isupper())
    # "Tarnów" is no short form of the Fishermen's League of Tarnów.
    last = whole[-len(words) :] == words and whole[-len(words) - 1] not in ("of", "for", "in")
    return whole[: len(words)] == words or last or (form.isupper() and form == initials)


def _kind(text: str, name: str, places: Sequence[Place]) -> EntityKind:
    before = [text[max(0, p.start - 40) : p.start] for p in places]
    after = [text[p.end : p.end + 60] for p in places]
    if name in BODIES or BODY_FIRST.search(name) or name.lower() in SORTS:
        return "body"
    if country_of(name):
        return "local"
    if _OF_A_STATE.search(name) is None and _is_state(text, places):
        return "state"
    if _LOCAL_NAME.search(name) or any(is_local(text, p.start, p.end) for p in places):
        return "local"
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
    whole = sum(p.text == name for p in places)
    person = _is_person(name, {p.text for p in places}, before, after, whole)
    return "person" if person else "unknown"


def _is_state(text: str, places: Sequence[Place]) -> bool:
    """Tell an invented or forgotten state by what it owns: "Estmark's navy", "its ambassador"."""
    return any(_STATE_OWNS.match(text, p.end) for p in places) or any(
        _STATE_OF.search(text[max(0, p.start - 40) : p.start]) for p in places
    )


def _is_person(name: str, forms: set[str], before: list[str], after: list[str], whole: int) -> bool:
    """Tell a person by a title, by ", who", by speaking, or by a surname that stands alone."""
    words = name.split()
    if words[0] in forms and len(words) > 1:
        return False
    # A text repeats a person by surname; what it repeats in full is a company, a group or a place.
    if whole > 1 and words[-1] not in forms:
        return False
    if any(TITLE.search(b) for b in before) or any(a.startswith(", who ") for a in after):
        return True
    if len(words) not in (2, 3) or not all(word[0].isupper() for word in words):
        return False
    speaks = any(_SAID_BEFORE.search(b) for b in before) or any(_SAYS.match(a) for a in after)
    return speaks or words[-1] in forms
