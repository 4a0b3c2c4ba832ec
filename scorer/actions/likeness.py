"""What speaks for and against two texts telling of one act, as numbers."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from scorer.actions.acts import read_acts
from scorer.actions.numbers import apart
from scorer.actions.wording import Wording, same_stem

Vectors = NDArray[np.float32]

_UNRELATED: Final = 0.25
"""Cosine of two single words from which they begin to have something in common."""

_SAME: Final = 0.75
"""Cosine of two single words from which they count as one."""

_STRANGE: Final = 0.4
"""How well the best match of a word fits below which the word is strange to the other text."""

_UNDONE: Final = 0.4
"""Share of all words in common from which an act that undoes another is another act."""

_PLANNED: Final = 0.6
"""Share of the shorter text's words in common from which a plan is another act than the deed."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Telling:
    """A text taken apart, its unit vector, and a unit row for each of its words."""

    wording: Wording
    vector: Vectors
    words: Vectors


def likeness(one: Telling, other: Telling) -> dict[str, float]:
    """Return the numbers by name; the order of the two does not matter.

    That two texts share many words is no number of its own: look-alikes share as many as copies
    do. It makes what sets the two apart weigh more.
    """
    found = {"cosine": float(one.vector @ other.vector)}
    found |= _words(one, other)
    found |= _names(one.wording, other.wording)
    found |= _numbers(one.wording, other.wording)
    found |= _acts(one.wording, other.wording)
    overlap, contained = _shared(one.wording, other.wording)
    conflict = found["names_apart"] > 0 or found["numbers_apart"] > 0
    found["alike_but_for_a_name_or_number"] = overlap * conflict
    found["alike_but_undone"] = overlap * found["acts_opposed"]
    found["alike_but_strange"] = overlap * found["strangers"]
    found["alike_but_planned"] = contained * found["planned"]
    found["alike_but_turned"] = contained * found["turned"]
    return found


def turned_round(found: Mapping[str, float]) -> bool:
    """Tell whether two texts say the same but for a denial, an undoing or a mere plan."""
    return (
        found["negated"] > 0
        or found["alike_but_undone"] >= _UNDONE
        or found["alike_but_planned"] >= _PLANNED
    )


def _shared(one: Wording, other: Wording) -> tuple[float, float]:
    """Return the words in common as a share of all words, and of those of the shorter text."""
    mine, theirs = set(one.stems), set(other.stems)
    shared = len(mine & theirs)
    return shared / max(1, len(mine | theirs)), shared / max(1, min(len(mine), len(theirs)))


def _words(one: Telling, other: Telling) -> dict[str, float]:
    """How well the words of each text find their like in the other."""
    here, there = _matches(one, other)
    less, more = sorted((_mean(here), _mean(there)))
    # Of two that are covered alike the one with the weaker word, whichever stands first.
    covered = max((here, there), key=lambda found: (_mean(found), -found.min(initial=1.0)))
    strange = sorted((int((here < _STRANGE).sum()), int((there < _STRANGE).sum())))
    return {
        "covered_less": less,
        "covered_more": more,
        "weakest_word": float(covered.min(initial=1.0)),
        "strangers": min(strange[0], 4),
        "strangers_more": min(strange[1], 6),
        "rest": _rest(one, other, here, there),
    }


def _matches(one: Telling, other: Telling) -> tuple[Vectors, Vectors]:
    """Return for each word of either text how well its best match fits, from 0 to 1."""
    if not (one.wording.stems and other.wording.stems):
        return np.zeros(len(one.wording.stems), "f4"), np.zeros(len(other.wording.stems), "f4")
    fit = (one.words @ other.words.T - _UNRELATED) / (_SAME - _UNRELATED)
    fit = np.clip(fit, 0.0, 1.0)
    for row, mine in enumerate(one.wording.stems):
        for column, theirs in enumerate(other.wording.stems):
            if same_stem(mine, theirs):
                fit[row, column] = 1.0
            elif mine in one.wording.names and theirs in other.wording.names:
                # Two towns lie near one another in the encoder's eyes, and are two towns.
                fit[row, column] = 0.0
    return fit.max(axis=1), fit.max(axis=0)


def _rest(one: Telling, other: Telling, here: Vectors, there: Vectors) -> float:
    """Return the cosine of what is left of both texts without the words that they share."""
    left, right = one.words[here < 0.99].sum(axis=0), other.words[there < 0.99].sum(axis=0)
    lengths = float(np.linalg.norm(left) * np.linalg.norm(right))
    return float(left @ right) / lengths if lengths else 0.8


def _names(one: Wording, other: Wording) -> dict[str, float]:
    mine, theirs = _unknown(one, other), _unknown(other, one)
    shared = len(one.names) - len(mine) + len(other.names) - len(theirs)
    apart_ = min(len(mine), len(theirs))
    strange_actors = min(len(one.actors - other.actors), len(other.actors - one.actors))
    return {
        "names_shared": min(shared, 4),
        "names_apart": min(apart_, 2),
        "names_alone": min(len(mine) + len(theirs), 4),
        "names_only_apart": float(apart_ > 0 and not shared),
        "actors_shared": min(len(one.actors & other.actors), 2),
        "actors_apart": min(strange_actors, 1),
    }


def _unknown(one: Wording, other: Wording) -> list[str]:
    """Return the names of one text that the other has not, not even as another form."""
    return [name for name in one.names if not any(_same_name(name, stem) for stem in other.stems)]


def _same_name(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) >= 4 and one[:4] == other[:4])


def _numbers(one: Wording, other: Wording) -> dict[str, float]:
    mine, theirs = apart(one.amounts, other.amounts), apart(other.amounts, one.amounts)
    shared = len(one.amounts) - mine
    return {
        "numbers_shared": min(shared, 2),
        "numbers_apart": min(mine, theirs, 1),
        "numbers_alone": float(bool(mine) != bool(theirs)),
        "numbers_only_apart": float(bool(mine and theirs) and not shared),
    }


def _acts(one: Wording, other: Wording) -> dict[str, float]:
    shared = one.acts & other.acts
    return {
        "acts_shared": min(len(shared), 3),
        "acts_apart": float(bool(one.acts and other.acts) and not shared),
        "acts_opposed": float(read_acts().oppose(one.acts, other.acts)),
        "negated": float(one.negated != other.negated),
        "turned": float(one.turns % 2 != other.turns % 2),
        "planned": float(one.planned != other.planned),
        "dates_apart": float(bool(one.dates and other.dates) and not one.dates & other.dates),
        "ordinals": float(one.ordinals != other.ordinals),
    }


def _mean(matches: Vectors) -> float:
    return float(matches.mean()) if len(matches) else 0.0
