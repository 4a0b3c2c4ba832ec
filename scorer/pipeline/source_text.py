"""The text of a run that was drawn from one, beside what was found in it; and places in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from scorer.pipeline.cases import Drawn
from scorer.pipeline.passages_file import passage_rows
from scorer.storage import replace_file, write_json

SOURCE_FILE: Final = "source.txt"
FOUND_FILE: Final = "found.json"
AROUND: Final = 400
"""Characters shown on either side of a passage."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """A passage with what stands before and after it in its text."""

    start: int
    end: int
    p: float | None
    before: str = ""
    passage: str = ""
    after: str = ""

    @property
    def words(self) -> str:
        """Say where it stands and how sure the extractor was of it."""
        sure = "" if self.p is None else f", extracted with P {self.p:.2f}"
        return f"characters {self.start:,} to {self.end:,} of the text{sure}"


def write_source(folder: Path, drawn: Drawn) -> None:
    """Write the text and every passage of it, used or not, into the folder of its run."""
    with replace_file(folder / SOURCE_FILE) as aside:
        # As bytes, so that no line end changes: the spans count characters.
        aside.write_bytes(drawn.article.text.encode())
    reasons = {(each.passage.start, each.passage.end): each.reason for each in drawn.chosen}
    rows = passage_rows([each.passage for each in drawn.chosen], reasons)
    write_json(folder / FOUND_FILE, {"text": dict(drawn.recipe), **rows})


def read_source(folder: Path) -> str | None:
    """Return the text of a run; None where it was not drawn from one."""
    path = folder / SOURCE_FILE
    return path.read_bytes().decode() if path.is_file() else None


def place_of(extra: Mapping[str, object], text: str | None = None) -> Place | None:
    """Return the place of a principle or an action by its `extra`; None where it has none.

    Args:
        extra: `start`, `end` and `p_extracted`, as a case drawn from a text has them.
        text: the text, for what stands around the passage.
    """
    start, end, p = (extra.get(name) for name in ("start", "end", "p_extracted"))
    if not isinstance(start, int) or not isinstance(end, int) or "p_extracted" not in extra:
        return None
    sure = float(p) if isinstance(p, int | float) else None
    if text is None or not 0 <= start < end <= len(text):
        return Place(start=start, end=end, p=sure)
    return Place(
        start=start,
        end=end,
        p=sure,
        before=_last_words(text[max(0, start - AROUND) : start], cut=start > AROUND),
        passage=text[start:end],
        after=_first_words(text[end : end + AROUND], cut=end + AROUND < len(text)),
    )


def _last_words(text: str, *, cut: bool) -> str:
    return ("... " + text.split(" ", 1)[-1] if cut else text).strip()


def _first_words(text: str, *, cut: bool) -> str:
    return (text.rsplit(" ", 1)[0] + " ..." if cut else text).strip()
