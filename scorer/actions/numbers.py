"""The numbers of a text, written in digits or words, and whether two tell the same amount."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

_SMALL_NUMBERS: Final = {
    word: value
    for value, word in enumerate(
        "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen".split(),
        start=2,
    )
}
_TENS: Final = {
    word: 10 * value
    for value, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
}
_UNITS: Final = {"one": 1} | {word: value for word, value in _SMALL_NUMBERS.items() if value < 10}
_ALONE: Final = {"pair": 2, "trio": 3, "dozen": 12, "hundred": 100, "thousand": 1000}
_TIMES: Final = {
    "dozen": 12.0,
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "m": 1e6,
    "billion": 1e9,
    "bn": 1e9,
    "trillion": 1e12,
}
_NUMBER: Final = re.compile(
    r"(?P<digits>\d+(?:[.,]\d+)*)"
    rf"|\b(?:(?P<tens>{'|'.join(_TENS)})(?:[- ](?P<unit>{'|'.join(_UNITS)}))?"
    rf"|(?P<small>{'|'.join(_SMALL_NUMBERS)})|(?P<alone>{'|'.join(_ALONE)}))\b"
)
_FACTOR: Final = re.compile(rf"[- ]?({'|'.join(_TIMES)})\b")
_GROUPED: Final = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_ROUNDED: Final = re.compile(
    r"\b(?:nearly|almost|about|around|some|more than|over|roughly|approximately|at least|up to"
    r"|under|fewer than|less than|close to)\s+(?:a\s+|[$€£]\s*)?$"
)

_ROUND_FROM: Final = 14
_EXACT_BELOW: Final = 100


@dataclass(frozen=True, kw_only=True, slots=True)
class Amount:
    """A number of a text; `rounded` where a word such as "nearly" stands before it."""

    value: float
    rounded: bool

    def may_be(self, other: "Amount") -> bool:
        """Tell whether both can be the same, one of them rounded by its teller."""
        larger = max(self.value, other.value)
        if (self.rounded or other.rounded) and larger >= _ROUND_FROM:
            share = 0.13
        else:
            share = 0.025 if larger >= _EXACT_BELOW else 0.0
        return abs(self.value - other.value) <= share * larger


def amounts(text: str) -> tuple[Amount, ...]:
    """Return the numbers of a text from left to right.

    >>> [amount.value for amount in amounts("Nearly two hundred people in 31 towns lost $4.3bn")]
    [200.0, 31.0, 4300000000.0]
    """
    return tuple(found for _, _, found in find_amounts(text.lower()))


def find_amounts(text: str) -> Iterator[tuple[int, int, Amount]]:
    """Yield start, end and number of each in a text in lower case."""
    position = 0
    for match in _NUMBER.finditer(text):
        if match.start() < position:
            continue
        value, position = _value(match), match.end()
        while factor := _FACTOR.match(text, position):
            value, position = value * _TIMES[factor[1]], factor.end()
        rounded = bool(_ROUNDED.search(text, 0, match.start()))
        yield match.start(), position, Amount(value=value, rounded=rounded)


def apart(some: Sequence[Amount], others: Sequence[Amount]) -> int:
    """Return how many of the first are none of the second."""
    return sum(not any(one.may_be(other) for other in others) for one in some)


def _value(match: re.Match[str]) -> float:
    if digits := match["digits"]:
        grouped = _GROUPED.fullmatch(digits)
        plain = digits.replace(",", "") if grouped else digits.replace(",", ".")
        return float(plain) if plain.count(".") < 2 else float(plain.replace(".", ""))
    if tens := match["tens"]:
        return float(_TENS[tens] + _UNITS.get(match["unit"] or "", 0))
    return float(_SMALL_NUMBERS.get(match["small"] or "") or _ALONE[match["alone"]])
