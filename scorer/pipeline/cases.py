"""What is scored together: two files of the user, or a case that comes with the package."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, cast, get_args

from scorer.errors import DataError, Problem, UsageError
from scorer.pairing import Meeting
from scorer.pipeline.article import Article
from scorer.pipeline.passage_choice import Chosen
from scorer.principles import (
    PACKS_FOLDER,
    ReadPrinciples,
    pack_names,
    read_pack,
    read_principles,
)
from scorer.records import Action, LeftOut, Principle
from scorer.settings import shipped_folder
from scorer.sources import read_actions
from scorer.storage import read_json

CASE_FILE: Final = "case.json"
_VERSION: Final = "-1"


@dataclass(frozen=True, kw_only=True, slots=True)
class Drawn:
    """The text that a case was drawn from, what became of each passage, and how it was read."""

    article: Article
    chosen: tuple[Chosen, ...]
    recipe: Mapping[str, object]


@dataclass(frozen=True, kw_only=True, slots=True)
class Case:
    """Principles, actions and how they meet; with what was left out of the files, and why."""

    name: str
    principles: tuple[Principle, ...]
    actions: tuple[Action, ...]
    meeting: Meeting
    left_out: tuple[LeftOut, ...] = ()
    problems: tuple[Problem, ...] = ()
    drawn: Drawn | None = None


def read_files(
    principles: Path,
    actions: Path,
    *,
    meeting: Meeting = "own",
    principle_columns: Mapping[str, str] | None = None,
    action_columns: Mapping[str, str] | None = None,
) -> Case:
    """Read a case from two tables.

    Args:
        principles: table of principle cards, or the name of a pack.
        actions: table of actions.
        meeting: see `pairing.pair_up`.
        principle_columns: field -> column of the first table, where they differ.
        action_columns: field -> column of the second.

    Raises:
        DataError: one of the files holds nothing usable.
    """
    cards = read_cards(principles, renamed=principle_columns)
    done = read_actions(actions, renamed=action_columns)
    return Case(
        name=actions.stem,
        principles=cards.principles,
        actions=done.actions,
        meeting=meeting,
        left_out=(principles_left_out(cards), done.left_out),
        problems=(*cards.problems, *done.problems),
    )


def read_cards(table: Path, *, renamed: Mapping[str, str] | None = None) -> ReadPrinciples:
    """Read principles from a table, or by the name of a shipped pack or case.

    Raises:
        DataError: there is neither such a file nor such a name, or the table holds nothing usable.
    """
    name = str(table)
    if table.exists() or table.suffix or len(table.parts) > 1:
        return read_principles(table, renamed=renamed)
    if name in pack_names():
        return ReadPrinciples(principles=read_pack(name), problems=())
    if name in case_names():
        return ReadPrinciples(principles=read_case(name).principles, problems=())
    raise DataError(
        f"--principles {name!r} is neither a file here nor a pack; the packs are "
        f"{', '.join(pack_names())}, the cases {', '.join(case_names())}"
    )


def read_case(name: str) -> Case:
    """Read a shipped case, for example `new-world-order`: packs, action files and meeting.

    Raises:
        UsageError: no case has this name; the message lists those that there are.
        DataError: its files do not fit together.
    """
    if name not in case_names():
        raise UsageError(f"case {name!r} is not known; choose one of {', '.join(case_names())}")
    folder = shipped_folder("datasets", name + _VERSION)
    said = read_json(folder / CASE_FILE)
    meeting = said.get("meeting", "own")
    if meeting not in get_args(Meeting):
        raise DataError(f"{folder / CASE_FILE}: meeting {meeting!r} is not own or everybody")
    cards = [card for pack in cast(Sequence[str], said["packs"]) for card in read_pack(pack)]
    read = [read_actions(folder / file) for file in cast(Sequence[str], said["actions"])]
    actions = [action for each in read for action in each.actions]
    _unique(folder, (card.id for card in cards))
    _unique(folder, (action.id for action in actions))
    return Case(
        name=name,
        principles=tuple(cards),
        actions=tuple(actions),
        meeting=cast(Meeting, meeting),
        left_out=tuple(each.left_out for each in read),
        problems=tuple(problem for each in read for problem in each.problems),
    )


def principles_left_out(read: ReadPrinciples) -> LeftOut:
    """Count the rows of a table of principles that could not be used."""
    kept, problems = read.principles, read.problems
    counted = LeftOut(stage="principles", read=len(kept) + len(problems), kept=len(kept))
    for problem in problems:
        counted.drop(f"{problem.field} not {problem.expected}"[:80])
    return counted


def case_names() -> list[str]:
    """Return the names of the shipped cases."""
    datasets = shipped_folder("datasets", PACKS_FOLDER).parent
    found = datasets.glob(f"*{_VERSION}/{CASE_FILE}")
    return sorted(path.parent.name.removesuffix(_VERSION) for path in found)


def _unique(folder: Path, ids: Iterable[str]) -> None:
    seen: set[str] = set()
    for identity in ids:
        if identity in seen:
            raise DataError(f"{folder}: id {identity!r} stands in two files; rename one of them")
        seen.add(identity)
