"""Answers kept by content: what has been paid for is asked once."""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

from scorer.errors import DataError
from scorer.judges.llm.answer import Answer, read_probabilities

_LOOKUP: Final = 500


class KeptAnswers:
    """A SQLite file of answers by key; each one is on disk before the next question is asked.

    Another process may read and write it at the same time.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    def find(self, keys: Sequence[str]) -> dict[str, Answer]:
        """Return those of the keys that have an answer."""
        found: dict[str, Answer] = {}
        if not self.path.is_file():
            return found
        with self._open() as store:
            for start in range(0, len(keys), _LOOKUP):
                block = keys[start : start + _LOOKUP]
                marks = ",".join("?" * len(block))
                query = f"SELECT key, answer FROM answers WHERE key IN ({marks})"  # noqa: S608
                for key, written in store.execute(query, block):
                    answer = _read(written)
                    if answer is not None:
                        found[key] = answer
        return found

    def prepare(self) -> None:
        """Make the file, so that a place that cannot be written shows before anything is paid for.

        Raises:
            DataError: it cannot be written, or something else lies there.
        """
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as cause:
            raise DataError(
                f"{self.path.parent} cannot be made ({cause.strerror}), and answers would be lost; "
                "set SCORER_CACHE to a folder that can be written"
            ) from cause
        with self._open() as store:
            store.execute("BEGIN IMMEDIATE")

    def keep(self, key: str, answer: Answer) -> None:
        """Keep one answer."""
        written = json.dumps([*answer.probabilities, answer.reason], ensure_ascii=False)
        with self._open() as store:
            store.execute("INSERT OR REPLACE INTO answers VALUES (?, ?)", (key, written))

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        try:
            with closing(sqlite3.connect(self.path, timeout=30)) as store, store:
                store.execute("CREATE TABLE IF NOT EXISTS answers (key TEXT PRIMARY KEY, answer)")
                yield store
        except sqlite3.Error as cause:
            raise DataError(
                f"{self.path} cannot be used to keep answers ({cause}); move it away, or set "
                "SCORER_CACHE to another folder"
            ) from cause


def _read(written: object) -> Answer | None:
    """Return a kept answer, or None where the row is damaged and has to be asked again."""
    try:
        *values, reason = json.loads(str(written))
        return Answer(probabilities=read_probabilities(values), reason=str(reason))
    except (ValueError, TypeError):
        return None
