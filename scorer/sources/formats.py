"""Every format by name: what it yields, where its importer is, by which columns it is known."""

from collections.abc import Iterable
from dataclasses import dataclass
from importlib import import_module
from typing import Final, cast

from scorer.errors import UsageError
from scorer.sources.cells import folded_name
from scorer.sources.protocol import Importer, Kind

_SENTENCES: Final = frozenset({"text", "sentence", "brief_description"})
"""Columns that say more than a headline does."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Format:
    """One format.

    `address` is `module:function`, imported when it is chosen. A table is of this format where it
    has all columns of one of `needs`, in folded names.
    """

    name: str
    kind: Kind
    address: str
    about: str
    needs: tuple[frozenset[str], ...] = ()

    def knows(self, columns: frozenset[str]) -> bool:
        """Tell whether a table with these columns, in folded names, is of this format."""
        if self.name == "headlines" and columns & _SENTENCES:
            return False
        return any(needed <= columns for needed in self.needs)

    def load(self) -> Importer:
        """Return the importer."""
        module, _, function = self.address.partition(":")
        return cast(Importer, getattr(import_module(f"scorer.sources.{module}"), function))


def _needs(*alternatives: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(names.split()) for names in alternatives)


def _format(name: str, kind: Kind, address: str, about: str, *needs: str) -> Format:
    return Format(name=name, kind=kind, address=address, about=about, needs=_needs(*needs))


FORMATS: Final[tuple[Format, ...]] = (
    _format(
        "gdelt", "actions", "gdelt:read_gdelt", "GDELT events, version 1, 2 or a BigQuery export",
        "globaleventid sourceurl", "globaleventid eventcode", "globaleventid quadclass",
    ),
    _format(
        "icews", "actions", "icews:read_icews", "ICEWS events", "event_id cameo_code source_name"
    ),
    _format(
        "polecat", "actions", "polecat:read_polecat", "POLECAT (NGEC) events",
        "event_id event_type actor_name recipient_name",
    ),
    _format(
        "acled", "actions", "acled:read_acled", "ACLED events",
        "event_id_cnty event_type actor1", "data_id event_type actor1",
    ),
    _format(
        "ucdp", "actions", "ucdp:read_ucdp", "UCDP GED events", "type_of_violence side_a side_b"
    ),
    _format(
        "unvotes", "actions", "unvotes:read_unvotes", "UN votes with roll calls (folder or file)",
        "rcid country vote",
    ),
    _format(
        "un-library", "actions", "un_library:read_un_library", "UN Digital Library votes",
        "ms_votes resolutions", "ms_vote resolution",
    ),
    _format(
        "vetoes", "actions", "vetoes:read_vetoes", "Security Council vetoes",
        "draft member_veto1 agenda_item",
    ),
    _format(
        "failed-drafts", "actions", "failed_drafts:read_failed_drafts",
        "Security Council drafts that failed", "voting_on submitted_by in_favor against abstain",
    ),
    _format(
        "es11", "actions", "es11:read_es11", "General Assembly votes on Ukraine by resolution",
        "resolution country vote",
    ),
    _format(
        "disputes", "actions", "disputes:read_disputes", "militarised disputes (COW, GML)",
        "dispnum ccode1 ccode2 year hiact1",
    ),
    _format(
        "wars", "actions", "wars:read_wars", "interstate wars (COW)",
        "warnum ccode1 ccode2 year initiator1",
    ),
    _format(
        "alliances", "actions", "alliances:read_alliances", "alliances (ATOP)",
        "ccode1 ccode2 year atop_defense",
    ),
    _format(
        "kremlin", "documents", "kremlin:read_kremlin", "pages of kremlin.ru as JSON Lines",
        "id url title lead topics text",
    ),
    _format(
        "gdelt-articles", "actions", "gdelt_articles:read_articles", "GDELT DOC API article list",
        "title url domain sourcecountry", "title url seendate",
    ),
    _format(
        "documents", "documents", "mapped:read_table_documents", "table of speeches or articles",
        "title text",
        "title content_text", "session year text", "speaker text",
    ),
    _format(
        "headlines", "actions", "headlines:read_headlines", "headlines",
        "headline date", "title link timestamp", "title url date", "title link date",
    ),
    _format(
        "addresses", "actions", "addresses:read_addresses", "article addresses",
        "slug_text url",
    ),
    _format("ungdc", "documents", "ungdc:read_ungdc", "UN General Debate folder"),
    _format("table", "actions", "mapped:read_table_actions", "table of actions, with --map"),
    _format("feed", "documents", "feed:read_feed", "RSS or Atom"),
    _format("html", "documents", "html:read_html", "a saved page"),
    _format("pdf", "documents", "pdf:read_pdf", "PDF with a text layer"),
    _format("text", "documents", "text:read_text_file", "plain text"),
)  # fmt: skip
"""In the order in which a table is compared with them."""


def find_format(name: str) -> Format:
    """Return a format by its name.

    Raises:
        UsageError: there is none; the message lists those that there are.
    """
    for each in FORMATS:
        if each.name == name:
            return each
    known = ", ".join(each.name for each in FORMATS)
    raise UsageError(f"format {name!r} is not known; choose one of {known}")


def format_of_columns(columns: Iterable[str]) -> str | None:
    """Return the name of the first format whose columns are all there."""
    present = frozenset(map(folded_name, columns))
    for each in FORMATS:
        if each.knows(present):
            return each.name
    return None
