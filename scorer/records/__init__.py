"""The words of the project as frozen records; every other room speaks in these."""

from scorer.records.action import Action
from scorer.records.dates import PartialDate, parse_partial_date
from scorer.records.document import Document
from scorer.records.identity import content_id, fingerprint
from scorer.records.left_out import LeftOut
from scorer.records.pair import Pair, PairIndex, relation_of, timing_of
from scorer.records.principle import Principle
from scorer.records.report import Report
from scorer.records.score import Score
from scorer.records.vocabulary import (
    LABELS,
    MODES,
    PRECISIONS,
    SOURCE_STATUSES,
    TEXT_ORIGINS,
    Label,
    Mode,
    Precision,
    Relation,
    SourceStatus,
    TextOrigin,
    Timing,
)

__all__ = [
    "LABELS",
    "MODES",
    "PRECISIONS",
    "SOURCE_STATUSES",
    "TEXT_ORIGINS",
    "Action",
    "Document",
    "Label",
    "LeftOut",
    "Mode",
    "Pair",
    "PairIndex",
    "PartialDate",
    "Precision",
    "Principle",
    "Relation",
    "Report",
    "Score",
    "SourceStatus",
    "TextOrigin",
    "Timing",
    "content_id",
    "fingerprint",
    "parse_partial_date",
    "relation_of",
    "timing_of",
]
