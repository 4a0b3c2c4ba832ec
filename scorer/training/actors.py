"""Fit the two questions of attribution (which words, and whom they mean) on `datasets/roles-1`."""

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

import numpy as np
from numpy.typing import NDArray

from scorer.extraction.attribution import Cast, likeliest, read_cast
from scorer.extraction.candidates import ANCHOR_NAMES, ENTITY_NAMES, Choice, choices
from scorer.extraction.documents import LabelledDocument, LabelledSentence, labelled_spans
from scorer.extraction.same_actor import same_actor
from scorer.extraction.story import AUTHOR_NAMES, possible_authors

PENALTY: Final = 1.5
AUTHOR_PENALTY: Final = 1.0
"""Strengths of the L2 penalties; far fewer texts teach who their author is."""
ROUNDS: Final = 2
"""The first round learns from a past that is always right, the second from the past as guessed."""
_Numbers = NDArray[np.float64]
_Group = tuple[_Numbers, NDArray[np.bool_]]


def fit_actors(documents: Sequence[LabelledDocument]) -> _Numbers:
    """Return one weight for each of `scorer.extraction.candidates.NAMES`.

    Both questions are conditional logits. A labelled actor whom the text does not name teaches
    that the words mean nobody.
    """
    weights: _Numbers | None = None
    for _ in range(ROUNDS):
        anchors: list[_Group] = []
        meanings: list[_Group] = []
        authors: list[_Group] = []
        for document in documents:
            _collect(document, weights, anchors, meanings, authors)
        weights = np.concatenate(
            [
                _fit(anchors, len(ANCHOR_NAMES), PENALTY),
                _fit(meanings, len(ENTITY_NAMES), PENALTY),
                _fit(authors, len(AUTHOR_NAMES), AUTHOR_PENALTY),
            ]
        )
    assert weights is not None
    return weights


def _fit(groups: Sequence[_Group], width: int, penalty: float) -> _Numbers:
    from scipy.optimize import minimize

    return np.asarray(
        minimize(_loss(groups, penalty), np.zeros(width), jac=True, method="L-BFGS-B").x
    )


def _loss(groups: Sequence[_Group], penalty: float) -> Callable[[_Numbers], tuple[float, _Numbers]]:
    rows = np.vstack([group for group, _ in groups])
    right = np.concatenate([mark for _, mark in groups])
    starts = np.cumsum([0, *(len(mark) for _, mark in groups)])[:-1]
    lengths = np.array([len(mark) for _, mark in groups])

    def loss(weights: _Numbers) -> tuple[float, _Numbers]:
        logits = rows @ weights
        raised = np.exp(logits - np.repeat(np.maximum.reduceat(logits, starts), lengths))
        every = raised / np.repeat(np.add.reduceat(raised, starts), lengths)
        kept = np.where(right, every, 0.0)
        share = np.add.reduceat(kept, starts)
        slope = rows.T @ (every - kept / np.repeat(share, lengths)) + penalty * weights
        return float(penalty / 2 * (weights @ weights) - np.log(share).sum()), slope

    return loss


def _collect(
    document: LabelledDocument,
    weights: _Numbers | None,
    anchors: list[_Group],
    meanings: list[_Group],
    authors: list[_Group],
) -> None:
    spans = labelled_spans(document)
    cast = read_cast(document.text, spans, date.fromisoformat(document.published))
    author = _author(document, cast)
    if cast.author is not None:
        rows = possible_authors(cast.entities)
        authors.append((cast.author[rows], np.array(rows) == (-1 if author is None else author)))
    story = cast.story(author)
    for sentence, found in zip(document.sentences, cast.anchors, strict=True):
        if sentence.role == "other":
            continue
        label = sentence.mode or sentence.role
        options = choices(found, cast.entities, story, label, sentence.text)
        actors = [
            row
            for row, entity in enumerate(cast.entities)
            if sentence.actor and same_actor(entity.name, sentence.actor)
        ]
        marks = _meant(options, sentence)
        if marks.any():
            anchors.append((np.stack([option.anchor_numbers for option in options]), marks))
        for option in [option for option, mark in zip(options, marks, strict=True) if mark]:
            right = np.isin(option.entities, actors or [-1])
            if right.any() and len(right) > 1:
                meanings.append((option.numbers, right))
        anchor = next((o.anchor for o, mark in zip(options, marks, strict=True) if mark), None)
        entity = actors[0] if actors else None
        if weights is not None:
            entity, anchor = likeliest(options, weights)
        story.tell(entity, anchor)


def _author(document: LabelledDocument, cast: Cast) -> int | None:
    """Return the entity that most sentences with "we" are labelled with."""
    ours = [
        s.actor
        for s in document.sentences
        if s.actor and (s.mention or "").lower() in ("we", "i", "our", "us", "my")
    ]
    if not ours:
        return None
    actor = max(ours, key=ours.count)
    rows = (row for row in possible_authors(cast.entities)[:-1])
    return next((row for row in rows if same_actor(cast.entities[row].name, actor)), None)


def _meant(options: Sequence[Choice], sentence: LabelledSentence) -> NDArray[np.bool_]:
    """Return which anchors lie on the labelled mention; the last choice is that none does."""
    if not sentence.mention:
        return np.array([option.anchor is None for option in options])
    pattern = rf"(?<!\w){re.escape(sentence.mention)}(?!\w)"
    places = [m.span() for m in re.finditer(pattern, sentence.text, re.IGNORECASE)]
    return np.array(
        [
            option.anchor is not None
            and any(
                option.anchor.start < end and start < option.anchor.end for start, end in places
            )
            for option in options
        ]
    )
