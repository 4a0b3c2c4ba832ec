"""Bearing pairs with their principles dealt anew: direction must fall to chance.

Labels stay with the actions. If direction can still be told, it is told from the action alone.
Kept away are all principles that the action is coded to bear on, and their opposites: a deed judged
rightly under the opposite would come out below chance.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Final

import numpy as np

from scorer.errors import ModelError
from scorer.evaluation.controls.sampling import resampling_of, sample_pairs
from scorer.evaluation.intervals import Interval, interval, replicates_of
from scorer.evaluation.judged import Flags, Judged, Modes, Rows, judge_pairs
from scorer.evaluation.metrics import measure
from scorer.evaluation.pairs import LabelledPair
from scorer.labelled import read_facets
from scorer.modelstore import CalibratedJudge
from scorer.settings import shipped_folder

CHANCE: Final = (0.45, 0.55)
DEALS: Final = 5
LIMIT: Final = 1000


def shuffled_principle(
    judge: CalibratedJudge,
    pairs: Sequence[LabelledPair],
    *,
    modes: Modes = "hidden",
    limit: int = LIMIT,
    deals: int = DEALS,
    seed: int = 0,
) -> dict[str, object]:
    """Return direction AUC as it is and, over several deals, with shuffled principles.

    `holds`: the mean over deals lies within 0.45 and 0.55. `not_dealt`: pairs for which no other
    principle was left, as a mean over deals; they stand in neither number of their deal.
    """
    bearing = sample_pairs(
        [pair for pair in pairs if pair.label != "unrelated"], limit, salt="shuffle"
    )
    if not bearing:
        return {"n": 0}
    allowed = may_meet(pairs, bearing)
    dealt = [deal(allowed, np.random.default_rng(seed * 1000 + k)) for k in range(deals)]
    told = list(bearing)
    parts: list[Rows] = []
    for order, kept in dealt:
        parts.append(np.arange(len(told), len(told) + len(kept)))
        told.extend(replace(bearing[row], principle=bearing[order[row]].principle) for row in kept)
    # All deals in one call: every action is read once.
    judged = judge_pairs(told, judge, modes=modes)
    as_it_is = judged.take(np.arange(len(bearing)))
    shuffled = _over_deals(told, [(rows, judged.take(rows)) for rows in parts if len(rows)])
    mean = shuffled.value
    return {
        "n": len(bearing),
        "not_dealt": round(len(bearing) - float(np.mean([len(rows) for rows in parts])), 1),
        "as_it_is": _plain_auc(as_it_is),
        "shuffled": shuffled.as_dict(),
        "holds": mean is not None and CHANCE[0] <= mean <= CHANCE[1],
    }


def _plain_auc(judged: Judged) -> float | None:
    found = measure(judged)["direction_auc"]
    return None if found is None else round(found, 4)


def _over_deals(told: Sequence[LabelledPair], deals: Sequence[tuple[Rows, Judged]]) -> Interval:
    found, drawn, pairs, events = [], [], 0, 0
    for rows, judged in deals:
        resampling = resampling_of([told[row] for row in rows])
        value = measure(judged)["direction_auc"]
        if value is not None:
            found.append(value)
            drawn.append(replicates_of({"": judged}, resampling)[""]["direction_auc"])
            pairs, events = max(pairs, len(rows)), max(events, resampling.event_count)
    if not found:
        return Interval(value=None, low=None, high=None, n=0, events=0)
    # The draws of all deals together: the interval holds the luck of the deal as well.
    return interval(float(np.mean(found)), np.concatenate(drawn), n=pairs, events=events)


def may_meet(pairs: Sequence[LabelledPair], bearing: Sequence[LabelledPair]) -> Flags:
    """Tell which bearing pair may take the principle of which other, shape (n, n)."""
    principles = sorted({pair.principle.id for pair in pairs})
    number = {name: row for row, name in enumerate(principles)}
    actions = {text: row for row, text in enumerate({pair.action for pair in pairs})}
    barred = np.zeros((len(actions), len(principles)), dtype=np.bool_)
    facet_of = {pair.principle.id: pair.principle.facet for pair in pairs}
    by_facet: dict[str, list[int]] = {}
    for name, facet in facet_of.items():
        by_facet.setdefault(facet or "", []).append(number[name])
    opposed = opposites()
    for pair in pairs:
        row, facet = actions[pair.action], pair.principle.facet
        if pair.label == "unrelated":
            continue
        barred[row, number[pair.principle.id]] = True
        for other in {facet, *opposed.get(facet, ())} if facet else ():
            barred[row, by_facet.get(other, [])] = True
    rows = [actions[pair.action] for pair in bearing]
    columns = [number[pair.principle.id] for pair in bearing]
    allowed: Flags = ~barred[np.ix_(rows, columns)]
    return allowed


def deal(allowed: Flags, random: np.random.Generator, *, rounds: int = 60) -> tuple[Rows, Rows]:
    """Permute so that row i gets one that it may have: random, then mended by swaps.

    Returns:
        The permutation (n,), and the rows that could be served.
    """
    size = len(allowed)
    order = random.permutation(size)
    rows = np.arange(size)
    for _ in range(rounds):
        wrong = np.flatnonzero(~allowed[rows, order])
        if not len(wrong):
            break
        for row in wrong:
            fits = np.flatnonzero(allowed[row, order] & allowed[rows, order[row]])
            # Where no swap mends both, any swap may open a way in the next round.
            other = random.choice(fits) if len(fits) else random.integers(size)
            order[row], order[other] = order[other], order[row]
    return order, np.flatnonzero(allowed[rows, order])


@cache
def opposites() -> Mapping[str, frozenset[str]]:
    """Return facet -> the facets that it is opposed to, either way; empty without the data set."""
    try:
        facets = read_facets(shipped_folder("datasets", "deeds-1"))
    except ModelError:
        return {}
    links = [(facet.id, facet.opposed_by) for facet in facets if facet.opposed_by]
    both = [*links, *((other, one) for one, other in links)]
    names = {one for one, _ in both}
    return {name: frozenset(other for one, other in both if one == name) for name in names}
