"""Refusal, cessation, negation and undoing: whether a clause turns the deed that it names.

Every cue turns once, so that two of them cancel: a refusal that is ended is no refusal.
"""

import re
from dataclasses import dataclass
from typing import Final

# What can be ended, lifted or left: nouns that stand for a standing deed or state of affairs.
_STANDING: Final = (
    r"(?:accords?|acts?|agreements?|aid|alliances?|amnesty|attacks?|autonomy|ban|bans|barriers?|"
    r"blockades?|bombing|boycotts?|caps?|censorship|charges|checks|clauses?|controls?|contracts?|"
    r"cooperation|curbs|curfew|decrees?|deliveries|detention|deportations?|duties|duty|drills?|"
    r"embargo(?:es)?|emergency|exemptions?|exercises|exports?|fees?|fines?|flights|funding|funds|"
    r"grants?|guarantees?|immunity|imports?|inspections?|involvement|laws?|leases?|levy|levies|"
    r"licen[cs]es?|limits?|loans?|martial law|measures?|memberships?|missions?|moratorium|"
    r"occupation|offensive|operations?|opposition|objections?|orders?|pacts?|partnerships?|participation|payments?|"
    r"penalt(?:y|ies)|penalties|permits?|plans?|polic(?:y|ies)|powers|prison|privileges?|"
    r"programmes?|programs?|projects?|prohibitions?|protections?|provisions?|punishment|quotas?|"
    r"recognition|refusal|resistance|requirements?|restrictions?|rights?|rules?|sanctions?|schemes?|shipments?|siege|"
    r"statutes?|strikes?|subsid(?:y|ies)|supplies|support|surveillance|suspension|talks|"
    r"tariffs?|tax(?:es)?|terms|treat(?:y|ies)|truce|visas?|wars?|warrants?|withdrawal)"
)
_PROPOSED: Final = (
    r"(?:amendments?|appeals?|applications?|attempts?|bids?|bills?|calls?|demands?|drafts?|deals?|"
    r"invitations?|laws?|mergers?|mo(?:tion|ve)s?|offers?|petitions?|plans?|pleas?|proposals?|"
    r"requests?|resolutions?|takeovers?|treat(?:y|ies)|agreements?|pressure|compromise|project|"
    r"measures?|orders?|pacts?|accords?|cuts?|increases?|loans?|reforms?|sale|contract|lists?)"
)
_GAP: Final = r"(?:[\w'’\[\]-]+ ){0,4}?"


@dataclass(frozen=True, slots=True)
class _Cue:
    name: str
    pattern: re.Pattern[str]
    turns: bool = True


def _cue(name: str, pattern: str, *, turns: bool = True) -> _Cue:
    return _Cue(name, re.compile(pattern, re.IGNORECASE), turns)


_CUES: Final = (
    _cue(
        "not ruled out",
        r"\b(?:did|does|has|have|had|do|would)(?: not|n't) ruled? out\b",
        turns=False,
    ),
    _cue("failure", r"\bfail(?:ed|s|ing)? to\b|\bfailure to\b", turns=False),
    _cue("no other than", r"\bnot only\b|\bno(?:t)? (?:later|less|fewer|more) than\b", turns=False),
    _cue(
        "refusal",
        r"\brefus(?:ed|es|e|ing)(?: again| once more)? to\b|\brefusal (?:to|of)\b"
        r"|\brefus(?:ed|es|e|ing) (?:an?|the|its|any|every|all|calls)\b"
        r"|\bdeclin(?:ed|es|e|ing) (?:to|an?|the)\b|\bru(?:led|les|ling) out\b"
        r"|\bdecided against\b|\b(?:decided|chose|opted|voted|resolved|agreed) not to\b"
        r"|\bopted out of\b|\bvot(?:ed|es|ing) (?:against|down)\b|\bturn(?:ed|s|ing) down\b"
        r"|\b(?:kept|stayed) out of\b|\brefrain(?:ed|s|ing)? from\b|\bstopp(?:ed|ing) short of\b"
        r"|\bheld (?:off|back from)\b|\bback(?:ed|s|ing) (?:away from|out of|down from)\b"
        r"|\bresist(?:ed|s|ing) (?:calls|pressure|demands)\b|\bthr(?:ew|own|owing) out\b",
    ),
    _cue(
        "negation",
        r"^\W*(?:[\w'’\[\]-]+ ){0,6}?(?:did|does|do|has|have|had|would|will)(?: not|n't|"
        r" never)\b|\bno longer\b",
    ),
    _cue(
        "rejection",
        rf"\b(?:reject|veto|oppos|block|defeat|thwart|scupper|shelv|strik|struck|quash)"
        rf"(?:ed|es|s|e|ing|oed|oes)?(?: down)? {_GAP}{_PROPOSED}\b",
    ),
    _cue(
        "cessation of doing",
        r"\b(?:stopp(?:ed|ing)|stops?|halt(?:ed|s|ing)?|ceas(?:ed|es|e|ing)|quit|quits|"
        r"end(?:ed|s)?|"
        r"discontinued|gave up|gives up|giving up|suspend(?:ed|s)?|paus(?:ed|es)|forswore|"
        r"abandon(?:ed|s)?) (?:its |their |his |her |the |all )?"
        r"(?!being\b|during\b|king)\w{2,}ing\b",
    ),
    _cue(
        "end of something standing",
        r"\b(?:abandon|abolish|annul|call|cancell?|discontinu|drop|dropp|end|halt|lift|phas|remov|"
        r"repeal|rescind|revers|revok|roll|scrapp?|stopp?|suspend|terminat|unwound|waiv|"
        r"withdraw|withdrew)(?:s|es|ed|e|ing|n|ning)?(?: out| back| off| down| up)? "
        rf"{_GAP}{_STANDING}\b",
    ),
    _cue(
        "withdrawal",
        r"\bwith(?:drew|draw|draws|drawing|drawn) (?:[\w'’\[\]-]+ ){0,5}?from\b"
        r"|\bpull(?:ed|s|ing)? (?:[\w'’\[\]-]+ ){0,5}?(?:out of|back from|out)\b"
        r"|\bwalk(?:ed|s|ing) (?:out of|away from)\b"
        r"|\b(?:quit|quits|quitting) (?:the|a|an|its)\b|\bexit(?:ed|ing)? (?:the|a)\b"
        r"|\bleft the (?:[\w'’-]+ ){0,4}?(?:accord|agreement|alliance|bloc|body|coalition|"
        r"convention|council|court|deal|grouping|organi[sz]ation|pact|treaty|union)\b",
    ),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Polarity:
    """`turned`: an odd number of cues. `failed`: the text tells of a mere failure to act."""

    turned: bool = False
    failed: bool = False
    cues: tuple[str, ...] = ()


def read_polarity(clause: str) -> Polarity:
    """Read the cues of one clause from left to right; no word counts twice."""
    taken: list[tuple[int, int]] = []
    found: list[tuple[int, str, _Cue]] = []
    for cue in _CUES:
        for match in cue.pattern.finditer(clause):
            # Only the first word of a match is the cue itself; the rest says what it acts on.
            head = (match.start(), match.start() + len(match.group().split()[0]))
            if not any(start < head[1] and head[0] < end for start, end in taken):
                taken.append(head if cue.turns else match.span())
                found.append((match.start(), match.group(), cue))
    found.sort(key=lambda entry: entry[0])
    turning = [text for _, text, cue in found if cue.turns]
    return Polarity(
        turned=len(turning) % 2 == 1,
        failed=any(cue.name in ("failure", "not ruled out") for _, _, cue in found),
        cues=tuple(turning),
    )
