"""From many reports to one action: coded duplicates, wire copies and retellings count once.

Two rules, both blind to who acts:

- Events that a machine coded from news are one where actor, target, code, day and place agree.
- Texts are one where the actor is the same, the days lie near one another and they probably tell
  of one act (`by="meaning"`), or have most of their words in common (`by="words"`). Composed texts
  are never compared: two events of one kind differ in little but the day.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from scorer.actions.by_meaning import retellings
from scorer.actions.by_words import Similarity, copies_by_words
from scorer.actions.retelling import read_weights
from scorer.actions.told import told_in
from scorer.encoders import Encoder, load_encoder
from scorer.records import Action, LeftOut, Report, content_id

Rule = Literal["meaning", "words"]

DAYS: Final = 2
THRESHOLDS: Final[Mapping[Rule, float]] = {"meaning": 0.55, "words": 0.55}
"""Probability, and share of words, from which two texts tell the same.

On 124 invented pairs that chose nothing (`tests/data/retellings_sealed.tsv`, half look-alikes), of
those joined by meaning 0.86 are one act (95 % interval 0.74-0.93) and 0.71 (0.59-0.81) of one act
are joined; by words 0.52 (0.34-0.69) and 0.24 (0.15-0.36). Among neighbours in a real stream,
nearly all of them two acts, less than half of what the meaning joins may be one
(`benchmarks/README.md`).
"""

LOOSELY_DATED: Final = 0.8
"""Share of words where only month or year is known: the days cannot speak against it."""

_MACHINE_CODED: Final = frozenset({"cameo", "plover"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Collapsed:
    """Distinct actions in the order of their first reports, and how many rows went into others."""

    actions: tuple[Action, ...]
    left_out: LeftOut


def actions_of(reports: Iterable[Report]) -> list[Action]:
    """Return one action a report, ids from their content; `collapse` then joins those alike."""
    return [
        Action(
            id=content_id("action", report.id, report.text),
            text=report.text,
            actor=report.actor or "",
            date=report.date,
            mode=report.mode,
            source=":".join(filter(None, (report.source, report.publisher))),
            text_origin=report.text_origin,
            reports=(report.id,),
            extra={"url": report.url} if report.url else {},
        )
        for report in reports
    ]


def collapse(
    actions: Iterable[Action],
    *,
    days: int = DAYS,
    by: Rule = "meaning",
    threshold: float | None = None,
    similarity: Similarity | None = None,
    encoder: Encoder | None = None,
) -> Collapsed:
    """Join actions that are reports of one; every id is kept in `reports`.

    Only the words are compared of texts whose actor is left open, that are dated to the month or
    year, or that are made of an address (`slug`).

    Args:
        actions: one for each row or report; they are held in memory.
        days: how far apart two tellings may be dated.
        by: what is compared, the meaning of two texts or the words that they share.
        threshold: probability, or share of words, from which two texts tell the same; left out:
            that of `THRESHOLDS`. Where only month or year is known, the share of words is at
            least `LOOSELY_DATED`.
        similarity: of two texts, asked instead where they share a few words.
        encoder: gives the vectors for the meaning; left out: the bundled one, loaded when two
            texts are to be compared. The weights were fitted on its vectors.
    """
    rows = list(actions)
    counts = LeftOut(stage="collapse", read=len(rows))
    leader = list(range(len(rows)))
    _join_coded(rows, leader, counts)
    compare = _Comparison(
        days=days,
        by="words" if similarity is not None else by,
        threshold=threshold,
        similarity=similarity,
        load=load_encoder if encoder is None else lambda: encoder,
    )
    for block in _blocks(rows, leader):
        for copy, first in compare.copies(rows, block):
            leader[copy] = first
            counts.drop("retelling of another")
    groups: dict[int, list[int]] = defaultdict(list)
    for place in range(len(rows)):
        groups[_first(leader, place)].append(place)
    joined = tuple(_joined([rows[place] for place in group]) for group in groups.values())
    counts.kept = len(joined)
    return Collapsed(actions=joined, left_out=counts)


@dataclass(frozen=True, kw_only=True)
class _Comparison:
    """How the texts of a block are compared."""

    days: int
    by: Rule
    threshold: float | None
    similarity: Similarity | None
    load: Callable[[], Encoder]

    def copies(self, rows: Sequence[Action], block: Sequence[int]) -> Iterator[tuple[int, int]]:
        """Yield (copy, first) of rows of one actor, dated to the day or all less closely."""
        told = [told_in(rows[place], place) for place in block]
        told.sort(key=lambda telling: (telling.day, telling.place))
        opening = rows[block[0]]
        exact = opening.when.precision == "day"
        readable = opening.actor and opening.text_origin != "slug"
        if self.by == "meaning" and exact and readable:
            asked = self._asked("meaning")
            return retellings(
                told, days=self.days, threshold=asked, load=self.load, weights=read_weights()
            )
        asked = self._asked("words") if self.by == "words" else THRESHOLDS["words"]
        return copies_by_words(
            told,
            days=self.days,
            threshold=asked if exact else max(asked, LOOSELY_DATED),
            similarity=self.similarity,
        )

    def _asked(self, by: Rule) -> float:
        return THRESHOLDS[by] if self.threshold is None else self.threshold


def _blocks(rows: Sequence[Action], leader: Sequence[int]) -> Iterable[Sequence[int]]:
    """Return the places of rows that may be compared: one actor, one precision, one kind."""
    blocks: dict[Hashable, list[int]] = defaultdict(list)
    for place, row in enumerate(rows):
        if leader[place] == place and row.text_origin != "composed":
            slug = row.text_origin == "slug"
            blocks[row.actor, row.when.precision, slug].append(place)
    return blocks.values()


def _join_coded(rows: Sequence[Action], leader: list[int], counts: LeftOut) -> None:
    seen: dict[Hashable, int] = {}
    for place, row in enumerate(rows):
        if row.extra.get("system") not in _MACHINE_CODED or row.text_origin != "composed":
            continue
        exact = row.when.precision == "day" and row.extra.get("code")
        # Without day or code only rows of the same article can be told to be one event.
        named = "" if exact else row.extra.get("url") or row.id
        key = (row.actor, row.target, row.extra.get("code"), row.date, row.place, row.text, named)
        leader[place] = seen.setdefault(key, place)
        if leader[place] != place:
            counts.drop("same actor, target, code, day and place")


def _first(leader: Sequence[int], place: int) -> int:
    while leader[place] != place:
        place = leader[place]
    return place


def _joined(rows: Sequence[Action]) -> Action:
    """Return the first with the ids and sources of all."""
    if len(rows) == 1:
        return rows[0]
    reports = dict.fromkeys(report for row in rows for report in row.reports or (row.id,))
    sources = list(dict.fromkeys(row.source for row in rows if row.source))
    extra = dict(rows[0].extra) | ({"sources": sources} if len(sources) > 1 else {})
    return replace(rows[0], reports=tuple(reports), extra=extra)
