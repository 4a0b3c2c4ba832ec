"""Principles and deeds composed from acts: labels that are right by construction.

An act, its undoing and its refusal are three phrases in other words for two ways of acting. Put
into the frame of a principle (for or against) and of a deed (done, or stopped, vetoed, undone),
they show what no single text shows: that the label turns once for each turn on either side.
Announcements, denials and the deeds of others are composed too, and bear on nothing.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from scorer.storage import read_json, read_jsonl

FORMS: Final = ("act", "undo", "refuse")
VERBS: Final = "verb_forms.json"

# {base}: "lift the embargo"; {ing}: "lifting the embargo"; {past}: "lifted the embargo".
FOR: Final = (
    "A government should {base}.",
    "It is right to {base}.",
    "We will {base}.",
    "{ing} is our duty.",
    "Whoever governs must {base}.",
    "The State shall {base}.",
    "We believe in {ing}.",
    "Our promise is plain: we {base}.",
    "Those who lead ought to {base}.",
)
AGAINST: Final = (
    "No government may {base}.",
    "It is wrong to {base}.",
    "We will never {base}.",
    "{ing} is not acceptable.",
    "We refuse to {base}.",
    "There must be no {ing}.",
    "The State shall not {base}.",
    "Nobody who leads should ever {base}.",
    "{ing}: not with us.",
)
DONE: Final = (
    "[ACTOR] {past}.",
    "[ACTOR] {past}.",
    "[ACTOR] {past}.",
    "[ACTOR] passed a law in order to {base}.",
    "[ACTOR] voted down a motion against {ing}.",
    "A plan to {base} was approved by [ACTOR].",
    "[ACTOR] began {ing} on Monday.",
    "[ACTOR] overturned a ban on {ing}.",
    "A veto against {ing} was withdrawn by [ACTOR].",
    "[ACTOR] ordered its officials to {base}.",
)
STOPPED: Final = (
    "[ACTOR] refused to {base}.",
    "[ACTOR] ruled out {ing}.",
    "[ACTOR] stopped {ing}.",
    "[ACTOR] vetoed a bill to {base}.",
    "A plan to {base} was dropped by [ACTOR].",
    "[ACTOR] voted down a proposal to {base}.",
    "[ACTOR] passed a ban on {ing}.",
    "[ACTOR] dismissed an official for {ing}.",
    "[ACTOR] forbade its officials to {base}.",
)
NO_DEED: Final = (
    "[ACTOR] said it would {base}.",
    "[ACTOR] is considering {ing}.",
    "[ACTOR] denied {ing}.",
    "A neighbouring state {past}.",
    "Critics accused [ACTOR] of {ing}.",
    "[ACTOR] might {base} next year, analysts say.",
    "[ACTOR] asked another state to {base}.",
)
TURNS: Final = 0.5, 0.35
"""How often, in the end, a principle speaks against, and a deed is stopped."""
NOT_DONE: Final = 0.35
"""How often one of three deeds is none."""


@dataclass(frozen=True, kw_only=True, slots=True)
class TaughtPair:
    """A masked action under the text of a principle; `upholds` is None where it does not bear."""

    action: str
    principle: str
    upholds: bool | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Phrase:
    """A verb phrase in three forms, and whether it goes the way of the act."""

    past: str
    base: str
    ing: str
    with_act: bool

    def fill(self, frame: str) -> str:
        """Put the phrase into a frame."""
        text = frame.format(past=self.past, base=self.base, ing=self.ing)
        return text[:1].upper() + text[1:]


def read_phrases(folder: Path, groups: frozenset[str]) -> list[list[Phrase]]:
    """Return the phrases of every act whose group (`act:NUMBER`) is among those given.

    Args:
        folder: the deeds data set.
        groups: of the acts that may be used.
    """
    verbs: Mapping[str, Sequence[str]] = read_json(folder / VERBS)  # type: ignore[assignment]
    families = []
    for number, line in enumerate(read_jsonl(folder / "acts.jsonl"), start=1):
        if f"act:{number}" not in groups:
            continue
        phrases = [
            Phrase(
                past=str(line[form]),
                base=" ".join([verbs[verb][0], *rest]),
                ing=" ".join([verbs[verb][1], *rest]),
                with_act=form == "act",
            )
            for form in FORMS
            if line[form]
            for verb, *rest in [str(line[form]).split(" ")]
            if verb in verbs
        ]
        if len({phrase.with_act for phrase in phrases}) == 2:
            families.append(phrases)
    return families


def compose(
    phrases: Sequence[Phrase], random: np.random.Generator, *, progress: float
) -> Iterator[TaughtPair]:
    """Yield three principles and up to three deeds of one act, each deed under each principle.

    Turns come in one after the other: a task in which all of them stand evenly from the start
    looks like noise from every side, and nothing is learnt from it.

    Args:
        phrases: of one act.
        random: draws forms and frames.
        progress: 0 to 1; at 0 nothing is turned, at 0.5 principles are, at 1 deeds as well.
    """
    against, stopped = TURNS[0] * progress, TURNS[1] * max(0.0, 2 * progress - 1)
    asked = []
    for _ in range(3):
        phrase, turned = phrases[int(random.integers(len(phrases)))], random.random() < against
        frame = _one_of(AGAINST if turned else FOR, random)
        asked.append((phrase.fill(frame), phrase.with_act != turned))
    done: list[tuple[str, bool | None]] = []
    for number in random.permutation(len(phrases))[:3]:
        phrase, turned = phrases[number], random.random() < stopped
        frame = _one_of(STOPPED if turned else DONE, random)
        done.append((phrase.fill(frame), phrase.with_act != turned))
    if random.random() < NOT_DONE:
        phrase = phrases[int(random.integers(len(phrases)))]
        done[-1] = (phrase.fill(_one_of(NO_DEED, random)), None)
    for action, way in done:
        for principle, wanted in asked:
            upholds = None if way is None else way == wanted
            yield TaughtPair(action=action, principle=principle, upholds=upholds)


def _one_of(frames: Sequence[str], random: np.random.Generator) -> str:
    return frames[int(random.integers(len(frames)))]
