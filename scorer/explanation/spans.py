"""Words and short phrases of a text, with exact offsets.

A phrase ends at punctuation, before a preposition or conjunction, and before an article or
possessive that opens a noun phrase: "closed | its border | with all neighbours".
"""

import re
from collections.abc import Sequence
from typing import Final

Offsets = tuple[int, int]

LIMIT: Final = 25
_LONGEST: Final = 5
_WORD: Final = re.compile(r"\w+(?:[.,'’-]\w+)*")
_OPENS_NOUN: Final = frozenset(
    "a an the this that these those its their his her our your my all some any every each".split()
)
# Without "of", which holds a noun together, and without "up", "out", "off", "down", which belong
# to the verb before them.
_LINKS: Final = frozenset(
    "about above across after against along although amid among and around as at because before "
    "behind below beneath beside between beyond but by despite during except for from if in "
    "inside into near nor on onto or over since so than through throughout till to toward towards "
    "under unless until upon versus via when where whether which while who whom whose with within "
    "without yet".split()
)
_EMPTY: Final = (
    _OPENS_NOUN
    | _LINKS
    | frozenset(
        "of up out off down is are was were be been being am has have had do does did will would "
        "shall should can could may might must it he she they we i you him them us also".split()
    )
)


def find_spans(
    text: str, apart: Sequence[Offsets] = (), *, limit: int = LIMIT
) -> tuple[list[Offsets], int]:
    """Return the spans worth leaving out, phrases before words, and how many had no room.

    Args:
        text: the text that the offsets point into.
        apart: places that belong to no span and part the phrases around them.
        limit: the most spans; words inside phrases give way first, the shortest before the others.

    >>> text = "Norland closed its border."
    >>> [text[start:end] for start, end in find_spans(text, [(0, 7)])[0]]
    ['closed', 'its border', 'border']
    """
    words = [match.span() for match in _WORD.finditer(text)]
    words = [word for word in words if not any(overlap(word, place) for place in apart)]
    phrases = _phrases(text, words, finely=True)
    if len(phrases) > limit:
        phrases = _phrases(text, words, finely=False)
    single = [word for word in words if _tells(text, word) and word not in phrases]
    single.sort(key=lambda word: (word[0] - word[1], word[0]))
    kept = phrases[:limit]
    return kept + single[: limit - len(kept)], len(phrases) - len(kept)


def overlap(one: Offsets, other: Offsets) -> bool:
    """Tell whether two places share a character."""
    return one[0] < other[1] and other[0] < one[1]


def without(text: str, span: Offsets) -> str:
    """Return the text without a span, the gap closed.

    >>> without("Norland closed its border.", (8, 14))
    'Norland its border.'
    """
    before, after = text[: span[0]].rstrip(), text[span[1] :].lstrip()
    joined = not before or not after or re.match(r"[.,;:!?)\]'’]", after) is not None
    return f"{before}{after}" if joined else f"{before} {after}"


def _phrases(text: str, words: Sequence[Offsets], *, finely: bool) -> list[Offsets]:
    groups: list[list[Offsets]] = []
    for word in words:
        if groups and not _begins(text, groups[-1], word, finely=finely):
            groups[-1].append(word)
        else:
            groups.append([word])
    telling = [group for group in groups if any(_tells(text, word) for word in group)]
    return [(group[0][0], group[-1][1]) for group in telling]


def _begins(text: str, group: Sequence[Offsets], word: Offsets, *, finely: bool) -> bool:
    """Tell whether a word begins a phrase after those of the group."""
    if text[group[-1][1] : word[0]].strip():
        return True
    if not finely:
        return False
    this, last = text[word[0] : word[1]].lower(), text[slice(*group[-1])].lower()
    opens = this in _OPENS_NOUN and last not in _EMPTY
    return this in _LINKS or opens or len(group) >= _LONGEST


def _tells(text: str, word: Offsets) -> bool:
    return text[word[0] : word[1]].lower() not in _EMPTY
