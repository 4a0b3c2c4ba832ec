"""How well spans, actors and modes are found on labelled documents.

A span counts as found where it overlaps the labelled span by more than half of the shorter, one to
one. Clauses of one principle sentence count as that sentence, since sentences are labelled.
Intervals: 95 % percentile bootstrap over documents.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np
from numpy.typing import NDArray

from scorer.actors import find_mentions, resolve
from scorer.extraction.documents import LabelledDocument, LabelledSentence
from scorer.extraction.extract import Extraction, FoundPrinciple, FoundReport, extract
from scorer.extraction.same_actor import same_actor
from scorer.extraction.sentences import split_sentences
from scorer.extraction.spans import Span, sentence_of

DRAWS: Final = 2000
_FIRST: Final = frozenset("we i our us my".split())
Counts = dict[str, int]
Extract = Callable[[LabelledDocument], Extraction]

RATIOS: Final[Mapping[str, tuple[str, str]]] = {
    "actor_named": ("actor_right", "actor_n"),
    "actor_named_third_person": ("third_right", "third_n"),
    "actor_in_sentence": ("here_right", "here_n"),
    "actor_left_open": ("open_right", "open_n"),
    "deed_actor_named": ("deed_actor_right", "deed_actor_n"),
    "deed_actor_in_sentence": ("deed_here_right", "deed_here_n"),
    "deed_actor_left_open": ("deed_open_right", "deed_open_n"),
    "mode": ("mode_right", "mode_n"),
    "date": ("date_right", "date_n"),
}
"""Name of a share -> the counts above and below its line."""
SPANS: Final = ("principle", "principle_clauses", "deed", "report")


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """A measure with its interval and what it rests on."""

    value: float | None
    low: float | None
    high: float | None
    n: int

    def as_dict(self) -> dict[str, float | int | None]:
        """Return plain data, rounded."""
        shown = {"value": self.value, "low": self.low, "high": self.high}
        return {k: None if v is None else round(v, 4) for k, v in shown.items()} | {"n": self.n}


def evaluate_extraction(
    documents: Sequence[LabelledDocument], *, extractor: Extract | None = None, seed: int = 0
) -> dict[str, Found]:
    """Measure span F1 of principles, deeds and reports, and accuracy of actor, mode and date.

    Args:
        documents: labelled ones that no training has seen.
        extractor: what is measured; the shipped extraction where left out.
        seed: of the bootstrap.
    """
    extractor = extractor or _shipped
    counts = [_counts(document, extractor(document)) for document in documents]
    names = sorted({name for each in counts for name in each})
    table = np.array([[each.get(name, 0) for name in names] for each in counts], dtype=float)
    random = np.random.default_rng(seed)
    drawn = random.multinomial(len(counts), np.full(len(counts), 1 / len(counts)), size=DRAWS)
    samples = drawn @ table
    place = {name: row for row, name in enumerate(names)}
    total = table.sum(axis=0, keepdims=True)
    measures: dict[str, Found] = {}
    for span in SPANS:
        columns = [place.get(f"{span}_{part}", -1) for part in ("hit", "found", "gold")]
        hit, found, gold = ([_column(data, c) for data in (total, samples)] for c in columns)
        pairs = [_ratio(2 * h, f + g) for h, f, g in zip(hit, found, gold, strict=True)]
        measures[f"{span}_f1"] = _with_interval(*pairs, n=int(gold[0][0]))
    for name, (above, below) in RATIOS.items():
        pairs = [
            _ratio(_column(data, place.get(above, -1)), _column(data, place.get(below, -1)))
            for data in (total, samples)
        ]
        n = int(_column(total, place.get(below, -1))[0])
        measures[name] = _with_interval(*pairs, n=n)
    return measures


def _shipped(document: LabelledDocument) -> Extraction:
    return extract(document.text, date.fromisoformat(document.published))


def match(found: Sequence[tuple[int, int]], wanted: Sequence[tuple[int, int]]) -> dict[int, int]:
    """Return wanted -> found rows, one to one, the largest overlaps first."""
    overlaps = sorted(
        (
            (min(e, f) - max(s, t), w, g)
            for w, (s, e) in enumerate(wanted)
            for g, (t, f) in enumerate(found)
            if 2 * (min(e, f) - max(s, t)) > min(e - s, f - t)
        ),
        key=lambda row: (-row[0], row[1], row[2]),
    )
    matched: dict[int, int] = {}
    used: set[int] = set()
    for _, w, g in overlaps:
        if w not in matched and g not in used:
            matched[w] = g
            used.add(g)
    return matched


def _counts(document: LabelledDocument, extraction: Extraction) -> Counts:
    clauses = [(p.start, p.end) for p in extraction.principles]
    whole = list(dict.fromkeys(_sentences(document, clauses)))
    deeds = [(r.start, r.end) for r in extraction.reports if r.mode == "deed"]
    reports = [(r.start, r.end) for r in extraction.reports]
    found = {"principle": whole, "principle_clauses": clauses, "deed": deeds, "report": reports}
    counts: Counts = {}
    for name, spans in found.items():
        wanted = [(s.start, s.end) for s in document.sentences if _is(s, name)]
        counts[f"{name}_hit"] = len(match(spans, wanted))
        counts[f"{name}_found"], counts[f"{name}_gold"] = len(spans), len(wanted)
    _count_fields(document, extraction, counts)
    return counts


def _is(sentence: LabelledSentence, name: str) -> bool:
    if name == "deed":
        return sentence.mode == "deed"
    return sentence.role == name.removesuffix("_clauses")


def _sentences(
    document: LabelledDocument, clauses: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    spans: list[Span] = split_sentences(document.text)
    rows = [sentence_of(spans, start) for start, _ in clauses]
    return [(spans[row].start, spans[row].end) for row in rows if row is not None]


def _count_fields(document: LabelledDocument, extraction: Extraction, counts: Counts) -> None:
    gold = [s for s in document.sentences if s.role != "other"]
    items: list[FoundPrinciple | FoundReport] = [*extraction.principles, *extraction.reports]
    pairs = match([(i.start, i.end) for i in items], [(s.start, s.end) for s in gold])

    def add(name: str, right: bool) -> None:
        counts[f"{name}_n"] = counts.get(f"{name}_n", 0) + 1
        counts[f"{name}_right"] = counts.get(f"{name}_right", 0) + right

    for row, place in pairs.items():
        sentence, item = gold[row], items[place]
        for name, right in _actor_answers(sentence, item.actor, document.text):
            add(name, right)
            if sentence.mode == "deed" and name != "third":
                add(f"deed_{name}", right)
        if isinstance(item, FoundReport) and sentence.mode:
            add("mode", item.mode == sentence.mode)
            if sentence.date:
                add("date", item.date == sentence.date)


def _actor_answers(
    sentence: LabelledSentence, found: str | None, text: str
) -> list[tuple[str, bool]]:
    """Return the counts that the actor found for a sentence goes into, and whether it is right."""
    if sentence.actor is None or not is_named(sentence.actor, text):
        return [("open", found is None)]
    right = same_actor(found, sentence.actor)
    names = ["actor"]
    if (sentence.mention or "we").lower().split()[0] not in _FIRST:
        names.append("third")
    if is_named(sentence.actor, sentence.text):
        names.append("here")
    return [(name, right) for name in names]


def is_named(actor: str, text: str) -> bool:
    """Tell whether a text names an actor, under whatever form."""
    known = resolve(actor).canonical
    if known:
        return any(known in mention.candidates for mention in find_mentions(text))
    words = [word.strip("'’") for word in actor.split()]
    return words[0] in text or actor in text


def _column(data: NDArray[np.float64], place: int) -> NDArray[np.float64]:
    return data[:, place] if place >= 0 else np.zeros(len(data))


def _ratio(above: NDArray[np.float64], below: NDArray[np.float64]) -> NDArray[np.float64]:
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(above / below)


def _with_interval(point: NDArray[np.float64], drawn: NDArray[np.float64], *, n: int) -> Found:
    if np.isnan(point[0]):
        return Found(value=None, low=None, high=None, n=n)
    low, high = np.nanquantile(drawn, [0.025, 0.975])
    return Found(value=float(point[0]), low=float(low), high=float(high), n=n)
