"""Whether two names mean one actor, for measuring and training."""

from scorer.actors import resolve
from scorer.extraction.words import NAME

_SMALL = frozenset("the of for and & 's a an group party union company inc ltd plc".split())


def same_actor(found: str | None, wanted: str | None) -> bool:
    """Compare by canonical name; unknown names also by one being a short form of the other.

    >>> same_actor("Turkey", "Türkiye"), same_actor("Halvorsen", "Halvorsen Shipping")
    (True, True)
    """
    if not found or not wanted:
        return found is None and wanted is None
    if found == wanted:
        return True
    left, right = resolve(found).canonical, resolve(wanted).canonical
    if left or right:
        return left == right
    a, b = _words(found), _words(wanted)
    return bool(a and b) and (a <= b or b <= a)


def _words(name: str) -> set[str]:
    plain = name.casefold().replace("’", "'").replace("'s", "").replace("'", "")
    return {word for word in plain.split() if word not in _SMALL} - {NAME}
