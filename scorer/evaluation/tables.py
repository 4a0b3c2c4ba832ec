"""An evaluation as plain tables: for the report, the command line and the app alike."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from scorer.evaluation.metrics import HEADLINE, METRICS

_SHORT: Final[Mapping[str, str]] = {
    "macro_f1": "macro-F1",
    "direction_auc": "direction AUC",
    "bearing_auc": "bearing AUC",
    "brier_skill": "Brier skill",
    "ece": "ECE",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class TextTable:
    """A title, headings, and rows of cells that are text already."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def tables_of(result: Mapping[str, Any]) -> Iterator[TextTable]:
    """Yield the tables of an evaluation in reading order; empty ones are passed over."""
    for title, section in result["sections"].items():
        for table in section_tables(title, section, result["judge"]):
            if table.rows:
                yield table
    if "controls" in result:
        yield from control_tables(result["controls"])


def section_tables(title: str, section: Mapping[str, Any], judge: str) -> Iterator[TextTable]:
    """Yield the tables of one section."""
    heads = tuple(_SHORT[name] for name in HEADLINE)
    yield TextTable(
        title=f"{title}: {judge} beside its rivals",
        columns=("judge", *heads),
        rows=tuple(
            (name, *(number(table[metric]) for metric in HEADLINE))
            for name, table in section["judges"].items()
        ),
    )
    yield TextTable(
        title=f"{title}: how far {judge} is ahead (paired difference; * excludes zero)",
        columns=("rival", *heads),
        rows=tuple(
            (name, *(number(table[metric], starred=True) for metric in HEADLINE))
            for name, table in section["ahead"].items()
        ),
    )
    yield TextTable(
        title=f"{title}: every metric of {judge}",
        columns=("metric", "value", "n", "events"),
        rows=tuple(
            (metric.words, number(found), f"{found['n']:,}", f"{found['events']:,}")
            for metric in METRICS
            for found in [section["judges"][judge][metric.name]]
        ),
    )
    yield TextTable(
        title=f"{title}: contrast sets ordered right",
        columns=("judge", "row pairs", "reversals", "whole sets"),
        rows=tuple(
            (name, *(counted(rates[kind]) for kind in ("row pairs", "reversals", "whole sets")))
            for name, rates in section["orderings"].items()
            if rates
        ),
    )
    yield TextTable(
        title=f"{title}: of pairs scored so, how many were coded contradicts",
        columns=("P(contradicts)", "coded contradicts", "n", "events"),
        rows=tuple(
            (f"{row['said']:.2f}", _share(row), f"{row['n']:,}", f"{row['events']:,}")
            for row in section["reliability"]
        ),
    )
    yield TextTable(
        title=f"{title}: what a score of 0.8 is worth",
        columns=("P(contradicts)", "from", "to", "coded contradicts", "n", "events"),
        rows=tuple(
            (
                f"about {row['about']:.1f}",
                f"{row['from']:.2f}",
                f"{row['to']:.2f}",
                _share(row),
                f"{row['n']:,}",
                f"{row['events']:,}",
            )
            for row in section["by_score"]
        ),
    )
    yield TextTable(
        title=f"{title}: share of wrong labels when the least sure pairs are left undecided",
        columns=("share decided", "share wrong", "n"),
        rows=tuple(
            (f"{row['coverage']:.2f}", _risk(row), f"{row['n']:,}")
            for row in section["risk_coverage"]
        ),
    )
    for column, groups in section["groups"].items():
        yield _group_table(f"{title}: by {column}", column, groups)


def _group_table(title: str, column: str, groups: Mapping[str, Mapping[str, Any]]) -> TextTable:
    shown = ("ece", "coverage", "macro_f1", "direction_auc", "bearing_auc")
    heads = (_SHORT.get(name, f"{name} of the 90 % sets") for name in shown)
    return TextTable(
        title=title,
        columns=(column, "n", "events", "mean P(contradicts)", "coded contradicts", *heads),
        rows=tuple(
            (
                f"{name}: {row['groups']} together" if "groups" in row else name,
                f"{row['n']:,}",
                f"{row['events']:,}",
                f"{row['said']:.2f}",
                _share(row),
                *(number(row[metric]) for metric in shown),
            )
            for name, row in groups.items()
        ),
    )


def _share(row: Mapping[str, Any]) -> str:
    return f"{row['coded']:.2f} [{row['low']:.2f}, {row['high']:.2f}]"


def _risk(row: Mapping[str, Any]) -> str:
    return number({"value": row["risk"], "low": row["low"], "high": row["high"]})


def control_tables(controls: Mapping[str, Any]) -> Iterator[TextTable]:
    """Yield one table a control: name of the number, number."""
    for name, found in controls.items():
        rows = tuple(_flat(found))
        if rows:
            yield TextTable(
                title=f"control: {name.replace('_', ' ')}",
                columns=("what", "value"),
                rows=rows,
            )


def _flat(found: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, str]]:
    for key, value in found.items():
        name = f"{before}{key.replace('_', ' ')}"
        if isinstance(value, Mapping) and "value" in value:
            yield name, counted(value)
        elif isinstance(value, Mapping):
            yield from _flat(value, f"{name}: ")
        elif isinstance(value, float):
            yield name, f"{value:.3f}"
        elif value is not None and not isinstance(value, Sequence | Mapping):
            yield name, str(value)


def number(found: Mapping[str, Any], *, starred: bool = False) -> str:
    """Write a number with its interval: `0.81 [0.78, 0.84]`, a dash where there is none."""
    if found["value"] is None:
        return "-"
    star = "*" if starred and found.get("excludes_zero") else ""
    if found["low"] is None:
        return f"{found['value']:.3f} (no interval)"
    return f"{found['value']:.3f} [{found['low']:.3f}, {found['high']:.3f}]{star}"


def counted(found: Mapping[str, Any]) -> str:
    """Write a number with its interval and what it rests on."""
    if found["value"] is None:
        return "-"
    return f"{number(found)}, n {found['n']:,} in {found['events']:,} events"
