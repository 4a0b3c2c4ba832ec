"""Deed types found by prototypes, a table of signs, and a gate for negation and mode."""

from scorer.judges.codebook.gate import Gate, read_gate
from scorer.judges.codebook.judge import CodebookJudge, load_codebook, shipped_finder

__all__ = ["CodebookJudge", "Gate", "load_codebook", "read_gate", "shipped_finder"]
