"""Words and pairs of words as the classifier sees them: no names, no numbers."""

import re
from itertools import pairwise
from typing import Final

from scorer.extraction.cues import QUOTED

_TOKEN: Final = re.compile(r"[^\W\d_]+(?:['’][a-z]+)?|\d+|[,.;:?!\"“”]")
NAME: Final = "Xx"
_QUOTE: Final = "QQ"


def grams(text: str) -> set[str]:
    """Return words, pairs of neighbours and the opening of a sentence.

    Capitalised words inside the sentence become one token and so do numbers, so that what is learnt
    does not hang on who acted.

    >>> sorted(grams("We met Ana"))
    ['Xx', '^we', '^we met', 'met', 'met Xx', 'we', 'we met']
    """
    marked = QUOTED.sub(lambda found: f" {_QUOTE} {found[0]} {_QUOTE} ", text)
    words = [_plain(word, first=row == 0) for row, word in enumerate(_TOKEN.findall(marked))]
    pairs = {f"{left} {right}" for left, right in pairwise(words)}
    return {*words, *pairs, *(f"^{' '.join(words[:count])}" for count in (1, 2))}


def _plain(word: str, *, first: bool) -> str:
    if word.isdigit():
        return "0"
    if word[0].isupper() and not first and word not in ("I", _QUOTE):
        return NAME
    return word.lower().replace("’", "'")
