"""From what people have to reports and actions; each format is a leaf of its own."""

from scorer.sources.detecting import detect
from scorer.sources.formats import FORMATS, Format
from scorer.sources.ingesting import Ingested, ingest
from scorer.sources.limits import Limits
from scorer.sources.table import ReadActions, read_actions

__all__ = [
    "FORMATS",
    "Format",
    "Ingested",
    "Limits",
    "ReadActions",
    "detect",
    "ingest",
    "read_actions",
]
