"""What a run read, kept and left out, in rows for people."""

from collections.abc import Mapping
from typing import Any

import pandas as pd


def left_out_rows(info: Mapping[str, Any]) -> pd.DataFrame:
    """Return one row a stage and reason, and one with no reason where a stage left nothing out."""
    rows: list[tuple[str, str, int]] = []
    for stage in info.get("left_out", []):
        reasons = {name: count for name, count in stage["left_out"].items() if count}
        rows.extend((str(stage["stage"]), str(name), int(n)) for name, n in reasons.items())
        if not reasons:
            rows.append((str(stage["stage"]), "nothing left out", 0))
    counts = info.get("counts", {})
    if counts.get("not_deeds"):
        why = "actions that are no deeds (words, plans, denials)"
        rows.append(("summary", why, int(counts["not_deeds"])))
    return pd.DataFrame(rows, columns=["stage", "reason", "count"])


def headline_counts(info: Mapping[str, Any]) -> list[tuple[str, int]]:
    """Return what a run holds, as words and numbers for the top of a page."""
    counts = info.get("counts", {})
    return [
        (title, int(counts.get(name, 0)))
        for name, title in (
            ("principles", "principles"),
            ("actions", "actions"),
            ("pairs", "pairs scored"),
            ("abstained", "pairs undecided"),
            ("not_deeds", "actions that are no deeds and do not count"),
        )
    ]
