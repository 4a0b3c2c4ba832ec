"""Principle cards as a table."""

from collections.abc import Sequence
from dataclasses import fields

import pandas as pd

from scorer.records import Principle


def pack_rows(cards: Sequence[Principle]) -> pd.DataFrame:
    """Return one row a card with every field but `extra`; empty cells are empty texts."""
    names = [field.name for field in fields(Principle) if field.name != "extra"]
    rows = [[_cell(getattr(card, name)) for name in names] for card in cards]
    return pd.DataFrame(rows, columns=names)


def _cell(value: object) -> object:
    return list(value) if isinstance(value, tuple) else "" if value is None else value
