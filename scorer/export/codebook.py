"""What every column of an export means, for people (Markdown) and programs (JSON)."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

from scorer.export.columns import Column
from scorer.pipeline import Run
from scorer.records import Label

LABEL_MEANINGS: Final[Mapping[Label, str]] = {
    "contradicts": "the action breaks, undermines or is incompatible with the principle",
    "upholds": "the action puts the principle into practice, or keeps to it when it is tested",
    "unrelated": "the action neither carries out nor tests the principle; words without deeds",
}
NOTES: Final = (
    "An empty cell means: not known, or not applicable.",
    "CSV: UTF-8 without byte order mark, comma, lines end in CR LF. A text that begins with "
    "= + - @, a tab or a carriage return (after any apostrophes) has one apostrophe put in front, "
    "so that no spreadsheet runs it; take it away to have the original. Numbers are untouched. "
    "Parquet and JSON Lines hold the texts as they are.",
    "A yardstick was not proclaimed by the actor: a deed may fall short of it and is then not "
    "inconsistent with the actor's own words.",
    "Labels come from the judge named in each row, not from people, except in override_label.",
)


def codebook(
    run: Run,
    columns: Mapping[str, Sequence[Column]],
    rows: Mapping[str, int],
    left_out: Sequence[Mapping[str, object]],
) -> dict[str, Any]:
    """Return the codebook as plain data.

    Args:
        run: the run that was exported.
        columns: table -> its columns.
        rows: table -> how many rows it has.
        left_out: counts of every stage.
    """
    return {
        "tables": {
            name: {"rows": rows[name], "columns": [_entry(column) for column in listed]}
            for name, listed in columns.items()
        },
        "labels": dict(LABEL_MEANINGS),
        "estimand": run.info["estimand"],
        "notes": list(NOTES),
        "counts": run.info["counts"],
        "left_out": list(left_out),
        "recipe": run.info["recipe"],
    }


def _entry(column: Column) -> dict[str, str]:
    return {
        "name": column.name,
        "meaning": column.meaning,
        "type": column.kind,
        "unit": column.unit,
        "range": column.range,
    }


def as_markdown(book: Mapping[str, Any]) -> str:
    """Return the same codebook as a page to read."""
    lines = ["# Codebook", "", "## Labels", ""]
    lines += [f"- `{label}`: {meaning}" for label, meaning in book["labels"].items()]
    lines += ["", "## Estimand of the summaries", "", book["estimand"], "", "## Notes", ""]
    lines += [f"- {note}" for note in book["notes"]]
    for name, table in book["tables"].items():
        lines += ["", f"## Table `{name}` ({table['rows']:,} rows)", ""]
        lines += ["| column | meaning | type | unit | range |", "|---|---|---|---|---|"]
        lines += ["| " + " | ".join(_cells(entry)) + " |" for entry in table["columns"]]
    lines += ["", "## Counts", ""]
    lines += [f"- {name}: {count:,}" for name, count in book["counts"].items()]
    lines += ["", "## Left out", "", *_left_out(book["left_out"])]
    recipe = json.dumps(book["recipe"], ensure_ascii=False, indent=2, sort_keys=True)
    lines += ["", "## Recipe", "", "```json", recipe, "```", ""]
    return "\n".join(lines)


def _cells(entry: Mapping[str, str]) -> list[str]:
    values = [f"`{entry['name']}`", *(entry[key] for key in ("meaning", "type", "unit", "range"))]
    return [value.replace("|", "\\|").replace("\n", " ") for value in values]


def _left_out(stages: Sequence[Mapping[str, Any]]) -> list[str]:
    lines = []
    for stage in stages:
        lines.append(f"- {stage['stage']}: read {stage['read']:,}, kept {stage['kept']:,}")
        lines += [f"  - {count:,} x {reason}" for reason, count in stage["left_out"].items()]
    return lines or ["- nothing"]
