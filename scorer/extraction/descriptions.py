"""By which nouns a text describes a name: "the brewer Delta", "Open Ledger, a donors' group"."""

import re
from collections.abc import Sequence
from typing import Final

from scorer.extraction.places import Place
from scorer.extraction.roles_of_nouns import SORTS

_AFTER: Final = re.compile(
    r"^,? (?:an?|the|its|their|our|one of the|which is an?|which is the|is an?|is the) "
    r"(?P<words>(?:[\w’'-]+ ?){1,7})"
)
_BEFORE: Final = re.compile(r"(?P<words>(?:[\w’'-]+ ){0,3}[\w’'-]+),? $")
_ENDS: Final = frozenset(
    "of in at for from with that which who based to on by and or whose has had is was".split()
)


def describing_nouns(text: str, name: str, places: Sequence[Place]) -> frozenset[str]:
    """Return the role nouns, in the singular, of a name and of what stands in apposition to it."""
    found = {singular(word) for word in _nouns(re.findall(r"[\w’'-]+", name))}
    for place in places:
        before = _BEFORE.search(text[max(0, place.start - 60) : place.start])
        if before:
            last = _nouns(before["words"].split()[-1:])
            found |= {singular(word) for word in last}
        after = _AFTER.match(text[place.end : place.end + 90])
        if after:
            words = after["words"].split()
            stop = next((n for n, word in enumerate(words) if word in _ENDS), len(words))
            found |= {singular(word) for word in _nouns(words[:stop])[-1:]}
    return frozenset(found)


def singular(noun: str) -> str:
    """Return a role noun in the singular and in small letters.

    >>> singular("Unions"), singular("parties"), singular("airlines")
    ('union', 'party', 'airline')
    """
    small = noun.lower().replace("’", "'").removesuffix("'s").removesuffix("'")
    if small.endswith("ies"):
        return small[:-3] + "y"
    return small[:-1] if small.endswith("s") and not small.endswith("ss") else small


def _nouns(words: Sequence[str]) -> list[str]:
    return [word for word in words if word.lower() in SORTS or singular(word) in SORTS]
