"""Tell the format of a file from its bytes and its header, of a folder from its names."""

from collections.abc import Mapping
from itertools import islice
from pathlib import Path
from typing import Final

from scorer.errors import DataError
from scorer.sources.cells import as_text, folded_name
from scorer.sources.decoding import decoded
from scorer.sources.feed import FEEDS
from scorer.sources.formats import format_of_columns
from scorer.sources.gdelt_columns import SHAPE
from scorer.sources.limits import Limits
from scorer.sources.markup import root_name
from scorer.sources.opening import HEAD, ZIP, is_twin, read_head
from scorer.sources.planning import USUAL
from scorer.sources.rows import Rows, is_workbook, open_rows
from scorer.sources.ungdc import NAME as SPEECH_NAME
from scorer.sources.unvotes import unvotes_files
from scorer.storage.heads import first_bytes

_LONG: Final = 1_000
"""Characters on average from which the texts of a table are documents."""

_TABLES: Final = frozenset({".csv", ".tsv", ".tab", ".jsonl", ".ndjson", ".json", ".export"})
_OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0"
_TAR: Final = (b"ustar\x00", b"ustar ")
_LOOKED_AT: Final = 20


def detect(path: Path, limits: Limits | None = None) -> str:
    """Return the name of the format of a file or folder.

    Raises:
        DataError: it cannot be read, or is of a kind that no importer reads.
    """
    limits = limits or Limits()
    if path.is_dir():
        return _folder(path)
    if not path.is_file():
        raise DataError(f"{path} is not there; check the path")
    begins = first_bytes(path)
    if begins.startswith(b"PAR1") or (begins.startswith(ZIP) and is_workbook(path)):
        return _table(path, limits)
    head = read_head(path, limits)
    if head.lstrip()[:5] == b"%PDF-":
        return "pdf"
    _refuse(path, head)
    text = decoded(head).lstrip("\ufeff \t\r\n\x00")
    if text.startswith("<"):
        return _markup(path, text)
    if text.startswith(("{", "[{", "[\n", "[ ")) or _is_table(path, text):
        return _table(path, limits)
    return "text"


def _refuse(path: Path, head: bytes) -> None:
    if head[257:263] in _TAR or head[257:265] in _TAR:
        raise DataError(f"{path} is a tar archive; unpack it and give the folder")
    if head.startswith(_OLD_OFFICE):
        raise DataError(f"{path} is an old Office file; save it as .xlsx, CSV or plain text")
    if not head.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        what = "holds nothing but blanks" if head else "is empty"
        raise DataError(f"{path} {what}; a table, a text, a page, a feed or a PDF was expected")


def _folder(path: Path) -> str:
    if "votes" in unvotes_files(path):
        return "unvotes"
    names = (each.name for each in path.rglob("*.txt") if not is_twin(each.as_posix()))
    if any(SPEECH_NAME.fullmatch(name) for name in names):
        return "ungdc"
    raise DataError(
        f"{path} is a folder of no known kind: UN General Debate texts (ISO_SESSION_YEAR.txt) or "
        "un_votes with un_roll_calls were looked for; name one file instead"
    )


def _markup(path: Path, text: str) -> str:
    kind = root_name(text)
    if kind in FEEDS:
        return "feed"
    html = kind in ("html", "head", "body", "div", "article", "p", "main", "section", "h1")
    if html or text[:200].lower().startswith("<!doctype html"):
        return "html"
    if text.startswith("<?xml") or "xmlns" in text[:2_000]:
        raise DataError(
            f"{path} is XML of the kind <{kind}>, which no importer reads; "
            "RSS, Atom and HTML are read"
        )
    return "html" if "</" in text else "text"


def _is_table(path: Path, text: str) -> bool:
    """Tell a table from running text: by its name, or by two first lines of as many cells."""
    suffixes = {suffix.lower() for suffix in path.suffixes}
    if suffixes & _TABLES:
        return True
    lines = [line for line in text[:HEAD].split("\n") if line.strip()][:2]
    if lines and lines[0].count("\t") + 1 in SHAPE.by_width:
        return True
    tabs = [line.count("\t") for line in lines]
    if len(lines) == 2 and tabs[0] >= 1 and tabs[0] == tabs[1]:
        return True
    headers = [lines[0].split(separator) for separator in ",\t;"] if lines else []
    return any(len(names) > 1 and _known(names) for names in headers)


def _known(names: list[str]) -> bool:
    folded = {folded_name(name) for name in names}
    return format_of_columns(names) is not None or {"id", "text"} <= folded


def _table(path: Path, limits: Limits) -> str:
    with open_rows(path, limits, SHAPE) as rows:
        if tuple(rows.columns) in (*map(tuple, SHAPE.by_width.values()),):
            return "gdelt"
        known = format_of_columns(rows.columns)
        if known is not None:
            return known
        return "documents" if _long_texts(rows) else "table"


def _long_texts(rows: Rows) -> bool:
    """Tell whether the texts of a table are so long that they are whole documents."""
    columns = {folded_name(name): name for name in reversed(rows.columns)}
    column = next((columns[name] for name in USUAL["text"] if name in columns), None)
    looked_at = (row for _, row in islice(rows.records, _LOOKED_AT))
    if column is None:
        return False
    lengths = [len(as_text(row.get(column))) for row in looked_at if isinstance(row, Mapping)]
    return bool(lengths) and sum(lengths) / len(lengths) > _LONG
