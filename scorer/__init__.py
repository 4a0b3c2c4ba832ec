"""Measure how far an actor's reported actions go with or against the principles it proclaims."""

from scorer.records import LABELS, Action, Pair, Principle, Score

__all__ = ["LABELS", "Action", "Pair", "Principle", "Score", "__version__"]

__version__ = "0.1.0"
