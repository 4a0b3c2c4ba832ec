"""What XML may not hold here, and text from snippets of HTML."""

import re
from pathlib import Path
from typing import Final

from scorer.errors import DataError
from scorer.sources.broken import BROKEN
from scorer.sources.cells import clean_text, one_line

_PROLOG_END: Final = re.compile(r"<[A-Za-z_]")
_DECLARES: Final = re.compile(r"<!ENTITY|<!DOCTYPE[^>]*\[", re.IGNORECASE)
_ROOT: Final = re.compile(r"<(?:\w+:)?([A-Za-z_]\w*)")
_COMMENTS: Final = re.compile(r"<!--.*?-->", re.DOTALL)


def check_entities(path: Path, markup: str) -> None:
    """Refuse a document that defines entities of its own: a small one may unfold to gigabytes.

    Raises:
        DataError: it does.
    """
    begin = _PROLOG_END.search(markup)
    # Entities can be defined only before the first element; a text about XML may name them later.
    prolog = markup[: begin.start() if begin else len(markup)]
    if _DECLARES.search(prolog):
        raise DataError(
            f"{path} defines XML entities of its own, which no feed needs and an attack does; "
            "it is not read. Remove its <!DOCTYPE ... [...]> if you trust it"
        )


def root_name(markup: str) -> str:
    """Return the name of the first element in lower case, without its prefix."""
    found = _ROOT.search(_COMMENTS.sub("", markup[:64_000]))
    return found[1].lower() if found else ""


def plain_text(snippet: str) -> str:
    """Return the text of a piece of HTML, a paragraph a line."""
    if "<" not in snippet and "&" not in snippet:
        return clean_text(snippet)
    # In HTML a line end is a blank like any other.
    snippet = one_line(snippet)
    from lxml import etree, html

    try:
        tree = html.fragment_fromstring(snippet.replace("\x00", ""), create_parent="div")
        for skipped in tree.xpath(".//script|.//style"):
            skipped.drop_tree()
        for block in tree.xpath(".//p|.//br|.//div|.//li|.//tr|.//h1|.//h2|.//h3|.//blockquote"):
            block.tail = "\n" + (block.tail or "")
        text = str(tree.text_content())
    except (etree.LxmlError, *BROKEN):
        text = re.sub(r"<[^<>]*>", " ", snippet)
    lines = (one_line(line) for line in clean_text(text).split("\n"))
    return "\n".join(line for line in lines if line)
