"""The reports of a run; an action that came without any is its own report."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from scorer.records import Action

if TYPE_CHECKING:
    import pyarrow


def reports_table(actions: Sequence[Action]) -> "pyarrow.Table":
    """One row a report: its id, the action that it tells of, text, source and publisher."""
    import pyarrow

    names = ("report", "action", "text", "date", "source", "source_status", "text_origin")
    schema = pyarrow.schema([(name, pyarrow.string()) for name in names])
    rows = [
        {
            "report": report,
            "action": action.id,
            "text": action.text,
            "date": action.date,
            "source": action.source,
            "source_status": action.source_status,
            "text_origin": action.text_origin,
        }
        for action in actions
        for report in (action.reports or (action.id,))
    ]
    return pyarrow.Table.from_pylist(rows, schema=schema)
