"""How a command speaks: results on standard output, everything else on standard error."""

import json
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NoReturn, TextIO

from scorer.errors import Problem

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

Progress = Callable[[int, int], None]

PIPED_WIDTH: Final = 140
PROBLEMS_SHOWN: Final = 50
# Corpus text must not move the cursor, ring the bell, or turn the writing direction around.
_UNPRINTABLE: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def plain(value: object) -> str:
    """Return text that a terminal shows as it is; None as nothing."""
    return "" if value is None else _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", str(value))


@dataclass(frozen=True, kw_only=True, slots=True)
class Voice:
    """What --json and --quiet chose."""

    json: bool = False
    quiet: bool = False

    def note(self, text: str) -> None:
        """Tell a person something that is not the result."""
        if not self.quiet:
            _line(sys.stderr, plain(text))

    def problems(self, problems: Sequence[Problem], *, limit: int | None = PROBLEMS_SHOWN) -> None:
        """Name what was wrong with the input, a line each; --quiet does not silence this."""
        for problem in problems[:limit]:
            self.complain(str(problem))
        if limit is not None and len(problems) > limit:
            _line(sys.stderr, f"... and {len(problems) - limit:,} more like these")

    def complain(self, message: str) -> None:
        """Name one thing that is wrong; --quiet does not silence this."""
        _line(sys.stderr, f"error: {plain(message)}")

    def result(self, value: Mapping[str, object]) -> None:
        """Print a result as one JSON document, where --json asks for it."""
        if self.json:
            _line(sys.stdout, _as_json(value, indent=2))

    def say(self, text: str) -> None:
        """Print a line of the result for a person."""
        if not self.json:
            _line(sys.stdout, plain(text))

    def show(self, title: str, table: "Table") -> None:
        """Print a table of the result for a person, its title above it."""
        if not self.json:
            self.say(title)
            console().print(table)

    def fail(self, message: str, *, code: int = 1) -> int:
        """Say why the command ends here and return its exit code."""
        if self.json:
            _line(sys.stdout, _as_json({"error": message, "exit_code": code}))
        else:
            self.complain(message)
        return code

    @contextmanager
    def progress(self, what: str) -> Iterator[Progress]:
        """Give a function (done, total) that moves a bar, or does nothing where none is wanted."""
        if self.quiet or not sys.stderr.isatty():
            yield lambda _done, _total: None
            return
        from rich.progress import Progress as Bar

        with Bar(console=console(stderr=True), transient=True) as bar:
            task = bar.add_task(plain(what), total=None)
            yield lambda done, total: bar.update(task, completed=done, total=total)


def _line(stream: TextIO, text: str) -> None:
    stream.write(text + "\n")


def _as_json(value: Mapping[str, object], *, indent: int | None = None) -> str:
    return json.dumps(value, ensure_ascii=False, indent=indent, allow_nan=False, default=str)


def console(*, stderr: bool = False) -> "Console":
    """Return a console that prints text as it is: no markup, no emoji codes, no guessed colours."""
    from rich.console import Console

    class PlainConsole(Console):
        def on_broken_pipe(self) -> NoReturn:
            raise BrokenPipeError

    terminal = (sys.stderr if stderr else sys.stdout).isatty()
    width = None if terminal else PIPED_WIDTH
    return PlainConsole(stderr=stderr, markup=False, emoji=False, highlight=False, width=width)


def table(columns: Mapping[str, str], rows: Sequence[Sequence[object]]) -> "Table":
    """Make a table of plain cells.

    Args:
        columns: heading -> `left` or `right`.
        rows: cells in the order of the columns.
    """
    from rich import box
    from rich.table import Table
    from rich.text import Text

    made = Table(box=box.SIMPLE_HEAD)
    for heading, side in columns.items():
        made.add_column(heading, justify="right" if side == "right" else "left")
    for row in rows:
        made.add_row(*(Text(plain(cell)) for cell in row))
    return made
