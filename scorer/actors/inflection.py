"""Endings of German and Russian adjectives, so that the table holds each stem once."""

_GERMAN = ("", "e", "en", "er", "es", "em")
_RUSSIAN = ("ий", "ого", "ому", "им", "ом", "ая", "ой", "ую", "ое", "ие", "их", "ими")


def inflected(stem: str) -> tuple[str, ...]:
    """Return the forms of a stem that ends in `*`; any other word stands for itself.

    >>> inflected("russisch*")[:3]
    ('russisch', 'russische', 'russischen')
    """
    if not stem.endswith("*"):
        return (stem,)
    bare = stem[:-1]
    endings = _RUSSIAN if "а" <= bare[-1] <= "я" else _GERMAN
    return tuple(bare + ending for ending in endings)
