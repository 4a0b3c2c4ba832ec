"""Sentences of a text with exact character offsets; the text itself is never changed.

syntok finds the ends; what it takes wrongly for an end (an initial, "Art.", "No.", a stop inside a
quotation that goes on) is joined again. Lines are units of their own (headlines, bullets,
salutations), unless the text was wrapped to a fixed width.
"""

import re
from collections.abc import Iterator
from statistics import median
from typing import Final

from scorer.extraction.spans import Span, trimmed

_LINE: Final = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c\x85]+")
_BULLET: Final = re.compile(r"(?:[-–—•*▪·‣◦]|\(?(?:\d{1,2}|[a-z])[.)])[ \t]+(?=\S)")
_ABBREVIATION: Final = re.compile(
    r"(?:(?<!\w)(?:Arts?|paras?|pp?|Res|Nos?|nos?|cf|vs?|Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Col|Lt|"
    r"Sgt"
    r"|Capt|Adm|Brig|Maj|Hon|Rev|St|Ste|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Inc|Ltd|Corp"
    r"|Bros|approx|ca|Fig|figs?|Sec|Ch|Vol|ed|eds|etc|i\.e|e\.g|Amb|Fr|Sr|Jr)"
    r"|(?<![\w.])(?:[A-Z]\.)*[A-Z])\.[\"”’)]?$"
)
_NEVER_AN_END: Final = re.compile(
    r"(?<!\w)(?:Arts?|paras?|Nos?|Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Col|Lt|Capt|Adm|Maj|Hon|Rev|cf|"
    r"i\.e|e\.g|Fig|Amb|[A-Z])\.$"
)
_STARTER: Final = re.compile(
    r"(?:The|This|These|That|Those|It|He|She|They|We|I|You|In|On|At|For|But|And|Yet|However|As|If|"
    r"When|While|After|Its|His|Her|Their|Our|A|An|There|What|Since|Under|With|By|No|Not)(?!\w)"
)
_OPENING: Final = "\"“„«‘'([ \t"
_LISTED_INSIDE: Final = re.compile(r"(?<=[.;:])[ \t]+(?=\([a-z0-9]{1,2}\)\s+[A-Z])")
_QUOTE_AFTER_COLON: Final = re.compile(r":\s*[\"“]")
_LONGEST_QUOTE: Final = 400
_WIDTH: Final = range(45, 121)


def split_sentences(text: str) -> list[Span]:
    r"""Return the sentences in order; they never overlap, and none is blank.

    >>> [span.text for span in split_sentences("Talks fail\r\nU.S. envoy J. Roe left. It rained.")]
    ['Talks fail', 'U.S. envoy J. Roe left.', 'It rained.']
    """
    found: list[Span] = []
    for start, end in (part for block in _blocks(text) for part in _parts(text, *block)):
        start, end = trimmed(text, start, end)
        marker = _BULLET.match(text, start, end)
        begin = marker.end() if marker else start
        pieces = list(_joined(text, _ends(text, begin, end)))
        for number, (left, right) in enumerate(pieces):
            piece = text[left:right]
            if not any(letter.isalnum() for letter in piece):
                continue
            lone = len(pieces) == 1 and not re.search(r"[.!?…:;,][\"”’»)\]]*$", piece)
            found.append(Span(start=left, end=right, text=piece, opens=number == 0, headline=lone))
    return found


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Yield lines, or paragraphs where lines were wrapped."""
    lines = [trimmed(text, *match.span()) for match in _LINE.finditer(text)]
    lines = [(start, end) for start, end in lines if end > start]
    if not _wrapped(text, lines):
        yield from lines
        return
    block: tuple[int, int] | None = None
    for start, end in lines:
        if block is not None and _goes_on(text, block, start):
            block = (block[0], end)
            continue
        if block is not None:
            yield block
        block = (start, end)
    if block is not None:
        yield block


def _wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    """Tell whether the text was broken into lines of about one width."""
    lengths = [end - start for start, end in lines]
    if len(lines) < 3 or max(lengths) > _WIDTH.stop:
        return False
    broken = [1 for start, end in lines if not re.match(r"[.!?:\"”’)]", text[end - 1])]
    return median(lengths) in _WIDTH and len(broken) > len(lines) / 2


def _goes_on(text: str, block: tuple[int, int], start: int) -> bool:
    between = text[block[1] : start].replace("\r\n", "\n")
    if between.count("\n") > 1 or _BULLET.match(text, start):
        return False
    last_line = text.rfind("\n", block[0], block[1]) + 1 or block[0]
    return block[1] - last_line >= _WIDTH.start - 5


def _ends(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    from syntok import segmenter
    from syntok.tokenizer import Tokenizer

    tokens = Tokenizer(replace_not_contraction=False).tokenize(text[start:end])
    left = start
    firsts = [start + sentence[0].offset for sentence in segmenter.split(tokens) if sentence]
    for first in [*firsts[1:], end]:
        span = trimmed(text, left, first)
        if span[1] > span[0]:
            yield span
        left = first


def _joined(text: str, spans: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    held: tuple[int, int] | None = None
    for span in spans:
        if held is not None and _belong_together(text, held, span):
            held = (held[0], span[1])
            continue
        if held is not None:
            yield held
        held = span
    if held is not None:
        yield held


def _belong_together(text: str, left: tuple[int, int], right: tuple[int, int]) -> bool:
    before, after = text[left[0] : left[1]], text[right[0] : right[1]]
    if _NEVER_AN_END.search(before) or before.endswith(";") or _quote_goes_on(before, after):
        return True
    if _ABBREVIATION.search(before) and not _STARTER.match(after.lstrip(_OPENING)):
        return True
    first = after.lstrip(_OPENING)[:1]
    # "Why now?" he asked; a dash or a small letter goes on with the sentence before.
    return first.islower() or after[:1] in ",;:–—)]”»" or not any(c.isalnum() for c in after)


def _quote_goes_on(before: str, after: str) -> bool:
    """Tell whether a quotation after a colon goes on, as in: They say: "We came. We saw."."""
    opened = _QUOTE_AFTER_COLON.search(before)
    if opened is None or len(before) + len(after) > _LONGEST_QUOTE:
        return False
    inside = before[opened.end() :]
    return not re.search(r"[\"”]", inside) and re.search(r"[\"”]$", after) is not None


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a line before "(a)", "(b)" that follow a full stop."""
    left = start
    for mark in _LISTED_INSIDE.finditer(text, start, end):
        yield left, mark.start()
        left = mark.start()
    yield left, end
