"""Read the reviewed tables that lie in `data/`."""

import csv
from collections.abc import Iterator
from datetime import date
from importlib import resources

from scorer.actors.entry import Actor, Alias, How, Kind
from scorer.actors.inflection import inflected

_KINDS: dict[str, Kind] = {
    "organisation": "organisation",
    "company": "company",
    "party": "party",
    "person": "person",
}


def read_table(name: str) -> Iterator[dict[str, str]]:
    """Yield the rows of `data/NAME.tsv`."""
    file = resources.files("scorer.actors") / "data" / f"{name}.tsv"
    with file.open(encoding="utf-8") as lines:
        yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def cells(cell: str | None) -> tuple[str, ...]:
    """Split a cell that holds several values."""
    return tuple(part for part in (cell or "").split(";") if part)


def read_states() -> Iterator[Actor]:
    """Yield the states with everything but leaders and words of other languages."""
    for row in read_table("states"):
        name = row["name"]
        people, adjectives = cells(row["people"]), cells(row["adjectives"])
        columns: tuple[tuple[How, tuple[str, ...]], ...] = (
            ("name", (name, *cells(row["names"]))),
            ("demonym", tuple(dict.fromkeys((*adjectives, *people)))),
            ("capital", cells(row["capitals"])),
            ("seat", cells(row["seats"])),
        )
        spoken = [Alias(text=t, actor=name, how=how) for how, texts in columns for t in texts]
        yield Actor(
            name=name,
            kind="state",
            article=row["article"],
            adjectives=adjectives,
            people=people,
            aliases=(*spoken, *_codes(row)),
        )


def _codes(row: dict[str, str]) -> Iterator[Alias]:
    """Yield ISO, COW and Gleditsch-Ward codes, the numbers also with their system's name."""
    texts = [row["iso2"], row["iso3"]]
    for system in ("cow", "gw"):
        for number in cells(row[system]):
            texts += [number, f"{system} {number}"]
    for text in dict.fromkeys(text for text in texts if text):
        yield Alias(text=text, actor=row["name"], how="code", spoken=False)


def read_organisations() -> Iterator[Actor]:
    """Yield organisations, companies, parties and persons."""
    for row in read_table("organisations"):
        name = row["name"]
        names = [
            Alias(text=t, actor=name, how="name")
            for t in dict.fromkeys((name, *cells(row["names"])))
        ]
        seats = [Alias(text=t, actor=name, how="seat") for t in cells(row["seats"])]
        yield Actor(
            name=name,
            kind=_KINDS[row["kind"]],
            article=row["article"],
            aliases=(*names, *seats),
        )


def read_words() -> Iterator[Alias]:
    """Yield names, demonyms and capitals in other languages, demonyms inflected."""
    columns: tuple[tuple[str, How], ...] = (
        ("names", "name"),
        ("demonyms", "demonym"),
        ("capitals", "capital"),
    )
    for row in read_table("words"):
        for column, how in columns:
            for stem in cells(row[column]):
                for text in inflected(stem):
                    yield Alias(text=text, actor=row["actor"], how=how)


def read_leaders() -> Iterator[Alias]:
    """Yield the leaders with their terms; one person may have served several terms."""
    for row in read_table("leaders"):
        for text in cells(row["names"]):
            yield Alias(
                text=text,
                actor=row["actor"],
                how="leader",
                start=date.fromisoformat(row["start"]),
                end=date.fromisoformat(row["end"]) if row["end"] else None,
            )
