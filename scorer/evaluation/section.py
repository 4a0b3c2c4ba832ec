"""One section of an evaluation: some pairs, every judge, all that is measured of them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from scorer.evaluation.compare import Table, compare, excludes_zero
from scorer.evaluation.groups import by_groups
from scorer.evaluation.intervals import DRAWS, Resampling, numbered
from scorer.evaluation.judged import Judged, Modes, Rows
from scorer.evaluation.orderings import ordering_rates
from scorer.evaluation.pairs import LabelledPair
from scorer.evaluation.reliability import chance_error, reliability_table, score_table
from scorer.evaluation.selective import area_under_risk, risk_coverage
from scorer.records import LABELS

TWO_WAY_FROM: Final = 20
"""Principles from which on they are drawn too; fewer are a fixed list, not a sample of any."""
PAIRS_A_PRINCIPLE: Final = 10
"""With fewer pairs a principle is a part of its event, and drawing both counts its luck twice."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Settings:
    """How an evaluation is made; all of it belongs to the recipe."""

    draws: int = DRAWS
    seed: int = 0
    modes: Modes = "hidden"
    with_controls: bool = True


def measure_section(
    pairs: Sequence[LabelledPair], judged: Mapping[str, Judged], rows: Rows, settings: Settings
) -> dict[str, object]:
    """Measure every judge on some of the pairs; the first is described in full.

    Args:
        pairs: all labelled pairs.
        judged: judge -> what it said of all of them.
        rows: the pairs of this section.
        settings: draws and seed.

    Returns:
        Plain data: counts, metrics by judge, differences, orderings, reliability, groups.
    """
    chosen = [pairs[row] for row in rows]
    taken = {name: each.take(rows) for name, each in judged.items()}
    first = next(iter(taken.values()))
    events = numbered([pair.cluster for pair in chosen])
    principles = numbered([pair.principle.id for pair in chosen])
    kinds = len(np.unique(principles))
    resampling = Resampling(
        events=events,
        principles=principles if _are_drawn(kinds, len(chosen)) else None,
        draws=settings.draws,
        seed=settings.seed,
    )
    compared = compare(taken, resampling)
    said = first.probabilities[:, 0]
    return {
        "pairs": len(chosen),
        "events": resampling.event_count,
        "principles": kinds,
        "labels": {label: Counter(pair.label for pair in chosen)[label] for label in LABELS},
        "intervals": resampling.words,
        "judges": {name: _plain(table) for name, table in compared.metrics.items()},
        "ahead": {
            name: {
                metric: {**each.as_dict(), "excludes_zero": excludes_zero(each)}
                for metric, each in table.items()
            }
            for name, table in compared.ahead.items()
        },
        "orderings": {
            name: _plain(ordering_rates(chosen, each, draws=settings.draws, seed=settings.seed))
            for name, each in taken.items()
        },
        "ece_of_a_perfect_judge": round(chance_error(said, seed=settings.seed), 4),
        "reliability": reliability_table(first.contradicts, said, events),
        "by_score": score_table(first.contradicts, said, events),
        "risk_coverage": risk_coverage(first, resampling),
        "area_under_risk": _rounded(area_under_risk(first)),
        "groups": by_groups(chosen, first, seed=settings.seed),
    }


def _are_drawn(principles: int, pairs: int) -> bool:
    return principles >= TWO_WAY_FROM and pairs >= PAIRS_A_PRINCIPLE * principles


def _plain(table: Table) -> dict[str, Mapping[str, object]]:
    return {name: each.as_dict() for name, each in table.items()}


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
