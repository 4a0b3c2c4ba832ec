"""What of a row counts before its text is compared: day, mode, target, the words as they stand."""

import re
from dataclasses import dataclass
from typing import Final

from scorer.records import Action

_WORD: Final = re.compile(r"\w+(?:['’]t\b)?")
_SMALL: Final = frozenset(
    "a an the of in on at to for and or by with from as is are was were be been has have had "
    "it its that this after over into".split()
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """A row to be compared; `day` is the first day that its date may mean."""

    place: int
    text: str
    words: frozenset[str]
    day: int
    mode: str
    target: str
    dated: bool

    def may_be(self, other: "Told", days: int) -> bool:
        """Tell whether two rows can be of one act, whatever their words."""
        if self.day - other.day > days:
            return False
        if not self.dated:
            # Without a date only the same words again are taken for the same telling.
            return self.words == other.words
        return not (
            (self.mode and other.mode and self.mode != other.mode)
            or (self.target and other.target and self.target != other.target)
        )


def told_in(row: Action, place: int) -> Told:
    """Return what of the row at a place of the list counts."""
    first = row.when.first
    return Told(
        place=place,
        text=row.text,
        words=words_of(row.text),
        day=first.toordinal() if first else 0,
        mode=row.mode or "",
        target=row.target,
        dated=first is not None,
    )


def words_of(text: str) -> frozenset[str]:
    """Return the words of a text in lower case without the small ones."""
    return frozenset(_WORD.findall(text.lower())) - _SMALL
