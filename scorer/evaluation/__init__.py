"""Honest measuring: a judge against labelled pairs, with intervals, baselines and controls."""

from scorer.evaluation.all_sets import evaluate_all
from scorer.evaluation.compare import Comparison, compare, excludes_zero
from scorer.evaluation.controls import run_controls
from scorer.evaluation.evaluate import evaluate_file, evaluate_pairs
from scorer.evaluation.intervals import Interval, Resampling
from scorer.evaluation.judged import Judged, judge_pairs
from scorer.evaluation.metrics import HEADLINE, METRICS, measure
from scorer.evaluation.orderings import ordering_rates
from scorer.evaluation.pairs import LabelledPair, PairSet, read_pairs
from scorer.evaluation.report import write_report
from scorer.evaluation.section import Settings
from scorer.evaluation.shipped import SHIPPED, load_pairs
from scorer.evaluation.tables import tables_of

__all__ = [
    "HEADLINE",
    "METRICS",
    "SHIPPED",
    "Comparison",
    "Interval",
    "Judged",
    "LabelledPair",
    "PairSet",
    "Resampling",
    "Settings",
    "compare",
    "evaluate_all",
    "evaluate_file",
    "evaluate_pairs",
    "excludes_zero",
    "judge_pairs",
    "load_pairs",
    "measure",
    "ordering_rates",
    "read_pairs",
    "run_controls",
    "tables_of",
    "write_report",
]
