"""What a whole text tells about its entities: who seems to write it, and who belongs to whom."""

import re
from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from scorer.extraction.cues import QUOTED
from scorer.extraction.entities import Entity, placed
from scorer.extraction.names import Place
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
    "unknown",
    "known",
    "above_we",
    "acts",
    "foreign",
    "nobody",
    "few_we",
    "placed",
    "present",
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
    for row, entity in enumerate(entities):
        near = sum(sentence_of(spans, p.start) in ours for p in entity.places)
        before = [text[max(0, p.start - 30) : p.start] for p in entity.places]
        after = [text[p.end : p.end + 30] for p in entity.places]
        values = {
            "self_named": float(any(_SELF.search(words) for words in before)),
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
            "foreign": float(any(p.how in ("capital", "seat", "leader") for p in entity.places)),
        }
        for name, value in values.items():
            if name in AUTHOR_NAMES:
                found[row, AUTHOR_NAMES.index(name)] = value
    found[-1, AUTHOR_NAMES.index("nobody")] = 1.0
    found[-1, AUTHOR_NAMES.index("few_we")] = len(ours) / len(spans)
    return found


def possible_authors(entities: Sequence[Entity]) -> list[int]:
    """Return the rows that may be the author, -1 (nobody) last."""
    return [r for r, entity in enumerate(entities) if entity.kind not in ("person", "body")] + [-1]


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
