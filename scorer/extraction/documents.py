"""Labelled documents: `datasets/roles-1`, or files in its form."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, cast, get_args

from scorer.errors import DataError
from scorer.extraction.sentences import split_sentences
from scorer.extraction.spans import Span
from scorer.records import Mode
from scorer.settings import shipped_folder
from scorer.storage import read_json, read_jsonl

ROLES_DATA: Final = "roles-1"
Role = Literal["principle", "report", "other"]
Part = Literal["train", "dev", "test"]
ROLES: Final[tuple[Role, ...]] = get_args(Role)


@dataclass(frozen=True, kw_only=True, slots=True)
class LabelledSentence:
    """A sentence with its place in the document's text; `mode` only where the role is report."""

    start: int
    end: int
    text: str
    role: Role
    mode: Mode | None
    actor: str | None
    mention: str | None
    date: str


@dataclass(frozen=True, kw_only=True, slots=True)
class LabelledDocument:
    """A document as one text and its sentences in order.

    `writer` is whom "we" stands for, None for news and analyses.
    """

    id: str
    style: str
    published: str
    writer: str | None
    text: str
    sentences: tuple[LabelledSentence, ...]


def read_documents(
    part: Part | None = None, *, folder: Path | None = None
) -> list[LabelledDocument]:
    """Read the labelled documents of one part, or all of them.

    Raises:
        DataError: a file cannot be read, or a document is in no part.
    """
    folder = folder or shipped_folder("datasets", ROLES_DATA)
    found: list[LabelledDocument] = []
    parts = read_json(folder / "splits.json")
    for path in sorted(folder.glob("documents-*.jsonl")):
        for row in read_jsonl(path):
            if row["id"] not in parts:
                raise DataError(f"{path}: document {row['id']!r} is not in splits.json; add it")
            if part is None or parts[str(row["id"])] == part:
                found.append(_document(row))
    return found


def _document(row: dict[str, object]) -> LabelledDocument:
    text = ""
    sentences: list[LabelledSentence] = []
    for item in cast(list[dict[str, object]], row["sentences"]):
        if text:
            text += "\n\n" if item.get("para") else " "
        start = len(text)
        text += str(item["text"])
        sentences.append(
            LabelledSentence(
                start=start,
                end=len(text),
                text=str(item["text"]),
                role=cast(Role, item["role"]),
                mode=cast(Mode | None, item.get("mode")),
                actor=cast(str | None, item.get("actor")),
                mention=cast(str | None, item.get("mention")),
                date=str(item.get("date") or ""),
            )
        )
    return LabelledDocument(
        id=str(row["id"]),
        style=str(row["style"]),
        published=str(row["published"]),
        writer=cast(str | None, row.get("author_actor")),
        text=text,
        sentences=tuple(sentences),
    )


def labelled_spans(document: LabelledDocument) -> list[Span]:
    """Return the labelled sentences as the splitter would give them."""
    found = {(span.start, span.end): span for span in split_sentences(document.text)}
    return [
        found.get((s.start, s.end)) or Span(start=s.start, end=s.end, text=s.text)
        for s in document.sentences
    ]
