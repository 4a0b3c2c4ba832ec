"""Who acts in each sentence, by a linear ranking of whoever the text names; nobody where open."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from scorer.actors import canonical, find_actor
from scorer.errors import ModelError
from scorer.extraction.anchors import Anchor, all_anchors
from scorer.extraction.candidates import (
    ANCHOR_NAMES,
    ENTITY_NAMES,
    NAMES,
    Choice,
    Numbers,
    Story,
    choices,
)
from scorer.extraction.entities import KINDS, Entity, find_entities, placed
from scorer.extraction.places import Place
from scorer.extraction.same_actor import same_actor
from scorer.extraction.spans import Span
from scorer.extraction.story import AUTHOR_NAMES, author_numbers, links, parents, possible_authors
from scorer.settings import shipped_folder
from scorer.storage import check_manifest, read_json

OPEN: Final = 0.7
OPEN_WRITER: Final = 0.8
"""How much more certain "nobody named" must be than a name, of an actor and of the writer."""
_MODEL: Final = "roles-1"


@dataclass(frozen=True, kw_only=True, slots=True)
class Attribution:
    """The actor of a sentence (None where the text leaves it open) and who speaks, if anybody."""

    actor: str | None
    speaker: str | None


NOBODY: Final = Attribution(actor=None, speaker=None)


@dataclass(frozen=True, kw_only=True, slots=True)
class Cast:
    """A text's entities and the anchors of each of its sentences, read once."""

    spans: Sequence[Span]
    entities: Sequence[Entity]
    anchors: Sequence[Sequence[Anchor]]
    author: Numbers | None
    given: int | None
    placed: Sequence[float]
    links: dict[int, int]
    parents: dict[int, int]

    def story(self, author: int | None) -> Story:
        """Return the story before the first sentence."""
        return Story(author=author, placed=self.placed, links=self.links)

    def likely_author(self, weights: NDArray[np.float64]) -> int | None:
        """Return the entity that says "we" in the text, None where it is not named."""
        if self.given is not None or self.author is None:
            return self.given
        rows = possible_authors(self.entities)
        logits = self.author[rows] @ weights
        logits[-1] -= OPEN_WRITER
        best = rows[int(np.argmax(logits))]
        return None if best < 0 else best


def read_cast(
    text: str, spans: Sequence[Span], published: date | None, *, writer: str | None = None
) -> Cast:
    """Find who appears in a text.

    Args:
        text: the whole text.
        spans: its sentences.
        published: the day of publication, which decides between leaders of one name.
        writer: whom "we" and "I" outside quotations stand for, where the caller knows.
    """
    entities = find_entities(text, spans, published)
    given = _row_of(writer, entities) if writer else None
    return Cast(
        spans=spans,
        entities=entities,
        anchors=all_anchors(spans, entities),
        author=author_numbers(text, spans, entities) if given is None else None,
        given=given,
        placed=[placed(text, entity) for entity in entities],
        links=links(text, spans, entities),
        parents=parents(text, entities),
    )


def _row_of(writer: str, entities: list[Entity]) -> int:
    """Return the row of the given writer, who is added where the text does not name it."""
    for row, entity in enumerate(entities):
        if entity.kind != "body" and same_actor(entity.name, writer):
            return row
    kind = KINDS.get(find_actor(writer).kind, "unknown")
    nowhere = [Place(start=-1, end=-1, text=writer)]
    entities.append(
        Entity(name=canonical(writer), kind=kind, known=kind != "unknown", places=nowhere)
    )
    return len(entities) - 1


def attribute(cast: Cast, labels: Sequence[str], weights: NDArray[np.float64]) -> list[Attribution]:
    """Find the actor of every sentence in order; sentences labelled `other` have none.

    Args:
        cast: who appears in the text.
        labels: the class of each sentence (see `scorer.extraction.classifier.CLASSES`).
        weights: one for each of `scorer.extraction.candidates.NAMES`.
    """
    story = cast.story(cast.likely_author(weights[len(NAMES) - len(AUTHOR_NAMES) :]))
    found: list[Attribution] = []
    for span, anchors, label in zip(cast.spans, cast.anchors, labels, strict=True):
        if label == "other":
            found.append(NOBODY)
            continue
        options = choices(anchors, cast.entities, story, label, span.text)
        best, anchor = likeliest(options, weights)
        story.tell(best, anchor)
        who = None if best is None else cast.entities[cast.parents.get(best, best)].name
        speaks = label in ("principle", "statement", "denial")
        found.append(
            Attribution(actor=who, speaker=_speaker(who, anchor, cast) if speaks else None)
        )
    return found


def likeliest(
    options: Sequence[Choice], weights: NDArray[np.float64]
) -> tuple[int | None, Anchor | None]:
    """Return the most probable entity (None: nobody named) and the words that stand for it."""
    chances = shares(options, weights)
    best = max(chances, key=lambda entity: sum(chances[entity].values()))
    number = max(chances[best], key=lambda row: chances[best][row])
    return (None if best < 0 else best), options[number].anchor


def shares(options: Sequence[Choice], weights: NDArray[np.float64]) -> dict[int, dict[int, float]]:
    """Return for each entity (-1: nobody) its probability by way of each choice."""
    count, last = len(ANCHOR_NAMES), len(ANCHOR_NAMES) + len(ENTITY_NAMES)
    first = _softmax(np.stack([option.anchor_numbers for option in options]) @ weights[:count])
    found: dict[int, dict[int, float]] = {}
    for number, option in enumerate(options):
        logits = option.numbers @ weights[count:last]
        logits[np.array(option.entities) < 0] -= OPEN
        second = _softmax(logits)
        for entity, share in zip(option.entities, second.tolist(), strict=True):
            found.setdefault(entity, {})[number] = float(first[number]) * share
    return found


def _softmax(logits: NDArray[np.float64]) -> NDArray[np.float64]:
    raised = np.exp(logits - logits.max())
    return np.asarray(raised / raised.sum())


def _speaker(actor: str | None, anchor: Anchor | None, cast: Cast) -> str | None:
    """Name who speaks: a person by name, an office as "Russia's ministry", else the actor."""
    if actor is None or anchor is None:
        return actor
    if anchor.entity is not None and cast.entities[anchor.entity].kind == "person":
        return cast.entities[anchor.entity].name
    if anchor.entity is not None and not anchor.noun:
        leader = any(
            p.how == "leader" and p.text == anchor.text for p in cast.entities[anchor.entity].places
        )
        return anchor.text if leader else actor
    noun = anchor.text if anchor.kind == "role" else anchor.noun
    return f"{actor}'s {noun}" if noun else actor


@cache
def load_weights(folder: Path | None = None) -> NDArray[np.float64]:
    """Load the shipped weights.

    Raises:
        ModelError: the file is damaged, or was made for other features.
    """
    folder = folder or shipped_folder("models", _MODEL)
    check_manifest(folder)
    stored = read_json(folder / "actors.json")["weights"]
    if not isinstance(stored, dict) or set(stored) != set(NAMES):
        raise ModelError(f"{folder / 'actors.json'} was made for other features; train it anew")
    return np.array([stored[name] for name in NAMES], dtype=np.float64)
