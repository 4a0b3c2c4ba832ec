"""How much of a file is read before it is refused; every limit can be raised by the caller."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Limits:
    """Bounds on memory and time.

    Attributes:
        record_chars: characters in one line or one record of a table.
        cell_chars: characters in one cell.
        whole_bytes: bytes of a file that has to be read whole (text, page, feed, PDF).
        unpacked_bytes: bytes that a compressed file may unpack to.
        ratio: unpacked bytes for each packed byte, looked at beyond `free_bytes`.
        free_bytes: unpacked bytes below which no ratio is suspicious.
        workbook_bytes: unpacked bytes of an Excel workbook.
        markup_chars: characters of a page or feed; beyond these, parsing takes minutes.
        tags: tags of a page or feed, for the same reason.
        entities: entities (`&amp;`) of a page or feed, for the same reason.
        pages: pages of a PDF; the others are left out and named.
        seconds: time for the pages of one PDF.
        problems: problems kept word for word; the others are only counted.
    """

    record_chars: int = 10_000_000
    cell_chars: int = 1_000_000
    whole_bytes: int = 100_000_000
    unpacked_bytes: int = 50_000_000_000
    ratio: int = 200
    free_bytes: int = 20_000_000
    workbook_bytes: int = 300_000_000
    markup_chars: int = 20_000_000
    tags: int = 150_000
    entities: int = 1_000_000
    pages: int = 2_000
    seconds: float = 300.0
    problems: int = 500
