"""Whole texts."""

from scorer.records import Document


def test_a_document_knows_its_date_with_precision() -> None:
    document = Document(id="d", text="Norland keeps its word.", date="2024-05")
    assert document.when.precision == "month"
    assert Document(id="e", text="x").when.precision == "unknown"
