"""From many reports to one action: coded duplicates, wire copies and retellings count once.

Two rules, both blind to who acts:

- Events that a machine coded from news are one where actor, target, code, day and place agree.
- Texts are one where the actor is the same, the days lie near one another and the words are
  alike. Composed texts are never compared by their words: two events of one kind differ in little
  but the day.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil
from typing import Final

from scorer.records import Action, LeftOut, Report, content_id

Similarity = Callable[[str, str], float]
"""From two texts to a number from 0 to 1."""

DAYS: Final = 2
THRESHOLD: Final = 0.55
"""Chosen on the 80 pairs of `tests/data/retellings.tsv`: of those joined 0.90 are one act, of those
that are one act 0.88 are joined. On 120 pairs written afterwards (`retellings_fresh.tsv`, half
retellings or copies, half look-alikes) it is 0.62 (95 % interval 0.46-0.76) and 0.38 (0.27-0.51).
It finds wire copies and near copies, few free retellings, and takes two acts for one where only a
place, a name or a verb differs; `benchmarks/collapse.py` prints this again."""

LOOSELY_DATED: Final = 0.8
"""The same where only month or year is known: the days cannot speak against it."""

_CANDIDATES: Final = 0.2
"""Share of words in common from which a similarity of the caller's is asked."""

_MACHINE_CODED: Final = frozenset({"cameo", "plover"})
_WORD: Final = re.compile(r"\w+(?:['’]t\b)?")
_SMALL: Final = frozenset(
    "a an the of in on at to for and or by with from as is are was were be been has have had "
    "it its that this after over into".split()
)
_TURNS: Final = re.compile(
    r"not|no|never|nor|without|\w+n['’]t|den(?:y|ies|ied)|(?:refuse|reject|halt|end|lift|cancel)\w*"
)
"""Words that turn a sentence round: texts that differ in one of them tell different things."""


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
    threshold: float = THRESHOLD,
    similarity: Similarity | None = None,
) -> Collapsed:
    """Join actions that are reports of one; every id is kept in `reports`.

    Args:
        actions: one for each row or report; they are held in memory.
        days: how far apart two tellings may be dated.
        threshold: similarity from which two texts tell the same; where only month or year is
            known it is at least `LOOSELY_DATED`.
        similarity: of two texts; left out: the share of words that they have in common.
    """
    rows = list(actions)
    counts = LeftOut(stage="collapse", read=len(rows))
    leader = list(range(len(rows)))
    _join_coded(rows, leader, counts)
    blocks: dict[Hashable, list[int]] = defaultdict(list)
    for place, row in enumerate(rows):
        if leader[place] == place and row.text_origin != "composed":
            blocks[row.actor, row.when.precision].append(place)
    for block in blocks.values():
        exact = rows[block[0]].when.precision == "day"
        needed = threshold if exact else max(threshold, LOOSELY_DATED)
        for copy, first in _copies(rows, block, days, needed, similarity):
            leader[copy] = first
            counts.drop("retelling of another")
    groups: dict[int, list[int]] = defaultdict(list)
    for place in range(len(rows)):
        groups[_first(leader, place)].append(place)
    joined = tuple(_joined([rows[place] for place in group]) for group in groups.values())
    counts.kept = len(joined)
    return Collapsed(actions=joined, left_out=counts)


def word_overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the share of words in common (Jaccard)."""
    both = len(one & other)
    return both / (len(one) + len(other) - both) if both else 0.0


def words_of(text: str) -> frozenset[str]:
    """Return the words of a text in lower case without the small ones."""
    return frozenset(_WORD.findall(text.lower())) - _SMALL


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


@dataclass(frozen=True, kw_only=True, slots=True)
class _Telling:
    """What of a row the comparison needs; `day` is the first day that its date may mean."""

    place: int
    text: str
    words: frozenset[str]
    day: int
    mode: str
    target: str
    dated: bool

    def may_be(self, other: "_Telling", days: int) -> bool:
        """Tell whether two tellings can be of one act, before their words are compared."""
        if self.day - other.day > days:
            return False
        if not self.dated:
            # Without a date only the same words again are taken for the same telling.
            return self.words == other.words
        if (self.mode and other.mode and self.mode != other.mode) or (
            self.target and other.target and self.target != other.target
        ):
            return False
        if any(_TURNS.fullmatch(word) for word in self.words ^ other.words):
            return False
        return self.numbers <= other.numbers or other.numbers <= self.numbers

    @property
    def numbers(self) -> frozenset[str]:
        """The numbers of the text: tolls, dates, amounts."""
        return frozenset(filter(str.isdecimal, self.words))


def _copies(
    rows: Sequence[Action],
    block: Sequence[int],
    days: int,
    threshold: float,
    similarity: Similarity | None,
) -> Iterator[tuple[int, int]]:
    """Yield (copy, first) within rows of one actor, by an index of their rarest words."""
    tellings = sorted((_telling(rows, place) for place in block), key=lambda t: (t.day, t.place))
    counted = Counter(word for telling in tellings for word in telling.words)
    share = threshold if similarity is None else min(threshold, _CANDIDATES)
    index: dict[str, list[_Telling]] = defaultdict(list)
    same: dict[frozenset[str], _Telling] = {}
    for telling in tellings:
        found = same.get(telling.words)
        if found is None or not telling.may_be(found, days):
            rare = sorted(telling.words, key=lambda word: (counted[word], word))
            # Two sets that share this much have one of these words in common.
            rare = rare[: len(rare) - ceil(share * len(rare)) + 1]
            near = _near(index, rare, telling.day - days)
            found = _best(telling, near, days, threshold, similarity)
            if found is None:
                for word in rare:
                    index[word].append(telling)
                same[telling.words] = telling
        if found is not None:
            yield telling.place, found.place


def _telling(rows: Sequence[Action], place: int) -> _Telling:
    row = rows[place]
    first = row.when.first
    return _Telling(
        place=place,
        text=row.text,
        words=words_of(row.text),
        day=first.toordinal() if first else 0,
        mode=row.mode or "",
        target=row.target,
        dated=first is not None,
    )


def _near(index: dict[str, list[_Telling]], words: Sequence[str], since: int) -> Iterator[_Telling]:
    """Yield earlier tellings that share a word, each once; those too old leave the index."""
    seen: set[int] = set()
    for word in words:
        found = index.get(word)
        if not found:
            continue
        if found[0].day < since:
            found[:] = [each for each in found if each.day >= since]
        for each in found:
            if each.place not in seen:
                seen.add(each.place)
                yield each


def _best(
    telling: _Telling,
    near: Iterable[_Telling],
    days: int,
    threshold: float,
    similarity: Similarity | None,
) -> _Telling | None:
    """Return the most similar telling from the threshold on, of equal ones the first."""
    best: tuple[float, int, _Telling] | None = None
    for other in near:
        alike = word_overlap(telling.words, other.words)
        if alike < (threshold if similarity is None else min(threshold, _CANDIDATES)):
            continue
        if not telling.may_be(other, days):
            continue
        if similarity is not None:
            alike = similarity(telling.text, other.text)
        if alike >= threshold and (best is None or (alike, -other.place) > best[:2]):
            best = (alike, -other.place, other)
    return best[2] if best else None


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
