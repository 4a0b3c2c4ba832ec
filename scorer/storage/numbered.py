"""What every reader of tables yields: a row with its line, or what was wrong with that line."""

from collections.abc import Mapping

from scorer.errors import Problem

Row = Mapping[str, object]
NumberedRow = tuple[int, Row | Problem]
