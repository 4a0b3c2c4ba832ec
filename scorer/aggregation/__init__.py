"""Summaries over actions: actor x principle x period, each with its estimand and interval."""

from scorer.aggregation.cells import Cell, Scored, summarise
from scorer.aggregation.compare import probability_greater
from scorer.aggregation.estimate import ESTIMAND, Estimate, estimate, replicates

__all__ = [
    "ESTIMAND",
    "Cell",
    "Estimate",
    "Scored",
    "estimate",
    "probability_greater",
    "replicates",
    "summarise",
]
