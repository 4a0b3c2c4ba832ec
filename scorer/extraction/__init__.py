"""From what people write to records: principle sentences, report sentences, who, when, how."""

from scorer.extraction.extract import Extraction, FoundPrinciple, FoundReport, extract
from scorer.extraction.measure import evaluate_extraction

__all__ = ["Extraction", "FoundPrinciple", "FoundReport", "evaluate_extraction", "extract"]
