"""What is known of a judge and of a run, as small tables."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

import pandas as pd

from scorer.errors import DataError, ModelError
from scorer.settings import shipped_folder
from scorer.views.wording import Palette

if TYPE_CHECKING:
    import altair

JUDGE_FOLDER: Final = "judge-1"
_COLUMNS: Final = ("low", "high", "n", "mean_score", "share_contradicts", "ci_low", "ci_high")


def flat_rows(value: Mapping[str, Any], before: str = "") -> list[tuple[str, str]]:
    """Return name and value of everything in a nested mapping, names joined by dots."""
    rows: list[tuple[str, str]] = []
    for name, inner in value.items():
        path = f"{before}.{name}" if before else str(name)
        if isinstance(inner, Mapping):
            rows.extend(flat_rows(inner, path))
        elif isinstance(inner, list) and inner and isinstance(inner[0], Mapping):
            rows.append((path, f"{len(inner)} rows"))
        else:
            rows.append((path, _written(inner)))
    return rows


def recipe_rows(info: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return the recipe of a run and what else run.json tells of how it was made."""
    rows = flat_rows(info.get("recipe", {}))
    rows.extend(flat_rows({"python": info.get("python", ""), "clock": info.get("clock", {})}))
    return rows


def judge_file(name: str) -> Path | None:
    """Return a file of the shipped learned judge, None where there is none."""
    try:
        path = shipped_folder("models", JUDGE_FOLDER) / name
    except ModelError:
        return None
    return path if path.is_file() else None


def read_reliability(path: Path | None) -> pd.DataFrame:
    """Return the table 'of the pairs scored between low and high, how many contradict'.

    Raises:
        DataError: the file is no list of rows with these columns.
    """
    if path is None:
        return pd.DataFrame(columns=list(_COLUMNS))
    import json

    try:
        rows = json.loads(path.read_text(encoding="utf-8"))
        return pd.DataFrame([[row[name] for name in _COLUMNS] for row in rows], columns=_COLUMNS)
    except (ValueError, KeyError, TypeError, OSError) as cause:
        raise DataError(f"{path} is not a reliability table: {cause}") from cause


def reliability_sentences(table: pd.DataFrame) -> list[str]:
    """Say each row in words, as in 'Of 41 pairs scored 0.75 to 0.85, 78 % contradict'."""
    rows: list[dict[str, Any]] = cast(list[dict[str, Any]], table.to_dict("records"))
    return [
        f"Of {int(row['n'])} pairs scored {row['low']:.2f} to {row['high']:.2f}, "
        f"{100 * row['share_contradicts']:.0f} % contradict "
        f"(90 % interval {100 * row['ci_low']:.0f} to {100 * row['ci_high']:.0f} %)."
        for row in rows
        if row["n"] > 0
    ]


def reliability_chart(table: pd.DataFrame, colours: Palette) -> "altair.LayerChart":
    """Draw the share that contradicts against the mean score; the diagonal is perfect."""
    import altair as alt

    scale = alt.Scale(domain=[0, 1], nice=False)
    base = alt.Chart(table[table["n"] > 0]).encode(
        x=alt.X("mean_score:Q", scale=scale, axis=alt.Axis(title="mean P(contradicts)"))
    )
    share = alt.Axis(title="share that contradicts")
    ends = pd.DataFrame({"mean_score": [0.0, 1.0], "share": [0.0, 1.0]})
    diagonal = alt.Chart(ends).mark_line(strokeDash=[4, 4], strokeWidth=1.2)
    return alt.layer(
        diagonal.encode(
            x="mean_score:Q", y=alt.Y("share:Q", axis=share), color=alt.value(colours.faint)
        ),
        base.mark_rule(strokeWidth=2).encode(
            y=alt.Y("ci_low:Q", scale=scale, axis=share),
            y2="ci_high:Q",
            color=alt.value(colours.faint),
        ),
        base.mark_point(filled=True, size=90, opacity=1).encode(
            y=alt.Y("share_contradicts:Q", scale=scale, axis=share),
            color=alt.value(colours.labels["contradicts"]),
            tooltip=[alt.Tooltip("n:Q", title="Pairs"), "mean_score:Q", "share_contradicts:Q"],
        ),
    ).properties(height=320)


def _written(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.4g}"
    if isinstance(value, list):
        return ", ".join(_written(each) for each in value)
    return str(value)
