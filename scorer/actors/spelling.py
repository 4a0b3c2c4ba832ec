"""Which spellings of an entry count in running text: capitals matter for some words."""

_COMMON_WORDS = frozenset(
    # Names that are words of another meaning in small letters.
    {"turkey", "china", "chad", "jordan", "guinea", "georgia", "cuba", "panama", "niger", "mali"}
    | {"oman", "togo", "peru", "malta", "jersey", "america", "burkina", "palau", "samoa"}
)
_SHOUTED_WORDS = frozenset({"US", "WHO", "AU", "UN", "IS", "RF", "ISI"})
"""Acronyms that may be plain words (or nothing) where a whole headline is in capitals."""


def spellings(entry: str, *, small_letters: bool = False) -> tuple[str, ...]:
    """Return the entry as given, with a capital, in capitals, and perhaps in small letters.

    Args:
        entry: a name.
        small_letters: also accept the name in small letters ("russia"), unless it then is an
            everyday word ("turkey") or too short to tell.
    """
    found = [entry, entry[:1].upper() + entry[1:]]
    if len(entry) >= 4:
        found.append(entry.upper())
    small = entry.lower()
    if small_letters and len(entry) >= 4 and small not in _COMMON_WORDS and "." not in entry:
        found.append(small)
    return tuple(dict.fromkeys(found))


def is_shouted_word(word: str, text: str) -> bool:
    """Tell whether a short acronym stands in a text all in capitals, where it may be a word."""
    return word in _SHOUTED_WORDS and text.isupper() and len(text.split()) > 2
