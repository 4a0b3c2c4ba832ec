"""Count what an importer reads, keeps and leaves out, and remember the first problems."""

from collections import Counter
from dataclasses import dataclass, field

from scorer.errors import Problem
from scorer.records import LeftOut
from scorer.sources.limits import Limits


class BadCell(Exception):  # noqa: N818 - it says what a cell is, and never leaves this room
    """One cell that an importer cannot use; its row is left out and named."""

    def __init__(self, field: str, value: object, expected: str, remedy: str) -> None:
        super().__init__(field)
        self.field, self.value, self.expected, self.remedy = field, value, expected, remedy


class Skipped(Exception):  # noqa: N818 - as above
    """A row that is whole but tells of nothing to keep; it is left out and counted."""


@dataclass(kw_only=True, slots=True)
class Tally:
    """Counts of rows (or files, entries, pages that are documents of their own) as they pass.

    `made` is how many records came out: a row that tells of several acts makes several. `marked`
    counts rows that are kept although something about them stays open, by what it is.
    """

    file: str
    left_out: LeftOut
    limits: Limits
    made: int = 0
    marked: Counter[str] = field(default_factory=Counter)
    problems: list[Problem] = field(default_factory=list)

    def read(self) -> None:
        """Count one more row."""
        self.left_out.read += 1

    def keep(self, made: int = 1) -> None:
        """Count the row as kept."""
        self.left_out.kept += 1
        self.made += made

    def mark(self, what: str) -> None:
        """Count a row that is kept with something open."""
        self.marked[what] += 1

    def drop(self, reason: str) -> None:
        """Count the row as left out, for a reason that needs no correction."""
        self.left_out.drop(reason)

    def drop_problem(self, problem: Problem) -> None:
        """Count the row as left out for what is wrong with it."""
        self.left_out.drop(f"{problem.field} not {problem.expected}"[:80])
        self.note(problem)

    def drop_cell(self, line: int | None, bad: BadCell) -> None:
        """Count the row as left out for one of its cells."""
        self.drop_problem(self.problem(line, bad.field, str(bad.value), bad.expected, bad.remedy))

    def note(self, problem: Problem) -> None:
        """Remember a problem; the row may be kept all the same."""
        if len(self.problems) < self.limits.problems:
            self.problems.append(problem)

    def problem(
        self, line: int | None, field: str, value: str, expected: str, remedy: str
    ) -> Problem:
        """Word a problem of this file."""
        return Problem(
            file=self.file,
            line=line,
            field=field,
            value=value[:200],
            expected=expected,
            remedy=remedy,
        )
