"""The validity report of an evaluation: Markdown, the whole result as JSON, and pictures."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from scorer.errors import UsageError
from scorer.evaluation.drawing import can_draw, draw
from scorer.evaluation.pictures import pictures_of
from scorer.evaluation.tables import TextTable, control_tables, section_tables
from scorer.storage import replace_file, write_json

REPORT: Final = "report.md"
RESULT: Final = "result.json"

READ: Final = """\
How to read it. Square brackets hold 95 % intervals; n counts pairs, and events counts what is
independent of one another. Direction AUC: how often an upholding pair ranks above a contradicting
one (0.5 is chance). Bearing AUC: the same for related above unrelated. Brier skill: 0 is as good as
always naming the prevalence. ECE: mean distance between a probability and the share that was coded
so; less of it is better, and its interval leans upwards, since few pairs can only add to it. A
difference whose interval excludes zero is starred. A dash: these pairs cannot tell. A
measurement holds for pairs like these; nothing follows from it about any actor."""


def write_report(result: Mapping[str, Any], folder: Path) -> None:
    """Write `report.md`, `result.json` and the pictures into a folder.

    A picture is a Vega-Lite file and, where the library that draws is installed, an SVG; the
    first section's pictures are PNG too.

    Args:
        result: what `evaluate_file` returned.
        folder: made if need be; files of the same names are replaced.

    Raises:
        UsageError: there is a file where the folder should be.
    """
    if folder.is_file():
        raise UsageError(f"{folder} is a file; a report is a folder: name a new or an empty one")
    folder.mkdir(parents=True, exist_ok=True)
    names: dict[str, list[str]] = {}
    for number, (title, section) in enumerate(result["sections"].items(), start=1):
        for name, spec in pictures_of(section, result["judge"]).items():
            write_json(folder / f"{number}-{name}.vl.json", spec)
            if can_draw():
                draw(spec, folder / f"{number}-{name}.svg")
                if number == 1:
                    # For slides and papers, of what pages show first; of everything it is too much.
                    draw(spec, folder / f"{number}-{name}.png")
            names.setdefault(title, []).append(f"{number}-{name}")
    write_json(folder / RESULT, result)
    with replace_file(folder / REPORT) as aside:
        aside.write_text("\n".join(_lines(result, names)) + "\n", encoding="utf-8")


def _lines(result: Mapping[str, Any], pictures: Mapping[str, list[str]]) -> Iterator[str]:
    judge, labels = result["judge"], result["labels"]
    yield f"# How right is `{judge}` on `{labels}`?\n"
    yield "Made by one command, which makes it again:\n"
    yield f"    scorer evaluate --labels {labels} --judge {judge} --report FOLDER\n"
    yield READ + "\n"
    yield from _counts(result["counts"])
    for title, section in result["sections"].items():
        yield f"## {title}\n"
        yield facts(section) + "\n"
        for table in section_tables(title, section, judge):
            yield from table_lines(table)
        yield from _pictures(pictures[title])
    if "controls" in result:
        yield "## Controls\n"
        for table in control_tables(result["controls"]):
            yield from table_lines(table)
    yield "## Recipe\n"
    yield "```json"
    yield json.dumps(result["recipe"], indent=2, sort_keys=True, ensure_ascii=False)
    yield "```"


def _counts(counts: Mapping[str, Any]) -> Iterator[str]:
    left = ", ".join(f"{count:,} ({why})" for why, count in counts["left_out"].items())
    yield f"{counts['pairs']:,} pairs measured. Rows read: {counts['read']:,}; left out: " + (
        f"{left}.\n" if left else "none.\n"
    )
    absent = counts["judges_not_available"]
    if absent:
        yield f"Judges that could not be loaded, and are missing below: {', '.join(absent)}.\n"


def _pictures(names: Sequence[str]) -> Iterator[str]:
    for name in names if can_draw() else ():
        yield f"![{name.partition('-')[2]}]({name}.svg)\n"
    shown = ", ".join(f"[{name}]({name}.vl.json)" for name in names)
    yield f"Pictures as Vega-Lite: {shown}\n"


def facts(section: Mapping[str, Any]) -> str:
    """Say in words what a section rests on."""
    coded = ", ".join(f"{count:,} {label}" for label, count in section["labels"].items())
    return (
        f"{section['pairs']:,} pairs ({coded}) of {section['events']:,} events under "
        f"{section['principles']:,} principles. Intervals: {section['intervals']}. "
        f"A perfectly calibrated judge would show an ECE of about "
        f"{section['ece_of_a_perfect_judge']:.3f} on so many pairs."
    )


def table_lines(table: TextTable) -> Iterator[str]:
    """Yield the lines of a table in Markdown; none where it has no row."""
    if not table.rows:
        return
    yield f"**{table.title}**\n"
    yield "| " + " | ".join(_cell(name) for name in table.columns) + " |"
    yield "|" + "---|" * len(table.columns)
    for row in table.rows:
        yield "| " + " | ".join(_cell(cell) for cell in row) + " |"
    yield ""


def _cell(text: str) -> str:
    # Names come from files: a bar or a line break in one must not break the table.
    return " ".join(text.replace("|", "\\|").replace("<", "&lt;").split())
