"""The words of a sentence that may be its actor: names, role nouns, pronouns; where they stand."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from scorer.extraction.apposition import VERB, introduced_name
from scorer.extraction.cues import QUOTED
from scorer.extraction.entities import Entity
from scorer.extraction.names import DATELINE
from scorer.extraction.places import Place
from scorer.extraction.roles_of_nouns import LOCAL_BEFORE, NOUN, SORTS, Sort
from scorer.extraction.spans import Span, sentence_of

AnchorKind = Literal["name", "modifier", "role", "third", "their", "first", "our", "none"]
_PRONOUN: Final = re.compile(
    r"(?<![\w'’])(?:(?P<third>it|he|she|they)|(?P<their>its|his|her|their)(?= \w)|(?P<first>we|I|"
    r"us|me)"
    r"|(?P<our>our|my)(?= \w))(?![\w])",
    re.IGNORECASE,
)
_PREPOSITION: Final = re.compile(
    r"(?<!\w)(?:of|in|to|with|for|against|on|from|at|between|over|than|near|into|towards?|under|"
    r"among|"
    r"about|around|through|across|behind|beside|despite|within|outside|inside|via|like|without|"
    r"including|as|after|before|since|until|along|upon)(?: (?:the|a|an|its|his|her|their|our|all|"
    r"two|three|four|neighbouring|other|many|some|several|most|eight|nine|ten))*\s+$",
    re.IGNORECASE,
)
_BY: Final = re.compile(
    r"\bby (?:(?:the|an?|its|his|her|their|our)\s)?(?:(?!and\b|of\b)[\w-]+ ){0,2}$", re.IGNORECASE
)
PARTICIPLE: Final = (
    r"(?:[a-z]{2,}ed|held|shot|taken|sold|paid|made|given|cut|shut|put|set|sent|told|found|built|"
    r"kept|left|brought|bought|hit|struck|withdrawn|driven|beaten|broken|thrown|stolen|seen|shown|"
    r"forced|caught|hanged|laid|lost|won|written|drawn|chosen|frozen|torn|sworn|sought|led|taught)"
)
_PASSIVE: Final = re.compile(
    rf"(?:['’]s)?(?: (?!to\b|that\b)[\w'’-]+){{0,4}}?(?:,[^,]{{2,70}},)? "
    rf"(?:is|are|was|were|be|been|being)"
    rf"(?: \w+ly| not| also| never| then| since| now| already| still| both| all){{0,2}} "
    rf"{PARTICIPLE}\b"
)
_FRONTED: Final = re.compile(
    r"^[\"“(]?(?:In|On|At|After|Before|Since|During|Under|As|When|While|Although|Though|If|To|"
    r"With|By|"
    r"For|From|Within|Against|Despite|Over|Throughout|Between|According|Following|Speaking|Asked|"
    r"Where|Because|Should|Were|Until|Among|Like|Unlike|Instead|Contrary|Beside|Across|Amid|Having|"
    r"Acting|Citing|Receiving|Addressing|Given|Notwithstanding|Pursuant|Apart|Earlier|Later|Last|"
    r"This|"
    r"Next|Two|Three|Four|Five|Six|Eight|Hours|Days|Weeks|Months|A (?:day|week|month|"
    r"year))\b[^,]*,(?! (?:which|who|whose|where|whom)\b)"
)
_SAY: Final = (
    r"(?:said|says|say|told|added|adds|stated|argued|argues|noted|wrote|writes|remarked|declared|"
    r"explained|insisted|maintained|claimed|replied|concluded|continued|found|showed|quipped|"
    r"announced|"
    r"reported|suggested|established)"
)
_SAID_BEFORE: Final = re.compile(
    rf"\b{_SAY} (?:the |its |his |her |their |one of (?:the |its ))?(?:[\w-]+ ){{0,2}}$"
)
_TAIL: Final = re.compile(
    rf",[\"”]?\s+(?P<who>(?:[^,]|, [^,]+, )*?)\s?\b{_SAY}\b[^,\"“”]*\.?[\"”]?$"
)
_FOLLOWED: Final = re.compile(
    rf"(?:['’]s)?(?: [\w'’-]+){{0,3}}?(?:,[^,]{{2,70}},)?(?: \w+ly| also| never| then| since| now| "
    rf"already| still| too| itself| nonetheless| nevertheless| later| again)* {VERB}\b"
)
_CLOSE: Final = re.compile(rf"(?: \w+ly| also| never| then| since| now| already| still)? {VERB}\b")
_SAYING: Final = re.compile(
    rf"(?:['’]s)?(?: [\w'’-]+){{0,3}}?(?:,[^,]{{2,70}},)?(?: \w+ly| also| has| had| have| on "
    rf"\w+)* (?:{_SAY}|den(?:y|"
    r"ies|ied)|rejects?(?:ed)?|called|calls|accuses?d?|disput(?:es|ed)|describe[sd]|insists?|"
    r"claims?|holds|"
    r"believes?|professe[sd]|promise[sd]|vow(?:s|ed)|urge[sd]|demand(?:s|ed)|spoke|asked|asks)\b"
)
_FINDING: Final = re.compile(
    r"(?: [\w'’-]+){0,3}?(?: \w+ly| has| had| have)* (?:found|find|finds|established|documented|"
    r"recorded|"
    r"ruled|held|shows?|showed|concluded|saw|lists?|recalls?|confirmed|detailed|reported|"
    r"revealed)\b"
)
_CLAUSE: Final = re.compile(
    r"\b(?:that|how|where|whether|which|when|while|because|as|if) (?:the |its |a |an |his |her |"
    r"their )?(?:[\w'’-]+ ){0,2}$"
)
_OURS: Final = re.compile(
    r"\b(?:our|my)(?: own)? (?:(?!and\b|to\b|of\b)[\w-]+ ){0,2}$", re.IGNORECASE
)
_POSSESSED: Final = re.compile(
    r"\b(?:its|his|her|their)(?: own)? (?:(?!and\b|to\b|of\b)[\w-]+ ){0,2}$", re.IGNORECASE
)
_FIRST_VERB: Final = re.compile(
    r"\b(?:has|have|had|is|was|are|were|will|would|may|might|could|can|must|should|shall|did|does|"
    r"[a-z]{2,}ed|said|says|took|gave|sent|cut|shut|put|let|made|held|kept|left|denies|told|found|"
    r"paid|"
    r"wants|plans|calls|holds|believes?|sold|bought|withdrew|struck|broke|began|wrote|spoke)\b"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Anchor:
    """One place of a sentence; `entity` is a row of the entities, None where it names nobody.

    Offsets are into the sentence.
    """

    start: int
    end: int
    text: str
    kind: AnchorKind
    entity: int | None = None
    sort: Sort | None = None
    noun: str = ""
    fronted: bool = False
    quoted: bool = False
    object: bool = False
    by: bool = False
    inverted: bool = False
    tail: bool = False
    acting: bool = False
    close: bool = False
    owning: bool = False
    early: bool = False
    saying: bool = False
    finding: bool = False
    clause: bool = False
    passive: bool = False
    ours: bool = False
    possessed: bool = False
    apposed: int | None = None
    """The row of the name that goes with a noun: "the ruling party, Civic Renewal"."""
    at: int = 0
    """Where it stands in the whole text."""


def all_anchors(spans: Sequence[Span], entities: Sequence[Entity]) -> list[list[Anchor]]:
    """Return the anchors of every sentence, in the order of the sentences."""
    places: list[list[tuple[int, Place]]] = [[] for _ in spans]
    for row, entity in enumerate(entities):
        for place in entity.places:
            number = sentence_of(spans, place.start)
            if number is not None:
                places[number].append((row, place))
    return [
        find_anchors(span, entities, inside) for span, inside in zip(spans, places, strict=True)
    ]


def find_anchors(
    span: Span, entities: Sequence[Entity], places: Sequence[tuple[int, Place]]
) -> list[Anchor]:
    """Return the anchors of a sentence from left to right.

    Args:
        span: the sentence.
        entities: those of the whole text.
        places: those inside the sentence, each with the row of its entity.
    """
    text = span.text
    bare = [*_names(span, entities, places), *_pronouns(text)]
    taken = [(a.start, a.end) for a in bare]
    # "Dutch central bank" is one anchor: the noun goes with the name before it.
    taken += [
        (a.end, a.end + re.search(rf"\b{re.escape(a.noun)}\b", text[a.end :]).end())  # type: ignore[union-attr]
        for a in bare
        if a.noun and a.kind == "modifier" and a.entity is not None and entities[a.entity].known
    ]
    bare += [a for a in _nouns(text) if not any(a.start < e and s < a.end for s, e in taken)]
    bare = [replace(a, apposed=_apposed(a, text, span.start, entities, places)) for a in bare]
    frame = _Frame(text, span.start)
    return [frame.placed(anchor) for anchor in sorted(bare, key=lambda anchor: anchor.start)]


def _names(
    span: Span, entities: Sequence[Entity], places: Sequence[tuple[int, Place]]
) -> list[Anchor]:
    found: list[Anchor] = []
    dateline = DATELINE.match(span.text)
    told_from = dateline.end() if dateline else 0
    for row, place in places:
        if place.start - span.start < told_from:
            continue  # "NAIROBI - " is where the reporter sat
        start, end = place.start - span.start, min(place.end, span.end) - span.start
        noun = _noun_after(span.text, end)
        body = entities[row].kind == "body"
        sort = SORTS.get(place.text.lower(), "state") if body else SORTS.get(noun.lower())
        found.append(
            Anchor(
                start=start,
                end=end,
                text=place.text,
                kind="role" if body else "modifier" if noun else "name",
                entity=None if body else row,
                sort=sort,
                noun=noun,
            )
        )
    return found


def _noun_after(text: str, end: int) -> str:
    """Return the role noun that a name qualifies: "Dutch central bank", "Peru's highest court"."""
    after = re.match(r"(?:['’]s?)?((?: [\w’'-]+){1,4})", text[end:])
    if after is None:
        return ""
    for word in after[1].split():
        if word.lower() in SORTS:
            return word
        if re.fullmatch(VERB, word) or word.lower() in (
            "and",
            "or",
            "the",
            "to",
            "of",
            "in",
            "on",
        ):
            break
    return ""


def _pronouns(text: str) -> list[Anchor]:
    kinds: dict[str, AnchorKind] = {
        "third": "third",
        "their": "their",
        "first": "first",
        "our": "our",
    }
    return [
        Anchor(
            start=match.start(),
            end=match.end(),
            text=match[0],
            kind=kinds[str(match.lastgroup)],
            noun=_noun_after(text, match.end()) if match.lastgroup in ("their", "our") else "",
        )
        for match in _PRONOUN.finditer(text)
    ]


def _nouns(text: str) -> list[Anchor]:
    return [
        Anchor(
            start=match.start(),
            end=match.end(),
            text=match[0],
            kind="role",
            noun=match[0],
            sort=_sort(text[: match.start()], match[0]),
        )
        for match in NOUN.finditer(text)
    ]


def _apposed(
    anchor: Anchor,
    text: str,
    start: int,
    entities: Sequence[Entity],
    places: Sequence[tuple[int, Place]],
) -> int | None:
    """Return the row of the company or group that a noun or demonym introduces."""
    if anchor.kind in ("our", "their"):
        return None
    state = anchor.entity is not None and entities[anchor.entity].kind == "state"
    there = introduced_name(text, anchor.start, anchor.end, noun=anchor.noun, demonym=state)
    for row, place in places:
        if place.start - start == there and entities[row].kind in ("company", "group", "unknown"):
            return row
    return None


def _sort(before: str, noun: str) -> Sort | None:
    """Tell "the provincial court" from "the court"."""
    sort = SORTS[noun.lower()]
    return "local" if sort == "state" and LOCAL_BEFORE.search(before) else sort


class _Frame:
    """What of a sentence is fronted, quoted, or tells at the end who spoke."""

    def __init__(self, text: str, start: int) -> None:
        self.text, self.start = text, start
        fronted = _FRONTED.match(text)
        self.fronted = fronted.end() if fronted else 0
        self.quotes = [match.span() for match in QUOTED.finditer(text)]
        blank = QUOTED.sub(lambda found: "“" + "x" * (len(found[0]) - 2) + "”", text)
        tail = _TAIL.search(blank)
        self.tail = tail.start() if tail else len(text)
        verb = _FIRST_VERB.search(blank, self.fronted)
        self.verb = verb.start() if verb else len(text)

    def placed(self, anchor: Anchor) -> Anchor:
        start, end, text = anchor.start, anchor.end, self.text
        before = text[:start]
        fields = {name: getattr(anchor, name) for name in anchor.__slots__}
        return Anchor(
            **fields
            | {
                "fronted": start < self.fronted,
                "quoted": any(left <= start < right for left, right in self.quotes),
                "object": _PREPOSITION.search(before) is not None,
                "by": _BY.search(before) is not None,
                "inverted": _SAID_BEFORE.search(before) is not None,
                "tail": start > self.tail,
                "acting": _FOLLOWED.match(text, end) is not None,
                "close": _CLOSE.match(text, end) is not None,
                "owning": re.match(r"['’]s? ", text[end:]) is not None,
                "saying": _SAYING.match(text, end) is not None,
                "finding": _FINDING.match(text, end) is not None,
                "clause": _CLAUSE.search(before) is not None,
                "passive": _PASSIVE.match(text, end) is not None,
                "ours": _OURS.search(before) is not None,
                "possessed": _POSSESSED.search(before) is not None,
                "at": self.start + start,
                "early": self.fronted <= start < self.verb,
            }
        )
