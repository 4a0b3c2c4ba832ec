"""The items of the labelled news stream: which files they come from, and how they were drawn.

The texts belong to others and are not part of this project; their ids, and the start of a hash of
each text, are in `datasets/stream-1`.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Final

from scorer.actors import find_mentions
from scorer.records import Action
from scorer.sources import ingest


@dataclass(frozen=True, kw_only=True, slots=True)
class Corpus:
    """A file of items, the kind of source behind it, and the first day that is drawn from."""

    path: str
    name: str
    since: str = ""


_TITLES: Final = "russian_state_media_titles"
PORTAL: Final = "portal"
CORPORA: Final = (
    Corpus(path="wikipedia_current_events/current_events_2024-12_2025-01.jsonl", name=PORTAL),
    Corpus(path=f"{_TITLES}/rt_titles.jsonl.gz", name="state media", since="2024-01-01"),
    Corpus(path=f"{_TITLES}/1tv_titles_2022_2025.jsonl.gz", name="state media", since="2024-01-01"),
    Corpus(path=f"{_TITLES}/mfa_titles.jsonl.gz", name="state body", since="2024-01-01"),
    Corpus(path=f"{_TITLES}/mod_titles.jsonl.gz", name="state body", since="2024-01-01"),
    Corpus(path=f"{_TITLES}/kremlin_titles.jsonl.gz", name="state body", since="2024-01-01"),
    Corpus(path="headlines_2021_2022/headlines.json.gz", name="headlines"),
)
SIZES: Final = {True: 300, False: 250}
"""How many items of the portal (True) and of all titles together (False) were drawn."""
_ARTICLE: Final = re.compile(r"^\W*(?:the\s+)?", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Item:
    """An item of a corpus: the kind of its source, and what the corpus says of it."""

    source: str
    action: Action

    @property
    def text_sha256(self) -> str:
        """The first 16 digits of the SHA-256 of the text: enough to see that it is another one."""
        return hashlib.sha256(self.action.text.encode()).hexdigest()[:16]


def missing(corpora: Path) -> list[Path]:
    """Return the files that are not there."""
    return [corpora / each.path for each in CORPORA if not (corpora / each.path).exists()]


def read_items(corpora: Path) -> Iterator[Item]:
    """Yield every item that could have been drawn, each id and each text of a source once."""
    ids: set[str] = set()
    texts: set[tuple[str, str]] = set()
    for corpus in CORPORA:
        for action in ingest(corpora / corpus.path).actions:
            told = (corpus.name, " ".join(action.text.casefold().split()))
            if action.date >= corpus.since and action.id not in ids and told not in texts:
                ids.add(action.id)
                texts.add(told)
                yield Item(source=corpus.name, action=action)


def with_actor(action: Action) -> Action:
    """Return the item with the actor that its text opens with, after an article, if any."""
    opening = _ARTICLE.match(action.text)
    start = opening.end() if opening else 0
    found = (each for each in find_mentions(action.text) if each.start <= start < each.end)
    actor = next((each.canonical or "" for each in found), "")
    return action if action.actor else replace(action, actor=actor)


def draw(items: Iterable[Item]) -> list[Item]:
    """Return the items whose hashed ids come first: as random as any, and the same ones again."""
    ordered = sorted(items, key=lambda item: hashlib.sha256(item.action.id.encode()).hexdigest())
    return [
        item
        for portal, size in SIZES.items()
        for item in islice((each for each in ordered if (each.source == PORTAL) is portal), size)
    ]
