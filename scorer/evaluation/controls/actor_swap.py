"""The same deed under other names: the score should not move.

Twenty states of all continents and five invented ones; companies and the rest only swap within
their kind. Told twice: with the actor given to the judge, so that it is masked, and left out, so
that the judge has to find the acting name in the text itself.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from scorer.actors import find_actor
from scorer.evaluation.controls.sampling import LIMIT, sample_pairs, shift
from scorer.evaluation.judged import Judged, Modes, judge_pairs
from scorer.evaluation.pairs import LabelledPair
from scorer.masking import MASK, swap_actor
from scorer.modelstore import CalibratedJudge

STATES: Final = (
    *("Russia", "the United States", "China", "India", "Brazil", "Germany", "France"),
    *("the United Kingdom", "Turkey", "Iran", "Israel", "Saudi Arabia", "Ukraine", "Japan"),
    *("South Africa", "Nigeria", "Mexico", "Indonesia", "North Korea", "Norway"),
)
INVENTED_STATES: Final = ("Veldania", "Orvastan", "Mirosia", "Tashkoria", "Lumeria")
COMPANIES: Final = (
    *("Shell", "Apple", "Samsung", "Nestlé", "Gazprom", "Volkswagen", "Huawei", "Toyota"),
    *("Velmont Industries", "Orvana Group"),
)
NAMES: Final[Mapping[str, tuple[str, ...]]] = {
    "state": (*STATES, *INVENTED_STATES),
    "company": COMPANIES,
}


def actor_swap(
    judge: CalibratedJudge,
    pairs: Sequence[LabelledPair],
    *,
    limit: int = LIMIT,
    modes: Modes = "hidden",
) -> dict[str, object]:
    """Swap the acting actor; `actor_given` and `actor_omitted` each have the shifts.

    Pairs whose text does not name its actor, or whose actor is neither state nor company, cannot
    be swapped and are counted as such. `by_name`: mean shift of P(contradicts) under each name.
    """
    asked = sample_pairs(pairs, limit, salt="swap")
    swapped = [(pair, variants_of(pair)) for pair in asked]
    usable = [(pair, variants) for pair, variants in swapped if len(set(variants.values())) > 1]
    result: dict[str, object] = {
        "n": len(usable),
        "asked": len(asked),
        "names": {kind: len(names) for kind, names in NAMES.items()},
    }
    if usable:
        result["actor_given"] = _measured(judge, usable, modes, given=True)
        result["actor_omitted"] = _measured(judge, usable, modes, given=False)
    return result


def variants_of(pair: LabelledPair) -> dict[str, str]:
    """Return name -> the text with that name in the place of the acting actor's."""
    masked = MASK in pair.action
    kind = find_actor(pair.actor).kind if pair.actor else "unknown"
    if masked and kind not in NAMES:
        kind = "state"
    if kind not in NAMES or not (masked or pair.actor):
        return {}
    if masked:
        return {name: _filled(pair.action, name) for name in NAMES[kind]}
    return {
        name: swap_actor(pair.action, pair.actor, name.removeprefix("the ")) for name in NAMES[kind]
    }


def _filled(text: str, name: str) -> str:
    filled = text.replace(MASK, name)
    return filled[:1].upper() + filled[1:] if text.startswith(MASK) else filled


def _measured(
    judge: CalibratedJudge,
    usable: Sequence[tuple[LabelledPair, Mapping[str, str]]],
    modes: Modes,
    *,
    given: bool,
) -> dict[str, object]:
    told: list[LabelledPair] = []
    width = max(len(variants) for _, variants in usable)
    counted = np.zeros((len(usable), width))
    after = np.zeros((len(usable), width), dtype=np.intp)
    before = np.zeros(len(usable), dtype=np.intp)
    names: dict[str, list[tuple[int, int]]] = {}
    for row, (pair, variants) in enumerate(usable):
        before[row] = len(told)
        told.append(pair if given else replace(pair, actor=""))
        for column, (name, text) in enumerate(variants.items()):
            if text == pair.action:
                continue
            plain = name.removeprefix("the ")
            after[row, column] = len(told)
            counted[row, column] = 1.0
            names.setdefault(plain, []).append((int(before[row]), len(told)))
            told.append(replace(pair, action=text, actor=plain if given else ""))
    judged = judge_pairs(told, judge, modes=modes)
    moved = shift([pair for pair, _ in usable], judged, before, after, counted)
    return {
        **{name: each.as_dict() for name, each in moved.items()},
        "by_name": {name: _shift_of(judged, rows) for name, rows in sorted(names.items())},
    }


def _shift_of(judged: Judged, rows: Sequence[tuple[int, int]]) -> float:
    before, after = np.array(rows).T
    said = judged.probabilities[:, 0]
    return round(float((said[after] - said[before]).mean()), 4)
