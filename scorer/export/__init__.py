"""A run as a research data set: tables in three formats, a codebook, a manifest."""

from scorer.export.data_set import Exported, export_run

__all__ = ["Exported", "export_run"]
