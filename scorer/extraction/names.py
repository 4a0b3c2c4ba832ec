"""Capitalised names that no table knows: invented companies, parties, ministers, towns."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from scorer.actors import Mention, find_mentions
from scorer.extraction.places import Place, is_local, local_place
from scorer.extraction.roles_of_nouns import BODY, COMPANY_WORD, GROUP_WORD, NOUN, STATE_WORD
from scorer.extraction.spans import Span

_WORD: Final = r"(?:[A-ZÀ-ÖØ-ÞŁŚŽČİ][\w&’'-]*[\w]|[A-Z](?:\.|(?=\s[A-Z&])))"
_NAME: Final = re.compile(
    rf"(?<![\w’'-]){_WORD}(?:(?:\s+(?:of|de|da|del|la|al|bin|van|von|for|and|&)(?:\s+the)?)?"
    rf"[ \xa0]+{_WORD}|\s+&\s+{_WORD}|-{_WORD}"
    r"|['’]s? (?=[A-Z])(?:\w+ )?(?:League|Union|Association|Fund|Front|Party|Federation|Council|"
    r"Guild|"
    r"Circle|Alliance|Committee|Confederation|Congress|Office|Voice|Movement)(?!\w))*"
)
_SINGLE_STOP: Final = frozenset(
    "The A An In On At For From To By With Of And But Or Yet So Nor As If When While After Before "
    "Since Although Though Because Under Over Through Throughout During Between Among Against "
    "Without "
    "It He She They We I You Its His Her Their Our My Your This That These Those There Here Who "
    "What "
    "Which Where Why How No Not Nobody None Never Every Each All Some Any Both Few Many Most "
    "Several "
    "Other Others Another Such Only Also Then Thus Meanwhile However Moreover Nevertheless "
    "Nonetheless "
    "Still Even Once Asked According Despite Instead Later Earlier Last Next Today Yesterday "
    "Tomorrow "
    "One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve Half About Above Below Mr Mrs "
    "Ms "
    "Dr Sir Madam Dear January February March April May June July August September October "
    "November "
    "December Monday Tuesday Wednesday Thursday Friday Saturday Sunday English Christmas Easter "
    "Speaking "
    "Whoever Whether Let Because Less More Much Nothing Everyone Everybody Anyone Art Article "
    "Section "
    "Chapter Annex Figure Table Chart Page Note Part Further Again Perhaps Since Until Unless "
    "Those "
    "Critics Analysts Lawyers Workers Police Court Courts Parliament Officials Ministers "
    "Prosecutors "
    "Government Management Within Elsewhere Findings Fuel Scepticism Excellencies Madam Members "
    "Friends Trust Access Europe European Africa Asia Troops Soldiers Students Residents Shares "
    "Trade Sales Figures Talks".split()
)
_QUALITY: Final = frozenset(
    "African European Western Eastern Northern Southern Asian Arab Muslim Muslims Christian "
    "Christians Jewish Catholic Protestant Sunni Shia Baltic Nordic Balkan Latin Indigenous "
    "Republican Democrat Conservative Liberal Socialist Islamist Kurdish Parliamentary Internet "
    "Sundays Saturdays Covid Brexit".split()
)
"""Capitals that describe somebody and name nobody by themselves."""
_MODEL_NUMBER: Final = re.compile(r"[A-Z]{1,3}-\d+\w*")
_ADDRESS: Final = re.compile(
    r"(?:Mr\.?|Mrs\.?|Madam|Madame|Sir|Your|Dear) (?:President|Speaker|Chair(?:man|woman|person)?|"
    r"Secretary-General|Excellenc(?:y|ies)|Majesty|Chancellor|Minister|Colleagues)$"
)
_FUNCTION: Final = re.compile(
    r"(?:Between|Accordingly|Last|Next|Every|Each|Should|Were|Had|Until|Before|Where|Because|"
    r"Within|Without|Throughout|Through|Over|Also|Then|Thus|However|Nevertheless|Earlier|Later|"
    r"Still|Once|Despite|During|Amid|Instead|About|Across|Behind|Beside|Beyond|Upon|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|"
    r"(?:One|Two|Three|Four|Five|Six|Some|Many|Most|Several|Half|Both|All|None) of(?: the)?|"
    r"A (?:day|week|month|year) later|[Ll]eaders? of(?: the)?|[Mm]embers? of(?: the)?|"
    r"[Oo]fficials? of(?: the)?|"
    r"[Ss]upporters of(?: the)?|[Ss]oldiers of(?: the)?|[Ww]e (?:of|at)(?: the)?)\s+(?=[A-ZÀ-Þ])"
)
_TIME: Final = re.compile(
    r"^(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Feb|Jan|Oct|Nov|Dec|Sept)\b"
)
_WHERE: Final = re.compile(r"\b(?:[Ii]n|[Aa]t|from|between|across|off|near|outside|to) $")
"""Before a pair that is two towns and no firm such as Marks and Spencer."""
_MONTH: Final = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\s+"
)
_OWNS: Final = re.compile(rf"['’]s (?:[\w-]+ ){{0,2}}{NOUN.pattern}", re.IGNORECASE)
_VERB_NEXT: Final = re.compile(
    r",? (?:who|which|where|a|an|the|whose)\b|(?:['’]s \w+)? (?:\w+ly |also |then |never |itself "
    r")?(?:has|had|"
    r"is|was|will|would|may|could|does|did|says?|said|[a-z]{3,}ed|makes|sells|took|gave|cut|shut|"
    r"put|"
    r"let|paid|sold|won|lost|bought|left|held|kept|brought|withdrew|began|runs|wants|plans|denies|"
    r"expects|rejects|lends|holds|believes|works|calls|builds|buys|keeps|pays|promises|employs|"
    r"owns|"
    r"insures|stands|regards|intends|considers|insists|argues|claims|accuses|demands)\b"
)
_NUMBER: Final = re.compile(
    r"(?:Twenty|Thirty|Forty|Fifty|Sixty|Seventy|Eighty|Ninety|Eleven|Twelve|\w+teen)(?:-\w+)?$"
)
DATELINE: Final = re.compile(r"[A-Z][A-Z .'’-]{2,}(?:, [^-–—\n]{2,30}?)?(?: \([^)]*\))? [-–—] ")
_LEADING: Final = re.compile(
    r"^(?:(?:The|A|An|In|On|At|For|By|And|But|As|When|While|After|Since|Under|Our|Its|Her|His|"
    r"Their|"
    r"That|This|With|From|To|According|Although|Asked|What|Meanwhile|Yet|Both|Neither|Either|Even|"
    r"Whether|Against|Among|Like|Unlike|If|Not|Only|Chief Executive(?: Officer)?|President|Prime "
    r"Minister|"
    r"Minister|Chancellor|Premier|Senator|Governor|Mayor|Captain|General|Justice Minister|"
    r"Foreign Minister|Labour Minister|Mr|Mrs|Ms|Dr|Sir)\.?\s+)+"
)


def find_places(text: str, spans: Sequence[Span]) -> list[Place]:
    """Return every name in the order of the text, known and unknown, without overlaps."""
    # The tables hold words of many languages; in an English text names have capitals.
    known = [m for m in find_mentions(text) if any(letter.isupper() for letter in m.text)]
    starts = {_first_letter(span) for span in spans}
    raw = [place for match in _NAME.finditer(text) for place in _trim(text, match)]
    inside = Counter(
        word for p in raw if p.start not in starts or " " in p.text for word in p.text.split()
    )
    found: list[Place] = []
    for place in raw:
        overlapping = [m for m in known if m.start < place.end and place.start < m.end]
        if overlapping and not _own_name(place, overlapping):
            found += _around(text, place, overlapping)
            continue
        if place.start in starts and not inside[place.text] and not _acts(text, place):
            continue
        known = [m for m in known if m not in overlapping]
        found.append(place)
    for mention in known:
        local = local_place(text, mention.start, mention.end) if mention.how == "capital" else None
        found.append(local or _known_place(mention))
    return _without_overlap(found)


def _known_place(mention: Mention) -> Place:
    return Place(
        start=mention.start,
        end=mention.end,
        text=mention.text,
        actors=mention.candidates,
        how=mention.how,
    )


def _acts(text: str, place: Place) -> bool:
    """Tell whether a word whose capital may come from the sentence's start is a name.

    "Solara has sold" is one, "Dogs have barked" is none; two capitals in a row always are.
    """
    if " " in place.text or (place.text.isupper() and len(place.text) > 1):
        return True
    if re.search(rf"(?<![\w])(?:{re.escape(place.text.lower())})(?![\w])", text):
        return False
    if is_local(text, place.start, place.end) or _OWNS.match(text, place.end):
        return True
    likely = not re.search(
        r"(?:s|ing|ly|ed|ers|dom|ness|ity|tion|ment|ence|ance|ency|ancy|ism|ship|ure|age|wth|ese|ish)$",
        place.text,
    )
    return likely and _VERB_NEXT.match(text, place.end) is not None


def _first_letter(span: Span) -> int:
    return next((span.start + i for i, sign in enumerate(span.text) if sign.isalnum()), span.start)


def _trim(text: str, match: re.Match[str]) -> list[Place]:
    name = match[0]
    start = match.start()
    lead = _LEADING.match(name + " ")
    if lead and lead.end() < len(name):
        start, name = start + lead.end(), name[lead.end() :]
    while (lead := _FUNCTION.match(name) or _day_before(text, start, name)) is not None:
        start, name = start + lead.end(), name[lead.end() :]
    name = re.sub(r"['’]s?$", "", name)
    if _ADDRESS.match(name) or name in _QUALITY or _MODEL_NUMBER.fullmatch(name):
        return []
    owner = re.match(r"([^'’]+)['’]s (.+)", name)
    if owner and BODY.search(owner[2]) and not GROUP_WORD.search(owner[2]):
        name = owner[1]  # "Norland's High Court" is Norland and a court
    pair = _WHERE.search(text[max(0, start - 12) : start]) is not None
    if " and " in name and (pair or max(len(part.split()) for part in name.split(" and ")) > 1):
        left, _, right = name.partition(" and ")
        there = start + len(left) + len(" and ")
        return [
            Place(start=start, end=start + len(left), text=left),
            Place(start=there, end=there + len(right), text=right),
        ]
    if _NUMBER.match(name) or DATELINE.match(text, match.start()):
        return []
    if name in _SINGLE_STOP or _TIME.match(name) or len(name) < 2:
        return []
    if name.isupper() and " " in name and "-" in text[match.end() : match.end() + 4]:
        return []
    return [Place(start=start, end=start + len(name), text=name)]


def _day_before(text: str, start: int, name: str) -> re.Match[str] | None:
    """Return the month in "On 28 June Tembria's court ..."."""
    return _MONTH.match(name) if re.search(r"\d $", text[max(0, start - 3) : start]) else None


def _own_name(place: Place, inside: Sequence[Mention]) -> bool:
    """Tell "Norwegian Seafarers' League" (a name of its own) from "Norwegian Supreme Court"."""
    rest = place.text
    for mention in inside:
        if mention.end - mention.start >= len(place.text):
            return False
        if mention.how not in ("demonym", "name", "capital"):
            return False
        rest = rest.replace(mention.text, " ")
    if STATE_WORD.search(rest):
        return False
    first = inside[0]
    single = first.how == "demonym" and re.fullmatch(
        rf"{re.escape(first.text)} [A-Z][a-z]+", place.text
    )
    return bool(
        (single and len(inside) == 1) or GROUP_WORD.search(rest) or COMPANY_WORD.search(rest)
    )


def _around(text: str, place: Place, inside: Sequence[Mention]) -> list[Place]:
    """Return what is left of a name after a known one, such as the person in "Russia's Ivan Ek"."""
    after = text[inside[-1].end : place.end]
    rest = _NAME.search(after)
    if rest is None or STATE_WORD.search(after) or len(rest[0].split()) < 2:
        return []
    start = inside[-1].end + rest.start()
    return [Place(start=start, end=start + len(rest[0]), text=rest[0])]


def _without_overlap(places: Sequence[Place]) -> list[Place]:
    kept: list[Place] = []
    for place in sorted(places, key=lambda p: (p.start, p.start - p.end)):
        if not kept or place.start >= kept[-1].end:
            kept.append(place)
    return kept
