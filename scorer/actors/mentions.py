"""Find actors in running text."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from scorer.actors.directory import directory
from scorer.actors.entry import RANKS, Actor, Alias, How
from scorer.actors.folding import tidy, without_article
from scorer.actors.forms import own_forms
from scorer.actors.lexicon import WORD, Lexicon
from scorer.actors.other_names import holds_other_name
from scorer.actors.resolution import known_actor, resolve
from scorer.actors.spelling import is_shouted_word, spellings
from scorer.actors.tables import read_table

_NOTHING = Lexicon(())


@dataclass(frozen=True, kw_only=True, slots=True)
class Mention:
    """A place in a text that names an actor; a possessive ending and an article stay outside."""

    start: int
    end: int
    text: str
    candidates: tuple[str, ...]
    how: How

    @property
    def canonical(self) -> str | None:
        """The actor, or None where the words alone leave it open."""
        return self.candidates[0] if len(self.candidates) == 1 else None


def find_mentions(text: str) -> list[Mention]:
    """Return every mention of a known actor, in the order of the text.

    The longest name counts, at word boundaries; capitals matter where the word has another meaning
    without ("turkey", "us"). Leaders count whatever their term; ask `resolve` with a date.

    >>> [mention.text for mention in find_mentions("Moscow's envoy met the Turkish minister")]
    ['Moscow', 'Turkish']
    """
    return [mention for mention in _scan(text) if mention.candidates]


def mentions_of(text: str, actor: str) -> list[Mention]:
    """Return the mentions that may stand for one actor, known or not.

    A mention with several readings counts where the actor is one of them: who asks for the United
    States takes "Washington" for it. An actor whose own name is open ("Congo") has the mentions
    that leave it as open.
    """
    wanted, own = _wanted(actor)
    found = _scan(text, own, tuple(wanted))
    return [mention for mention in found if wanted <= set(mention.candidates)]


def _scan(
    text: str, own: Lexicon = _NOTHING, own_candidates: tuple[str, ...] = ()
) -> Iterator[Mention]:
    """Yield mentions and names of other things (without candidates), left to right.

    `own` are the words of an actor that the tables do not know; they win over an equally long
    entry of the tables.
    """
    known, readings = _known_words()
    position = 0
    for word in WORD.finditer(text):
        first, start = word[0], word.start()
        if start < position or not (first in known or first in own):
            continue
        own_end = own.end_of_match(text, first, start)
        end = max(own_end, known.end_of_match(text, first, start))
        if end < 0 or _is_placeholder(text, start, end) or is_shouted_word(text[start:end], text):
            continue
        end = _without_full_stop(text, start, end)
        position = end
        how, candidates = _reading(readings, text[start:end])
        if holds_other_name(text, start, end):
            how, candidates = "unknown", ()
        elif own_end >= end:
            how, candidates = "name", own_candidates
        yield Mention(start=start, end=end, text=text[start:end], candidates=candidates, how=how)


def _reading(
    readings: Mapping[str, tuple[How, tuple[str, ...]]], found: str
) -> tuple[How, tuple[str, ...]]:
    plain = tidy(found)
    return readings.get(plain) or readings.get(plain + ".") or ("unknown", ())


def _is_placeholder(text: str, start: int, end: int) -> bool:
    """Tell whether the word is inside square brackets, such as `[ACTOR]`."""
    return text[start - 1 : start] == "[" and text[end : end + 1] == "]"


def _without_full_stop(text: str, start: int, end: int) -> int:
    """Give the last dot of "U.S." back to the sentence where the text ends with it."""
    ends_text = text[start:end].endswith(".") and not text[end:].strip()
    return end - 1 if ends_text else end


@lru_cache(maxsize=4096)
def _wanted(actor: str) -> tuple[frozenset[str], Lexicon]:
    """Return the candidates that a mention must have, and the unknown actor's own words."""
    known = known_actor(actor)
    if known is not None:
        return frozenset({known}), _NOTHING
    candidates = frozenset(resolve(actor).candidates)
    if candidates:
        return candidates, _NOTHING
    forms = [without_article(form) for form in own_forms(actor)]
    words = Lexicon(spelling for form in forms if form for spelling in spellings(form))
    return frozenset({without_article(tidy(actor))}), words


@cache
def _known_words() -> tuple[Lexicon, Mapping[str, tuple[How, tuple[str, ...]]]]:
    """Return all spellings as a lexicon, and what each of them stands for."""
    found: dict[str, list[Alias]] = {}
    others = directory().other_readings
    for actor in directory().actors.values():
        for alias in actor.aliases:
            for spelling in _spoken_spellings(alias, actor):
                found.setdefault(spelling, []).append(alias)
    readings: dict[str, tuple[How, tuple[str, ...]]] = {}
    for spelling, aliases in found.items():
        best = min(RANKS[alias.how] for alias in aliases)
        kept = [alias for alias in aliases if RANKS[alias.how] == best]
        actors = dict.fromkeys(alias.actor for alias in kept)
        readings[spelling] = (kept[0].how, (*actors, *others.get(kept[0].text, ())))
    for row in read_table("other_names"):
        readings[row["name"]] = ("unknown", ())
    return Lexicon(readings), readings


def _spoken_spellings(alias: Alias, actor: Actor) -> tuple[str, ...]:
    if not alias.spoken or len(alias.text) < 2:
        return ()
    bare = without_article(alias.text)
    others = {other.text for other in actor.aliases}
    text = bare if bare in others else alias.text
    return spellings(text, small_letters=alias.how == "name" and actor.kind == "state")
