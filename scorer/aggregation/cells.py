"""Every actor x principle x period x timing cell of a run."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scorer.aggregation.estimate import Estimate, estimate
from scorer.aggregation.pooling import pool
from scorer.records import Action, Pair, Relation, Score

ALL = "all"


@dataclass(frozen=True, kw_only=True, slots=True)
class Scored:
    """A pair with its score and the action that it is about."""

    pair: Pair
    score: Score
    action: Action


@dataclass(frozen=True, kw_only=True, slots=True)
class Cell:
    """What the deeds of one actor say of one principle, in one period.

    `period` is a year or `all`; `timing` is before / after the proclamation or `all`.
    `consistency` is None where next to nothing bears; `low` and `high` are its 90 % interval,
    `pooled` leans on the actor's other principles. `without_low` and `without_high` are its range
    when any one source is left out. `severity` is the mean over deeds weighted by P(contradicts).
    """

    actor: str
    principle: str
    relation: Relation
    period: str
    timing: str
    consistency: float | None
    low: float | None
    high: float | None
    pooled: float | None
    share_bearing: float
    bearing: float
    deeds: int
    events: int
    sources: int
    severity: float | None
    without_low: float | None
    without_high: float | None


def summarise(scored: Sequence[Scored]) -> list[Cell]:
    """Summarise deeds by actor and principle: over all time, by year, and by timing.

    Only deeds count (and texts whose mode nobody has said, since the judge weighs that itself).
    """
    counted = (each for each in scored if each.action.mode in ("deed", None))
    # The bootstrap draws by position: in another order of documents it would draw otherwise.
    deeds = sorted(counted, key=lambda each: each.action.id)
    cells: list[Cell] = []
    for members in _by_actor(deeds):
        overall = _cells(members, period=ALL, timing=ALL)
        cells.extend(overall)
        for timing in ("before", "after"):
            some = [each for each in members if each.pair.timing == timing]
            cells.extend(_cells(some, period=ALL, timing=timing))
        years = sorted({_year(each) for each in members} - {""})
        for year in years:
            some = [each for each in members if _year(each) == year]
            cells.extend(_cells(some, period=year, timing=ALL))
    return cells


def _by_actor(scored: Sequence[Scored]) -> Iterator[list[Scored]]:
    groups: dict[str, list[Scored]] = {}
    for each in scored:
        groups.setdefault(each.action.actor, []).append(each)
    for actor in sorted(groups):
        yield groups[actor]


def _year(each: Scored) -> str:
    return each.action.date[:4]


def _cells(scored: Sequence[Scored], *, period: str, timing: str) -> list[Cell]:
    groups: dict[str, list[Scored]] = {}
    for each in scored:
        groups.setdefault(each.pair.principle, []).append(each)
    estimates = [_estimate(group) for group in groups.values()]
    pooled = pool(estimates)
    return [
        _cell(group, found, leaning, period=period, timing=timing)
        for group, found, leaning in zip(groups.values(), estimates, pooled, strict=True)
    ]


def _estimate(group: Sequence[Scored]) -> Estimate:
    probabilities = np.array([each.score.probabilities for each in group]).reshape(-1, 3)
    first = group[0]
    # The seed hangs on the cell's name, so that a cell does not move when others come and go.
    key = hashlib.sha256(f"{first.action.actor}~{first.pair.principle}".encode()).digest()
    return estimate(probabilities, _clusters(group), seed=int.from_bytes(key[:4], "big"))


def _clusters(group: Sequence[Scored]) -> NDArray[np.intp]:
    numbers: dict[str, int] = {}
    return np.array(
        [numbers.setdefault(each.action.cluster, len(numbers)) for each in group], dtype=np.intp
    )


def _cell(
    group: Sequence[Scored], found: Estimate, pooled: float | None, *, period: str, timing: str
) -> Cell:
    first = group[0]
    without = _without_one_source(group) if period == ALL else (None, None)
    return Cell(
        actor=first.action.actor,
        principle=first.pair.principle,
        relation=first.pair.relation,
        period=period,
        timing=timing,
        consistency=found.consistency,
        low=found.low,
        high=found.high,
        pooled=pooled,
        share_bearing=found.share_bearing,
        bearing=found.bearing,
        deeds=len(group),
        events=len({each.action.cluster for each in group}),
        sources=len({_source(each) for each in group}),
        severity=_severity(group),
        without_low=without[0],
        without_high=without[1],
    )


def _source(each: Scored) -> str:
    # `corpus:folder:row` names a row of a corpus; the corpus is the source.
    return ":".join(each.action.source.split(":")[:2])


def _severity(group: Sequence[Scored]) -> float | None:
    graded = [each.score for each in group if each.score.severity is not None]
    weight = sum(score.p_contradicts for score in graded)
    if weight < 0.05:
        return None
    return sum(score.p_contradicts * (score.severity or 0.0) for score in graded) / weight


def _without_one_source(group: Sequence[Scored]) -> tuple[float | None, float | None]:
    against: dict[str, float] = {}
    for_it: dict[str, float] = {}
    for each in group:
        source = _source(each)
        against[source] = against.get(source, 0.0) + each.score.p_contradicts
        for_it[source] = for_it.get(source, 0.0) + each.score.p_upholds
    if len(against) < 2:
        return None, None
    total_against, total_for = sum(against.values()), sum(for_it.values())
    values = []
    for source in against:
        left_against, left_for = total_against - against[source], total_for - for_it[source]
        if left_against + left_for > 1e-9:
            values.append((left_for - left_against) / (left_for + left_against))
    return (min(values), max(values)) if values else (None, None)
