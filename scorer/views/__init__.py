"""Tables and chart specifications for people, made from a run; plain functions, no page."""

from scorer.views.counts import headline_counts, left_out_rows
from scorer.views.detail import Detail, detail, probability_chart, probability_table
from scorer.views.evidence import (
    SHOWN_ROWS,
    Asked,
    evidence,
    principle_names,
    select_evidence,
    strongest,
)
from scorer.views.matrix import PrincipleSet, matrix, principle_sets
from scorer.views.matrix_chart import describe_matrix, heat_map, interval_chart
from scorer.views.swap import swap_table, swapped
from scorer.views.timeline import (
    describe_timeline,
    most_bearing,
    proclamations,
    since,
    timeline_chart,
    timeline_points,
)

__all__ = [
    "SHOWN_ROWS",
    "Asked",
    "Detail",
    "PrincipleSet",
    "describe_matrix",
    "describe_timeline",
    "detail",
    "evidence",
    "headline_counts",
    "heat_map",
    "interval_chart",
    "left_out_rows",
    "matrix",
    "most_bearing",
    "principle_names",
    "principle_sets",
    "probability_chart",
    "probability_table",
    "proclamations",
    "select_evidence",
    "since",
    "strongest",
    "swap_table",
    "swapped",
    "timeline_chart",
    "timeline_points",
]
