"""What a page or feed may not hold here, and text from snippets of HTML.

Parsers take time in proportion to length, tags and entities, so these are bounded before anything
is parsed. For the attributes of one tag they take time in proportion to the square of their number,
so these are bounded apart. Nesting needs no bound of ours: libxml2 stops at a depth of 256.
"""

import re
from pathlib import Path
from typing import Final

from scorer.errors import DataError
from scorer.sources.broken import BROKEN
from scorer.sources.cells import clean_text, one_line
from scorer.sources.limits import Limits

_PROLOG_END: Final = re.compile(r"<[A-Za-z_]")
_DECLARES: Final = re.compile(r"<!ENTITY|<!DOCTYPE[^>]*\[", re.IGNORECASE)
_ROOT: Final = re.compile(r"<(?:\w+:)?([A-Za-z_]\w*)")
_COMMENTS: Final = re.compile(r"<!--.*?-->", re.DOTALL)
_TAG: Final = re.compile(r"<[^<>]*>")
_ATTRIBUTES: Final = 256
_IN_HTML: Final = (
    r"[\s/]*+[^\s/>][^\s/>=]*+" r"""(?:\s*+=\s*+(?:"[^"]*+"?+|'[^']*+'?+|[^\s>]*+))?+"""
)
_IN_XML: Final = r"""\s++[^\s/>=<]++\s*+=\s*+(?:"[^"<]*+"|'[^'<]*+')"""
_CROWDED_HTML: Final = re.compile(rf"<(?=[A-Za-z][^\s/>]*+(?:{_IN_HTML}){{{_ATTRIBUTES + 1}}})")
_CROWDED_XML: Final = re.compile(rf"<[^\s/>=<]++(?:{_IN_XML}){{{_ATTRIBUTES + 1}}}")
"""The `<` of a tag with too many attributes. It is looked for at every `<`, so that no quotation
mark or comment can hide one, and nothing in it is tried twice."""


def check_size(path: Path, markup: str, limits: Limits) -> None:
    """Refuse a page or feed whose parsing would take minutes.

    Raises:
        DataError: there are too many characters, tags or entities.
    """
    counted = (
        ("characters", len(markup), limits.markup_chars),
        ("tags (each '<' counts)", markup.count("<"), limits.tags),
        ("entities (each '&' counts)", markup.count("&"), limits.entities),
    )
    for what, found, most in counted:
        if found > most:
            raise DataError(
                f"{path} holds {found:,} {what}; at most {most:,} are read, since more would take "
                "minutes. Split it, or save the part that you need"
            )


def uncrowded(page: str) -> str:
    """Return HTML in which what looks like a tag of more than 256 attributes is text.

    A script may hold such a thing (`i<n` and no `>` for long): there the change does no harm.
    """
    return _CROWDED_HTML.sub("&lt;", page)


def check_attributes(path: Path, markup: str) -> None:
    """Refuse XML that has a tag with more than 256 attributes.

    Raises:
        DataError: it has.
    """
    if _CROWDED_XML.search(markup):
        raise DataError(
            f"{path} has a tag with more than {_ATTRIBUTES} attributes, which no feed needs and "
            "an attack does; it is not read"
        )


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
    snippet = uncrowded(one_line(snippet))
    from lxml import etree, html

    try:
        tree = html.fragment_fromstring(snippet.replace("\x00", ""), create_parent="div")
        for skipped in tree.xpath(".//script|.//style"):
            skipped.drop_tree()
        for block in tree.xpath(".//p|.//br|.//div|.//li|.//tr|.//h1|.//h2|.//h3|.//blockquote"):
            block.tail = "\n" + (block.tail or "")
        text = str(tree.text_content())
    except (etree.LxmlError, *BROKEN):
        text = _TAG.sub(" ", snippet)
    lines = (one_line(line) for line in clean_text(text).split("\n"))
    return "\n".join(line for line in lines if line)
