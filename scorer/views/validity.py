"""What a judge was measured at, from the summary of the validity report: no judge is loaded."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from scorer.errors import DataError, ModelError
from scorer.settings import shipped_folder
from scorer.storage import read_json
from scorer.views.wording import Palette

if TYPE_CHECKING:
    import altair

FOLDER: Final = "validity"
SUMMARY: Final = "summary.json"
COMMAND: Final = "scorer evaluate --labels all --report docs/validity"
SETS: Final[Mapping[str, str]] = {
    "seed": "Seed case",
    "traps": "Traps",
    "deeds-test": "Coded deeds, test part",
    "narrow": "Principles that no judge has seen",
}
"""Labelled set -> what a reader calls it."""
METRICS: Final[Mapping[str, str]] = {
    "macro_f1": "Macro-F1",
    "direction_auc": "Direction AUC",
    "bearing_auc": "Bearing AUC",
    "ece": "Calibration error",
    "coverage": "Sets that hold the label",
    "abstention": "Undecided",
}
"""Metric -> heading, in the order of the columns."""
_BINS: Final = ("about", "from", "to", "said", "coded", "low", "high", "n", "events")


@dataclass(frozen=True, kw_only=True, slots=True)
class Section:
    """Some pairs of a labelled set: how many, the metrics of each judge, and what a score means."""

    title: str
    pairs: int
    events: int
    metrics: pd.DataFrame
    by_score: pd.DataFrame


@dataclass(frozen=True, kw_only=True, slots=True)
class Validity:
    """The summary of a report: sections of each labelled set, and the controls."""

    judge: str = ""
    weights: str = ""
    sets: Mapping[str, tuple[Section, ...]] = field(default_factory=dict)
    controls: pd.DataFrame = field(default_factory=pd.DataFrame)


def summary_file() -> Path | None:
    """Return the summary that came along, None where there is none."""
    try:
        path = shipped_folder("docs", FOLDER) / SUMMARY
    except ModelError:
        return None
    return path if path.is_file() else None


def read_validity(path: Path | None) -> Validity:
    """Read a summary; without a file, or before anything was measured, it holds no set.

    Raises:
        DataError: the file is no summary of a validity report.
    """
    if path is None:
        return Validity()
    read: Mapping[str, Any] = read_json(path)
    try:
        if not read["sets"]:
            return Validity()
        return Validity(
            judge=str(read["judge"]),
            weights=str(read["recipe"]["judge"].get("weights_sha256", "")),
            sets={
                each["name"]: tuple(_section(section) for section in each["sections"])
                for each in read["sets"]
            },
            controls=_controls(read["controls"], [each["name"] for each in read["sets"]]),
        )
    except (KeyError, TypeError, AttributeError) as cause:
        raise DataError(
            f"{path} is not a summary of a validity report: {cause!r}; make it again: {COMMAND}"
        ) from cause


def _section(read: Mapping[str, Any]) -> Section:
    rows = [
        {"Judge": table["name"], **{words: _number(table[key]) for key, words in METRICS.items()}}
        for table in read["judges"]
    ]
    return Section(
        title=str(read["title"]),
        pairs=int(read["pairs"]),
        events=int(read["events"]),
        metrics=pd.DataFrame(rows, columns=["Judge", *METRICS.values()]),
        by_score=pd.DataFrame(
            [[row[name] for name in _BINS] for row in read["by_score"]], columns=list(_BINS)
        ),
    )


def _controls(rows: Sequence[Mapping[str, Any]], sets: Sequence[str]) -> pd.DataFrame:
    told = [
        {"Control": row["control"]}
        | {SETS.get(name, name): row["sets"].get(name, "") for name in sets}
        for row in rows
    ]
    return pd.DataFrame(told, columns=["Control", *(SETS.get(name, name) for name in sets)])


def _number(found: Mapping[str, Any]) -> str:
    value, low, high = (found[name] for name in ("value", "low", "high"))
    if value is None:
        return "–"
    return (
        f"{value:.2f}" if low is None or high is None else f"{value:.2f} ({low:.2f} to {high:.2f})"
    )


def is_of(validity: Validity, manifest: Path | None) -> bool:
    """Tell whether the weights that were measured are those that a manifest lists now."""
    if manifest is None or not validity.weights:
        return True
    files = read_json(manifest).get("files")
    assert isinstance(files, dict)
    return any(entry.get("sha256") == validity.weights for entry in files.values())


def score_sentences(by_score: pd.DataFrame) -> Iterator[str]:
    """Say each range in words: 'Of 41 pairs scored about 0.8, 78 % were coded contradicts ...'."""
    for row in by_score.to_dict("records"):
        about = f"{row['about']:.1f} ({row['from']:.2f} to {row['to']:.2f})"
        yield (
            f"Of {int(row['n']):,} pairs scored about {about}, {100 * row['coded']:.0f} % were "
            f"coded contradicts (95 % interval {100 * row['low']:.0f} to "
            f"{100 * row['high']:.0f} %; {int(row['events']):,} events)."
        )


def score_chart(by_score: pd.DataFrame, colours: Palette) -> "altair.LayerChart":
    """Draw the share coded contradicts against the mean score; the diagonal is perfect."""
    from scorer.views.method import reliability_chart

    names = {"said": "mean_score", "coded": "share_contradicts", "low": "ci_low", "high": "ci_high"}
    return reliability_chart(by_score.drop(columns=["from", "to"]).rename(columns=names), colours)
