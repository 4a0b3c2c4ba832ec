"""Every passage of a text with its span: what it proclaims, what it reports, and the rest."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Final, Literal

from scorer.extraction import FoundPrinciple, FoundReport, extract
from scorer.extraction.sentences import split_sentences
from scorer.extraction.spans import sentence_of
from scorer.pipeline.article import Article
from scorer.records import Mode

if TYPE_CHECKING:
    from scorer.encoders import Encoder

Kind = Literal["principle", "other"] | Mode
"""What a passage is; a mode stands for a report in that mode, `other` for opinion and the like."""

EXTRACTOR: Final = "roles-1"


@dataclass(frozen=True, kw_only=True, slots=True)
class Passage:
    """A sentence or clause; `start` and `end` count the characters of the text.

    `p` is the extractor's probability of the kind, None for `other`. `use` is what a reader
    decided: True take it, False leave it out, None follow the rules. `actor_found` is whom the
    extractor named ('' nobody) where the reader put somebody else, None where nobody did.
    """

    start: int
    end: int
    text: str
    kind: Kind
    actor: str | None = None
    speaker: str | None = None
    date: str = ""
    p: float | None = None
    use: bool | None = None
    actor_found: str | None = None

    @property
    def as_found(self) -> "Passage":
        """The passage before a reader decided anything."""
        actor = self.actor if self.actor_found is None else self.actor_found or None
        return replace(self, actor=actor, actor_found=None, use=None)


def find_passages(
    article: Article,
    published: date | None,
    *,
    writer: str | None = None,
    encoder: "Encoder | None" = None,
) -> tuple[Passage, ...]:
    """Extract principles and reports, and keep the sentences that are neither; in text order.

    Raises:
        DataError: the text is in another language than English.
    """
    found = extract(article.text, published, writer=writer, encoder=encoder)
    told = [*map(_principle, found.principles), *map(_report, found.reports)]
    return with_the_rest(article.text, told)


def with_the_rest(text: str, told: Sequence[Passage]) -> tuple[Passage, ...]:
    """Add every sentence of the text that holds no passage yet, as `other`."""
    return tuple(sorted([*told, *_others(text, told)], key=lambda each: (each.start, each.end)))


def _others(text: str, told: Sequence[Passage]) -> Iterator[Passage]:
    spans = split_sentences(text)
    taken = {sentence_of(spans, each.start) for each in told}
    for row, span in enumerate(spans):
        if row not in taken:
            yield Passage(start=span.start, end=span.end, text=span.text, kind="other")


def _principle(found: FoundPrinciple) -> Passage:
    return Passage(
        start=found.start,
        end=found.end,
        text=found.text,
        kind="principle",
        actor=found.actor,
        speaker=found.speaker,
        p=found.p,
    )


def _report(found: FoundReport) -> Passage:
    return Passage(
        start=found.start,
        end=found.end,
        text=found.text,
        kind=found.mode,
        actor=found.actor,
        date=found.date or "",
        p=found.p,
    )
