"""The validity report: every set that measures, its reports, one page, and a summary for the app.

The page has a section written by hand between two marks; making the page again keeps it.
"""

import json
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from scorer.errors import UsageError
from scorer.evaluation.drawing import can_draw
from scorer.evaluation.headlines import control_rows, headline_rows, summary_of
from scorer.evaluation.pictures import pictures_of
from scorer.evaluation.report import READ, REPORT, RESULT, facts, table_lines, write_report
from scorer.evaluation.shipped import ALL, MEASURE_ONLY
from scorer.evaluation.tables import TextTable, section_tables
from scorer.storage import replace_file, write_json

SUMMARY: Final = "summary.json"
BEGIN: Final = (
    "<!-- by hand: what stands between these marks is kept when the page is made again -->"
)
END: Final = "<!-- end of what is written by hand -->"
NOTHING_YET: Final = "\n## What the figures say\nNothing has been written here yet.\n"
_ON_PAGE: Final = ("beside its rivals", "is ahead", "ordered right", "is worth")
"""Tables of a set's first section that the page shows; the set's report has all."""


def page_of(folder: Path) -> Path:
    """Return where the page stands: beside the folder, under the same name."""
    return folder.with_name(f"{folder.name}.md")


def kept_words(folder: Path) -> str:
    """Return what was written by hand on the page; call it before hours are spent on measuring.

    Raises:
        UsageError: the folder or the page is not one that this command made.
    """
    page = page_of(folder)
    if folder.is_file():
        raise UsageError(f"{folder} is a file; a report is a folder: name a new or an empty one")
    present = {path.name for path in folder.iterdir()} if folder.is_dir() else set()
    foreign = sorted(present - {*MEASURE_ONLY, SUMMARY})
    if foreign:
        raise UsageError(
            f"{folder} holds {foreign[0]}, which no report makes, and the folder would be replaced "
            "as a whole; name a new or an empty one"
        )
    if not page.is_file():
        return NOTHING_YET
    text = page.read_text(encoding="utf-8")
    _, begin, rest = text.partition(BEGIN)
    words, end, _ = rest.partition(END)
    if not (begin and end):
        raise UsageError(
            f"{page} has no section marked as written by hand, and would be replaced as a whole; "
            f"put what is to be kept between the lines {BEGIN} and {END}, or move the file away"
        )
    return words


def write_validity(results: Mapping[str, Mapping[str, Any]], folder: Path) -> None:
    """Write reports, summary and page; a run that is killed leaves the old ones or the new ones.

    Args:
        results: set -> what `evaluate_pairs` returned, all of the same judge.
        folder: where the reports go; the page is written beside it as `FOLDER.md`.

    Raises:
        UsageError: the folder or the page is not one that this command made.
    """
    words = kept_words(folder)
    aside = folder.with_name(f".{folder.name}.part")
    shutil.rmtree(aside, ignore_errors=True)
    for name, result in results.items():
        write_report(result, aside / name)
    write_json(aside / SUMMARY, summary_of(results))
    text = "\n".join(_lines(results, folder, words)) + "\n"
    _swap(aside, folder)
    with replace_file(page_of(folder)) as part:
        part.write_text(text, encoding="utf-8")


def _swap(aside: Path, folder: Path) -> None:
    old = folder.with_name(f".{folder.name}.old")
    if old.is_dir() and not folder.is_dir():
        # An earlier run was stopped between the two renames below.
        old.rename(folder)
    shutil.rmtree(old, ignore_errors=True)
    if folder.is_dir():
        folder.rename(old)
    aside.rename(folder)
    shutil.rmtree(old, ignore_errors=True)


def _lines(results: Mapping[str, Mapping[str, Any]], folder: Path, words: str) -> Iterator[str]:
    judge = next(iter(results.values()))["judge"]
    yield f"# Validity: what the judge `{judge}` was measured at\n"
    yield "Made by one command, which makes it again, the section written by hand apart:\n"
    yield f"    scorer evaluate --labels {ALL} --judge {judge} --report {folder.as_posix()}\n"
    yield READ + "\n"
    yield "Every label was written by language models (see the cards of the sets).\n"
    title = "The first section of each set"
    yield from table_lines(_across(title, "metric", results, headline_rows(results)))
    yield BEGIN + words + END + "\n"
    yield "## Controls\n"
    yield (
        "What must not move a score, and what a score must not be made of. Mean changes are of "
        "P(contradicts); flips are shares of pairs whose most probable label changes.\n"
    )
    title = f"Controls of `{judge}`"
    yield from table_lines(_across(title, "control", results, control_rows(results)))
    for name, result in results.items():
        yield from _set_lines(name, result, folder.name)
    yield "## Recipe\n"
    yield "```json"
    yield json.dumps(
        {name: _recipe(result) for name, result in results.items()},
        indent=2,
        sort_keys=True,
        ensure_ascii=False,
    )
    yield "```"


def _across(
    title: str,
    head: str,
    results: Mapping[str, object],
    rows: Mapping[str, Mapping[str, str]],
) -> TextTable:
    return TextTable(
        title=title,
        columns=(head, *results),
        rows=tuple(
            (what, *(cells.get(name, "-") for name in results)) for what, cells in rows.items()
        ),
    )


def _set_lines(name: str, result: Mapping[str, Any], folder: str) -> Iterator[str]:
    judge, place = result["judge"], f"{folder}/{name}"
    sections = ", ".join(result["sections"])
    yield f"## {name}\n"
    yield (
        f"[Whole report]({place}/{REPORT}) with every metric, group and control, and "
        f"[the numbers]({place}/{RESULT}). Sections: {sections}. Shown here is the first.\n"
    )
    title, section = next(iter(result["sections"].items()))
    yield facts(section) + "\n"
    for table in section_tables(title, section, judge):
        if any(part in table.title for part in _ON_PAGE):
            yield from table_lines(table)
    for picture in pictures_of(section, judge) if can_draw() else ():
        yield f"![{picture}, {name}]({place}/1-{picture}.svg)\n"


def _recipe(result: Mapping[str, Any]) -> Mapping[str, object]:
    recipe = result["recipe"]
    return {
        **{key: value for key, value in recipe.items() if key != "judges"},
        "judge": recipe["judges"][result["judge"]],
        "beside_it": [name for name in recipe["judges"] if name != result["judge"]],
    }
