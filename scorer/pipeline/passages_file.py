"""Passages on disk, in the form of `scorer extract --json`, so that a person can correct them."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from scorer.errors import DataError
from scorer.pipeline.article import Article
from scorer.pipeline.passages import Kind, Passage, with_the_rest
from scorer.records import Mode, parse_partial_date
from scorer.storage import read_json

_P = Annotated[float, Field(ge=0, le=1)]


class _Row(BaseModel):
    model_config = ConfigDict(extra="ignore")
    start: Annotated[int, Field(ge=0)]
    end: int
    text: str
    actor: str | None = None
    actor_found: str | None = None
    use: bool | None = None


class _PrincipleRow(_Row):
    speaker: str | None = None
    p: _P | None = None


class _ReportRow(_Row):
    mode: Mode
    date: str | None = None
    p: _P | None = None


class _Found(BaseModel):
    model_config = ConfigDict(extra="ignore")
    principles: list[_PrincipleRow]
    reports: list[_ReportRow]


def read_passages(path: Path, article: Article) -> tuple[Passage, ...]:
    """Read what `scorer extract --json` wrote and a person may have corrected.

    A row may carry `"use": true` or `false`, and another `actor`.

    Raises:
        DataError: it is no such file, or was made from another text.
    """
    try:
        found = _Found.model_validate(read_json(path))
    except ValidationError as cause:
        first = cause.errors(include_url=False)[0]
        place = ".".join(map(str, first["loc"]))
        raise DataError(
            f"{path}: {place}: {first['msg']}; write the file with scorer extract --json, then "
            "change only actor and use"
        ) from cause
    told = [
        *(_passage(path, article, row, "principle") for row in found.principles),
        *(_passage(path, article, row, row.mode) for row in found.reports),
    ]
    return with_the_rest(article.text, told)


def passage_rows(
    passages: Sequence[Passage], reasons: Mapping[tuple[int, int], str] | None = None
) -> dict[str, list[dict[str, object]]]:
    """Return passages in the form of `scorer extract --json`, the rest under `other`.

    Args:
        passages: what a text holds.
        reasons: span -> why it was left out, empty where it was used; adds `left_out`.
    """
    rows: dict[str, list[dict[str, object]]] = {"principles": [], "reports": [], "other": []}
    for passage in passages:
        table = {"principle": "principles", "other": "other"}.get(passage.kind, "reports")
        row = _row(passage)
        if reasons is not None:
            row["left_out"] = reasons[passage.start, passage.end]
        rows[table].append(row)
    return rows


def _row(passage: Passage) -> dict[str, Any]:
    row: dict[str, Any] = {"start": passage.start, "end": passage.end, "text": passage.text}
    if passage.kind == "other":
        return row
    row |= {"actor": passage.actor, "p": passage.p, "use": passage.use}
    if passage.actor_found is not None:
        row["actor_found"] = passage.actor_found
    if passage.kind == "principle":
        return row | {"speaker": passage.speaker}
    when = parse_partial_date(passage.date)
    return row | {"mode": passage.kind, "date": when.text or None, "precision": when.precision}


def _passage(path: Path, article: Article, row: _PrincipleRow | _ReportRow, kind: Kind) -> Passage:
    if article.text[row.start : row.end] != row.text:
        raise DataError(
            f"{path}: characters {row.start} to {row.end} of {article.name} are not "
            f"{row.text[:60]!r}; the file was made from another text, so extract it again"
        )
    return Passage(
        start=row.start,
        end=row.end,
        text=row.text,
        kind=kind,
        actor=(row.actor or "").strip() or None,
        speaker=row.speaker if isinstance(row, _PrincipleRow) else None,
        date=_date(path, row.date or "") if isinstance(row, _ReportRow) else "",
        p=row.p,
        use=row.use,
        actor_found=row.actor_found,
    )


def _date(path: Path, written: str) -> str:
    try:
        return parse_partial_date(written).text
    except ValueError as cause:
        raise DataError(f"{path}: {cause}; use YYYY-MM-DD, YYYY-MM or YYYY") from cause
