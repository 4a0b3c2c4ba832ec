"""The error family: every message names the thing, the value, what was expected and the remedy."""

from dataclasses import dataclass


class ScorerError(Exception):
    """Base of every error that this package raises on purpose."""

    exit_code = 1


class UsageError(ScorerError):
    """The call itself is wrong: an unknown name, options that do not go together."""

    exit_code = 2


class DataError(ScorerError):
    """Input that cannot be used at all: no such file, wrong format, a needed column missing."""

    exit_code = 3


class ModelError(ScorerError):
    """A model folder that is missing, damaged, of an unknown version, or fails its own check."""

    exit_code = 3


class MissingExtraError(ScorerError):
    """An optional dependency is not installed; the message carries the pip line."""

    exit_code = 2

    def __init__(self, package: str, extra: str) -> None:
        super().__init__(
            f"{package} is not installed. It comes with an extra: pip install 'scorer[{extra}]'"
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Problem:
    """One thing wrong with one place of an input; the rows beside it are kept.

    `line` counts from 1 and is that of the file itself (a CSV header is line 1); None where the
    problem is of the whole file.
    """

    file: str
    line: int | None
    field: str
    value: str
    expected: str
    remedy: str

    def __str__(self) -> str:
        where = self.file if self.line is None else f"{self.file}, line {self.line}"
        shown = self.value if len(self.value) <= 60 else self.value[:57] + "..."
        return f"{where}: {self.field} {shown!r} is not {self.expected}; {self.remedy}."
