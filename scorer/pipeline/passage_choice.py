"""Which passages of a text are scored, and why the others are not."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from scorer.actors import canonical
from scorer.pipeline.passages import Passage
from scorer.records import LeftOut

OTHER_ACTOR: Final = "other actor"
LEFT_OPEN: Final = "actor left open"
OPINION: Final = "opinion or background"
UNTICKED: Final = "unticked by the reader"
PRINCIPLES_GIVEN: Final = "principles given from elsewhere"
ACTIONS_GIVEN: Final = "actions given from elsewhere"


@dataclass(frozen=True, kw_only=True, slots=True)
class Wanted:
    """What of a text is scored.

    Attributes:
        actors: whose, as the case spells them.
        anyone: also everybody else's who is named.
        principles: False where the principles come from elsewhere.
        deeds: False where the actions come from elsewhere.
        yardsticks: a principle whose actor is left open serves as a yardstick.
    """

    actors: tuple[str, ...] = ()
    anyone: bool = False
    principles: bool = True
    deeds: bool = True
    yardsticks: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Chosen:
    """A passage, its actor as the case spells it, and why it is left out (empty: it is used)."""

    passage: Passage
    actor: str
    reason: str

    @property
    def used(self) -> bool:
        """True where it is scored."""
        return not self.reason


def choose(passages: Sequence[Passage], wanted: Wanted) -> tuple[Chosen, ...]:
    """Decide on every passage, in their order.

    What a reader ticked is used, unless its actor is still open; what a reader unticked is not,
    and counts as unticked only where no rule left it out before. By the rules words, plans and
    denials are left out whoever spoke; then the actor decides.
    """
    return tuple(_chosen(passage, wanted) for passage in passages)


def proclaimers(passages: Iterable[Passage]) -> tuple[str, ...]:
    """Return who proclaims a principle in a text, each once, in the order of the text."""
    told = [p for p in passages if p.kind == "principle" and p.use is not False]
    return distinct(p.actor for p in told if p.actor)


def distinct(names: Iterable[str]) -> tuple[str, ...]:
    """Return actors by their canonical names, each once."""
    return tuple({canonical(name).casefold(): canonical(name) for name in names}.values())


def deeds_by_actor(chosen: Iterable[Chosen], *, used: bool) -> list[tuple[str, int]]:
    """Return (actor, number of deeds) of those used or not, most first; an open actor is ''."""
    deeds = [each for each in chosen if each.passage.kind == "deed" and each.used is used]
    return Counter(each.actor for each in deeds).most_common()


def count_left_out(chosen: Sequence[Chosen]) -> tuple[LeftOut, LeftOut]:
    """Count by reason what was left out of the principles, and of all other sentences."""
    principles, sentences = LeftOut(stage="text: principles"), LeftOut(stage="text: sentences")
    for each in chosen:
        counts = principles if each.passage.kind == "principle" else sentences
        counts.read += 1
        if each.used:
            counts.kept += 1
        else:
            counts.drop(each.reason)
    return principles, sentences


def _chosen(passage: Passage, wanted: Wanted) -> Chosen:
    actor = _spelled(passage.actor or "", wanted)
    return Chosen(passage=passage, actor=actor, reason=next(_reasons(passage, actor, wanted), ""))


def _reasons(passage: Passage, actor: str, wanted: Wanted) -> Iterator[str]:
    principle = passage.kind == "principle"
    if passage.kind == "other":
        yield OPINION
    if principle and not wanted.principles:
        yield PRINCIPLES_GIVEN
    if not principle and not wanted.deeds:
        yield ACTIONS_GIVEN
    if not principle and passage.kind != "deed" and not passage.use:
        yield passage.kind
    if not actor and not (principle and wanted.yardsticks):
        yield LEFT_OPEN
    if actor and not passage.use and not wanted.anyone and actor not in wanted.actors:
        yield OTHER_ACTOR
    if passage.use is False:
        yield UNTICKED


def _spelled(name: str, wanted: Wanted) -> str:
    """Return the name as the wanted actors have it, where it is one of theirs."""
    known = {canonical(actor).casefold(): actor for actor in wanted.actors}
    return known.get(canonical(name).casefold(), name)
