"""From what people have to reports and actions; each format is a leaf of its own."""

from scorer.sources.table import ReadActions, read_actions

__all__ = ["ReadActions", "read_actions"]
