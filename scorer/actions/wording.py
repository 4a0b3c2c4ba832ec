"""What of a text counts when two are compared: words, names, actors, numbers, days, acts."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from scorer.actions.acts import read_acts
from scorer.actions.numbers import Amount, find_amounts
from scorer.actors import find_mentions
from scorer.actors.folding import fold

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SMALL: Final = frozenset(
    "a an the of in on at to for and or by with from as is are was were be been being has have had "
    "it its that this these those after over into his her their he she they them him who which "
    "what when where while will would can could should might do does did not than then there here "
    "up out off about against under between through during before until since because also more "
    "most some any all both each other another such own so but if one no nor us we our you said "
    "says say according told tells reported report announced announces amid despite per new "
    "half".split()
)
_DATES: Final = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june "
    "july august september october november december".split()
)
_NEGATIONS: Final = frozenset("not never nor cannot deny denies denied".split())
_TURNS: Final = re.compile(
    r"not|no|never|nor|without|cannot|\w+n't|den(?:y|ies|ied)"
    r"|(?:refus|reject|halt|end(?=$|s|ed|ing)|lift|cancel|stop|suspen|freez|froze|ceas|scrap|abandon|axe|drop"
    r"|repeal|revok|annul|void|overturn|outlaw|forbid|forbad|veto|block|withdr|fail|dissolv|revers|vanish)\w*"
    r"|ban|bans|banned|bar|bars|barred|off|against"
)
"""Words that turn a sentence round; two of them turn it back."""
_PLANS: Final = frozenset(
    "plan plans planned planning consider considers considered considering weigh weighs weighing "
    "mull mulls mulling propose proposes proposed proposal threaten threatens threatened vow vows "
    "vowed pledge pledges pledged promise promises promised might could discuss discusses "
    "discussed debate debates debated urge urges urged seek seeks sought ask asks asked want wants "
    "wanted eye eyes warn warns warned prepare prepares prepared draft drafts aim aims intend "
    "intends demand demands demanded expected ready hopes".split()
)
_ORDINALS: Final = frozenset(
    "second third fourth fifth another further additional last final first next".split()
)
_ENDINGS: Final = (
    *("ingly", "edly", "ations", "ation", "ments", "ment", "ings", "ing", "ers", "er", "ors"),
    *("or", "ies", "ied", "es", "ed", "s", "e", "y"),
)
_TITLED: Final = 0.7
_SENTENCE_ENDS: Final = '.!?:;"“'


@dataclass(frozen=True, kw_only=True, slots=True)
class Wording:
    """The parts of a text that are compared.

    `words` are those that carry meaning, in lower case and in order, `stems` their stems in the
    same order; `actors` are known ones by their usual name, `names` the stems of other words with
    a capital.
    """

    words: tuple[str, ...]
    stems: tuple[str, ...]
    names: frozenset[str]
    actors: frozenset[str]
    amounts: tuple[Amount, ...]
    acts: frozenset[str]
    dates: frozenset[str]
    ordinals: frozenset[str]
    negated: bool
    planned: bool
    turns: int


def wording_of(text: str) -> Wording:
    """Take a text apart.

    >>> found = wording_of("Moscow freed two Danish sailors in Murmansk on Monday")
    >>> sorted(found.actors), found.words, sorted(found.names), sorted(found.dates)
    (['Denmark', 'Russia'], ('freed', 'sailors', 'murmansk'), ['murmansk'], ['monday'])
    """
    mentions = find_mentions(text)
    lower = text.lower()
    amounts = list(find_amounts(lower)) if len(lower) == len(text) else []
    taken = [(each.start, each.end) for each in mentions]
    taken += [(start, end) for start, end, _ in amounts]
    titled = _is_titled(text)
    words, stems, plain, names = [], [], [], set()
    for match in _words(text, taken):
        word = _plain(match[0])
        plain.append(word)
        if word in _SMALL or word in _DATES or len(word) < 2:
            continue
        words.append(word)
        stems.append(stem(word))
        if match[0][0].isupper() and not titled and not _opens_sentence(text, match.start()):
            names.add(stems[-1])
    every = frozenset(plain)
    return Wording(
        words=tuple(words),
        stems=tuple(stems),
        names=frozenset(names),
        actors=frozenset(each.candidates[0] for each in mentions),
        amounts=tuple(amount for _, _, amount in amounts),
        acts=read_acts().of(text),
        dates=frozenset(every & _DATES),
        ordinals=frozenset(every & _ORDINALS),
        negated=any(word in _NEGATIONS or word.endswith("n't") for word in every),
        planned=bool(every & _PLANS),
        turns=sum(bool(_TURNS.fullmatch(word)) for word in plain),
    )


def stem(word: str) -> str:
    """Drop a usual ending, so that "shelled" and "shelling" are one.

    >>> stem("shelled"), stem("shelling"), stem("ban"), stem("banned")
    ('shell', 'shell', 'ban', 'ban')
    """
    if len(word) <= 3:
        return word
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            break
    doubled = len(word) > 3 and word[-1] == word[-2] and word[-1] not in "ls"
    return word[:-1] if doubled else word


def same_stem(one: str, other: str) -> bool:
    """Tell whether two stems belong to one word, such as "mali" and "malian"."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    return len(short) >= 4 and long.startswith(short)


def _words(text: str, taken: Iterable[tuple[int, int]]) -> Iterator[re.Match[str]]:
    inside = {place for start, end in taken for place in range(start, end)}
    return (match for match in _WORD.finditer(text) if match.start() not in inside)


def _plain(word: str) -> str:
    return fold(word).removesuffix("'s")


def _is_titled(text: str) -> bool:
    """Tell whether nearly every word has a capital, so that capitals mark no names."""
    found = _WORD.findall(text)
    return bool(sum(word[0].isupper() for word in found) > _TITLED * len(found))


def _opens_sentence(text: str, start: int) -> bool:
    before = text[:start].rstrip()[-1:]
    return before in _SENTENCE_ENDS
