"""From a text to the principles that it proclaims and the reports that it gives."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from scorer.extraction.attribution import Attribution, attribute, load_weights, read_cast
from scorer.extraction.classifier import CLASSES, Classified, load_classifier
from scorer.extraction.clauses import principle_clauses
from scorer.extraction.dates import find_date
from scorer.extraction.language import check_language
from scorer.extraction.sentences import split_sentences
from scorer.extraction.spans import Span
from scorer.records import Mode, PartialDate, Precision, parse_partial_date

if TYPE_CHECKING:
    from scorer.encoders import Encoder

_DIGITS: Final = 4


@dataclass(frozen=True, kw_only=True, slots=True)
class FoundPrinciple:
    """A sentence or clause that proclaims a principle; offsets into the text as given."""

    start: int
    end: int
    text: str
    speaker: str | None
    actor: str | None
    p: float


@dataclass(frozen=True, kw_only=True, slots=True)
class FoundReport:
    """A sentence that tells of something; `p` is that of its being a report in this mode."""

    start: int
    end: int
    text: str
    actor: str | None
    mode: Mode
    date: str | None
    precision: Precision
    p: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Extraction:
    """What a text proclaims and reports, in its order, and how many sentences are neither."""

    principles: tuple[FoundPrinciple, ...]
    reports: tuple[FoundReport, ...]
    sentences: int
    other: int

    def as_dict(self) -> dict[str, list[dict[str, object]]]:
        """Return the public JSON form."""
        return {
            "principles": [_row(p) for p in self.principles],
            "reports": [_row(r) for r in self.reports],
        }


def extract(
    text: str,
    published: date | None,
    *,
    writer: str | None = None,
    encoder: "Encoder | None" = None,
) -> Extraction:
    """Find principles and reports.

    Args:
        text: an article, report or speech in English.
        published: its day, against which "on Tuesday" is read; None leaves relative dates open.
        writer: whom "we" and "I" stand for, where the text does not name its author.
        encoder: another instance of the bundled encoder, for example without a cache.

    Raises:
        DataError: the text is in another language.
        ModelError: the classifier is missing or damaged.
    """
    check_language(text)
    spans = split_sentences(text)
    if encoder is None:
        from scorer.encoders import load_encoder

        encoder = load_encoder()
    classes = load_classifier().classify(spans, encoder)
    labels = [CLASSES[c.probabilities.index(c.p)] for c in classes]
    cast = read_cast(text, spans, published, writer=writer)
    actors = attribute(cast, labels, load_weights())
    dates = _dates(spans, labels, published)
    rows = list(zip(spans, classes, actors, dates, strict=True))
    reports = [_report(*row) for row in rows if row[1].role == "report"]
    principles = [p for row in rows if row[1].role == "principle" for p in _principles(*row[:3])]
    other = sum(each.role == "other" for each in classes)
    return Extraction(
        principles=tuple(principles), reports=tuple(reports), sentences=len(spans), other=other
    )


def _principles(span: Span, judged: Classified, who: Attribution) -> list[FoundPrinciple]:
    return [
        FoundPrinciple(
            start=clause.start,
            end=clause.end,
            text=clause.text,
            speaker=who.speaker,
            actor=who.actor,
            p=round(judged.p, _DIGITS),
        )
        for clause in principle_clauses(span)
    ]


def _report(span: Span, judged: Classified, who: Attribution, when: PartialDate) -> FoundReport:
    return FoundReport(
        start=span.start,
        end=span.end,
        text=span.text,
        actor=who.actor,
        mode=judged.mode,
        date=when.text or None,
        precision=when.precision,
        p=round(judged.p, _DIGITS),
    )


def _dates(
    spans: Sequence[Span], labels: Sequence[str], published: date | None
) -> list[PartialDate]:
    """Return the date of each sentence; days named before are what "two days later" counts from."""
    unknown = parse_partial_date("")
    if published is None:
        return [unknown for _ in spans]
    found: list[PartialDate] = []
    anchor: date | None = None
    for span, label in zip(spans, labels, strict=True):
        ahead = label == "hypothetical"
        when = find_date(span.text, published, anchor=anchor, ahead=ahead)
        if when.precision == "day":
            anchor = when.first
        found.append(when)
    return found


def _row(found: FoundPrinciple | FoundReport) -> dict[str, object]:
    return {name: getattr(found, name) for name in found.__slots__}
