"""What a whole text tells about its entities: who seems to write it, and who belongs to whom."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from scorer.extraction.cues import QUOTED
from scorer.extraction.entities import Entity, placed
from scorer.extraction.places import Place
from scorer.extraction.roles_of_nouns import SORTS
from scorer.extraction.spans import Span, sentence_of

Numbers = NDArray[np.float64]
AUTHOR_NAMES: Final = (
    "self_named",
    "self_after",
    "near",
    "share",
    "lead",
    "top",
    "state",
    "company",
    "group",
    "local",
    "unknown",
    "known",
    "above_we",
    "acts",
    "foreign",
    "nobody",
    "few_we",
    "placed",
    "present",
    "against",
    "addressed",
    "beside_us",
    "owned",
    "state_talk",
    "company_talk",
    "group_talk",
    "other_talk",
    "lead_of_kind",
    "lead_talk",
)
LEAST_WE: Final = 2
"""In how many sentences a text says "we" before it has an author of its own."""

_FIRST_PERSON: Final = re.compile(r"(?<![\w'’])(?:[Ww]e|[Oo]ur|[Uu]s|I|[Mm]y)(?![\w])")
_SELF: Final = re.compile(
    r"(?:\b[Ww]e (?:at|of|in)|\bAt|\bAs|\b[Ff]or us(?: at)?|\b[Mm]y country,?|\b[Hh]ere in|\bour "
    r"own|"
    r"\bon behalf of|\b[Mm]y (?:delegation|government),? (?:that )?of|\bpeople of|\bwelcome to|"
    r"\b[Aa]t home in|\bcustomer of|\bAbout)(?: the)? $"
)
_SELF_AFTER: Final = re.compile(
    r"^(?:,)? (?:we|has always|believes|aligns itself|reaffirms|attaches|urges|calls on|is guided|"
    r"stands for|is committed|does not tolerate|holds|was founded|works|starts from|does business|"
    r"recognises|sees itself|expects|products|asks|owes)\b"
)
_AGAINST: Final = re.compile(
    r"^(?:['’]s?)?[^.;:]{0,60}? (?:us|me|our|my)\b|^ (?:and|or) (?:we|us|I)\b"
)
"""Who does something to "us" is not us: "the League accuses us"."""
_ADDRESSED: Final = re.compile(
    r"\b(?:[Ww]e|I)\b[^.;:]{0,50}\b(?:ask|asked|urge|urged|call on|call upon|called on|thank|"
    r"invite|invited|appeal to|welcome|propose that|recommend that|support|with|against|to|from|"
    r"by|tell|told)(?: the)? $"
)
_TALK: Final[dict[str, re.Pattern[str]]] = {
    "state": re.compile(
        r"\b(?:[Oo]ur|[Mm]y) (?:\w+ ){0,2}(?:country|parliament|government|people|citizens|nation|"
        r"army|navy|ministry|ministers?|constitution|courts?|borders?|police|delegation|farmers|"
        r"cities|judges|soldiers|coast|history|economy|embassy|region|republic|taxpayers)\b|"
        r"\b(?:Mr\.?|Madam) (?:President|Speaker|Chair)\b|\b[Ee]xcellenc|\b(?:this|your) "
        r"(?:hall|house|chamber|assembly)\b"
    ),
    "company": re.compile(
        r"\b(?:[Oo]ur|[Mm]y) (?:\w+ ){0,2}(?:customers?|shareholders?|suppliers?|employees?|"
        r"products?|plants?|factory|factories|mines?|board|brands?|subsidiar\w+|stores?|shops|sites?|"
        r"revenues?|profits?|sales|clients?|fleet|crews?|headquarters|dividend|group|company|"
        r"portfolio|operations|workforce|workshops|contractors?|ships|code of conduct)\b|"
        r"\b(?:[Ss]hareholders|[Nn]et profit|[Rr]evenue|EBITDA|quarter)\b"
    ),
    "group": re.compile(
        r"\b(?:[Oo]ur|[Mm]y) (?:\w+ ){0,2}(?:members?|researchers?|observers?|volunteers?|donors?|"
        r"report|interviews?|lawyers?|monitors|campaign|movement|party|union|councillors|charter|"
        r"field|teams?|network|supporters|helpline|findings)\b|"
        r"\b[Ww]e (?:interviewed|spoke to|documented|recommend|call on|urge|visited|found that|"
        r"recorded|verified|counted)\b"
    ),
}
"""What "our" goes with tells of what kind the author is."""
_PART: Final = r"(?:subsidiary|unit|arm|division|affiliate|branch)"
_PART_OF: Final = re.compile(
    rf",? (?:an?|the|which is an?|is an?|is the) (?:[\w-]+ ){{0,3}}{_PART} of "
    rf"(?:the )?(?:[\w’'-]+ ){{0,4}}"
)
_PART_AFTER: Final = re.compile(rf"['’]s? (?:[\w-]+ ){{0,3}}{_PART},? ")
_ACTS: Final = re.compile(r"^(?:\w+ly | also | has | had | have | will | is | was |['’]s )")
_PRESENT: Final = re.compile(r"^ (?:\w+ly |also |never )?[a-z]{3,}[^su]s\b")
_JOINED: Final = re.compile(
    r"^(?:,? (?:of|at|for|from|with|who (?:heads|leads|runs|chairs|founded))\b|,? (?:the |its |"
    r"his |her )?"
    r"[\w’' -]{0,50}\b(?:of|at|for)\b)"
)
_REACH: Final = 90


def author_numbers(text: str, spans: Sequence[Span], entities: Sequence[Entity]) -> Numbers | None:
    """Return what speaks for each entity being the "we" of the text, and last for nobody.

    None where the text hardly says "we" outside quotations.
    """
    rows = [r for r, s in enumerate(spans) if _FIRST_PERSON.search(QUOTED.sub(" ", s.text))]
    if len(rows) < LEAST_WE:
        return None
    ours = frozenset(rows)
    total = sum(len(entity.places) for entity in entities) or 1
    most = max((len(entity.places) for entity in entities), default=0)
    found = np.zeros((len(entities) + 1, len(AUTHOR_NAMES)))
    outside = QUOTED.sub(lambda match: " " * len(match[0]), text)
    talk = {kind: len(pattern.findall(outside)) for kind, pattern in _TALK.items()}
    spoken = sum(talk.values()) + 1
    first_of = {e.kind: row for row, e in reversed(list(enumerate(entities)))}
    for row, entity in enumerate(entities):
        near = sum(sentence_of(spans, p.start) in ours for p in entity.places)
        before = [text[max(0, p.start - 30) : p.start] for p in entity.places]
        after = [text[p.end : p.end + 30] for p in entity.places]
        values = {
            "self_named": float(
                any(
                    _SELF.search(words) and not rest.startswith(", where")
                    for words, rest in zip(before, after, strict=True)
                )
            ),
            "self_after": float(any(_SELF_AFTER.match(words) for words in after)),
            "near": near / len(ours),
            "share": len(entity.places) / total,
            "lead": float(row == 0),
            "top": float(len(entity.places) == most),
            entity.kind: 1.0,
            "known": float(entity.known),
            "above_we": float(entity.places[0].start < spans[rows[0]].end),
            "acts": float(any(_ACTS.match(words) for words in after)),
            "placed": placed(text, entity),
            "present": float(any(_PRESENT.match(words) for words in after)),
            "against": sum(_AGAINST.match(words) is not None for words in _until(outside, entity)),
            "addressed": sum(
                _ADDRESSED.search(words) is not None for words in _up_to(outside, entity)
            ),
            "beside_us": float(
                any(
                    re.search(r"\b(?:between|with) us and (?:the )?$|\b(?:we|us) and (?:the )?$", w)
                    for w in before
                )
            ),
            "lead_of_kind": float(row == first_of[entity.kind]),
            "lead_talk": talk.get(entity.kind, 0) / spoken * (row == first_of[entity.kind]),
            "owned": float(any(re.search(r"\b(?:our|my) (?:[\w-]+ )?$", w) for w in before)),
            f"{entity.kind}_talk": talk.get(entity.kind, 0) / spoken,
            "other_talk": max((n for kind, n in talk.items() if kind != entity.kind), default=0)
            / spoken
            if entity.kind in talk
            else 0.0,
            "foreign": float(any(p.how in ("capital", "seat", "leader") for p in entity.places)),
        }
        for name, value in values.items():
            if name in AUTHOR_NAMES:
                found[row, AUTHOR_NAMES.index(name)] = value
    found[-1, AUTHOR_NAMES.index("nobody")] = 1.0
    found[-1, AUTHOR_NAMES.index("few_we")] = len(ours) / len(spans)
    return found


def _until(text: str, entity: Entity) -> list[str]:
    """Return what follows each place of an entity, to the end of the clause."""
    return [text[p.end : p.end + 80] for p in entity.places]


def _up_to(text: str, entity: Entity) -> list[str]:
    """Return what stands before each place of an entity."""
    return [text[max(0, p.start - 80) : p.start] for p in entity.places]


def possible_authors(entities: Sequence[Entity]) -> list[int]:
    """Return the rows that may be the author, -1 (nobody) last."""
    return [r for r, entity in enumerate(entities) if entity.kind not in ("person", "body")] + [-1]


def parents(text: str, entities: Sequence[Entity]) -> dict[int, int]:
    """Return for companies (rows) whose part they are: "Kessa Sugar, a subsidiary of Mowbray"."""
    found: dict[int, int] = {}
    firms = sorted(
        (
            (place.start, row, place)
            for row, entity in enumerate(entities)
            if entity.kind in ("company", "group", "unknown")
            for place in entity.places
            if place.start >= 0
        ),
        key=lambda found: found[:2],
    )
    for (_, row, place), (_, other, after) in pairwise(firms):
        if row != other and _PART_OF.fullmatch(text[place.end : after.start]):
            found[row] = other
        if row != other and _PART_AFTER.fullmatch(text[place.end : after.start]):
            found[other] = row
    # Of two that seem to own each other neither is known to be the part.
    return {part: whole for part, whole in found.items() if found.get(whole) != part}


def links(text: str, spans: Sequence[Span], entities: Sequence[Entity]) -> dict[int, int]:
    """Return for persons (rows) whom they speak or act for, where a sentence puts both together."""
    found: dict[int, int] = {}
    others = [row for row, entity in enumerate(entities) if entity.kind not in ("person", "body")]
    by_sentence: dict[int | None, list[tuple[Place, int]]] = {}
    for other in others:
        for place in entities[other].places:
            by_sentence.setdefault(sentence_of(spans, place.start), []).append((place, other))
    by_sentence.pop(None, None)
    for row, entity in enumerate(entities):
        if entity.known or entity.kind not in ("person", "unknown"):
            continue
        near = [
            (_distance(text, place, q), other)
            for place in entity.places
            for q, other in by_sentence.get(sentence_of(spans, place.start), ())
            if other != row
        ]
        if near and min(near)[0] < _REACH:
            found[row] = min(near)[1]
            continue
        sort = _office(text, entity)
        same = [other for other in others if sort and entities[other].kind == sort]
        if same:
            found[row] = max(same, key=lambda other: (len(entities[other].places), -other))
    return found


def _office(text: str, entity: Entity) -> str | None:
    """Return of what kind of actor a person holds an office, as far as the words beside tell."""
    for place in entity.places:
        before = re.search(
            r"(?:^|[\s\"“])((?:[\w’'-]+ ){1,4}),? ?$", text[max(0, place.start - 50) : place.start]
        )
        after = re.match(
            r", (?:the|its|a|an|our) ([\w’' -]{3,50})", text[place.end : place.end + 60]
        )
        for words in (before, after):
            nouns = [SORTS.get(word.lower()) for word in words[1].split()] if words else []
            if any(nouns):
                return next(noun for noun in reversed(nouns) if noun)
    return None


def _distance(text: str, place: Place, other: Place) -> int:
    """Return the letters between two names, fewer where words join them."""
    if other.start >= place.end:
        joined = _JOINED.match(text[place.end : other.start] + " ") is not None
        return (other.start - place.end) // (3 if joined else 1)
    between = text[other.end : place.start]
    joined = re.match(r"^(?:['’]s?)? [\w’' -]{0,40},? ?$", between) is not None
    return (place.start - other.end) // (3 if joined else 1)
