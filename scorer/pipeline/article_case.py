"""A case out of one text, or one side of it out of a text and the other out of a table."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from textwrap import shorten
from typing import Final

from scorer.actions import collapse
from scorer.errors import DataError, Problem
from scorer.extraction.clauses import principle_clauses
from scorer.extraction.spans import Span
from scorer.pairing import Meeting, pair_up
from scorer.pipeline.article import Article
from scorer.pipeline.cases import Case, Drawn
from scorer.pipeline.passage_choice import (
    Chosen,
    Wanted,
    choose,
    count_left_out,
    deeds_by_actor,
    distinct,
    proclaimers,
)
from scorer.pipeline.passages import EXTRACTOR, Passage
from scorer.records import MODES, Action, LeftOut, Mode, Principle, content_id
from scorer.settings import shipped_folder
from scorer.storage import file_sha256

_NAME_WIDTH: Final = 70


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """A text with what was found in it, and how it was asked for."""

    article: Article
    passages: tuple[Passage, ...]
    published: date | None = None
    writer: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class OtherSide:
    """Principles or actions that do not come from the text, with the counts of their file."""

    principles: tuple[Principle, ...] | None = None
    actions: tuple[Action, ...] | None = None
    left_out: tuple[LeftOut, ...] = ()
    problems: tuple[Problem, ...] = ()


NOTHING_ELSE: Final = OtherSide()


def article_case(
    told: Told,
    *,
    actors: Sequence[str] = (),
    meeting: Meeting = "own",
    other: OtherSide = NOTHING_ELSE,
) -> Case:
    """Make a case of a text, and check that there is something to score in it.

    Raises:
        DataError: nothing is left on one of the sides, or no principle meets an action.
    """
    case = draw_case(told, actors=actors, meeting=meeting, other=other)
    assert case.drawn is not None
    _check_principles(case, case.drawn.chosen)
    _check_actions(case, case.drawn.chosen, wanted(told.passages, actors, meeting, other))
    _check_pairs(case)
    return case


def draw_case(
    told: Told,
    *,
    actors: Sequence[str] = (),
    meeting: Meeting = "own",
    other: OtherSide = NOTHING_ELSE,
) -> Case:
    """Make a case of a text: each principle with its actor, each deed of the same actor.

    A deed sentence that marks a list with semicolons makes an action of each item.

    Args:
        told: the text and its passages.
        actors: whose principles and deeds; empty: of those who proclaim something in the text
            (or, where principles are given, of whoever these may meet).
        meeting: see `pairing.pair_up`; `everybody` also takes the deeds of others.
        other: principles or actions from elsewhere, which then do not come from the text.
    """
    rule = wanted(told.passages, actors, meeting, other)
    chosen = choose(told.passages, rule)
    principles, actions = other.principles, other.actions
    left_out: list[LeftOut] = [*other.left_out, *count_left_out(chosen)]
    if principles is None:
        principles = _principles(told.article, chosen)
    if actions is None:
        collapsed = collapse(_actions(told.article, chosen))
        actions = tuple(_with_retellings(action, chosen) for action in collapsed.actions)
        left_out.append(collapsed.left_out)
    as_found = choose([passage.as_found for passage in told.passages], rule)
    changed = [
        one.used != before.used or one.passage.actor != before.passage.actor
        for one, before in zip(chosen, as_found, strict=True)
    ]
    return Case(
        name=told.article.name,
        principles=principles,
        actions=actions,
        meeting=meeting,
        left_out=tuple(left_out),
        problems=(*told.article.problems, *other.problems),
        drawn=Drawn(
            article=told.article, chosen=chosen, recipe=_recipe(told, changed=sum(changed))
        ),
    )


def wanted(
    passages: Sequence[Passage], actors: Sequence[str], meeting: Meeting, other: OtherSide
) -> Wanted:
    """Say whose principles and deeds of a text a case takes."""
    if other.principles is not None:
        own = distinct(card.actor for card in other.principles if card.actor)
        anyone = meeting == "everybody" or any(not card.actor for card in other.principles)
        named = distinct(actors)
        return Wanted(actors=named or own, anyone=anyone and not named, principles=False)
    if other.actions is not None:
        return Wanted(
            actors=distinct(actors), anyone=not actors, deeds=False, yardsticks=not actors
        )
    everybody = meeting == "everybody"
    return Wanted(
        actors=distinct(actors) or proclaimers(passages),
        anyone=everybody and not actors,
        yardsticks=everybody,
    )


def _principles(article: Article, chosen: Sequence[Chosen]) -> tuple[Principle, ...]:
    return tuple(
        Principle(
            id=_id("p", each.passage),
            text=each.passage.text,
            name=shorten(each.passage.text, _NAME_WIDTH, placeholder=" ..."),
            actor=each.actor or None,
            speaker=each.passage.speaker,
            source=_source(article, each.passage),
            extra=_extra(each.passage),
        )
        for each in chosen
        if each.used and each.passage.kind == "principle"
    )


def _actions(article: Article, chosen: Sequence[Chosen]) -> list[Action]:
    used = (each for each in chosen if each.used and each.passage.kind != "principle")
    return [action for each in used for action in _told_in(article, each)]


def _told_in(article: Article, chosen: Chosen) -> list[Action]:
    """Return the actions of a sentence: one, or one for each item of a list that it marks.

    Those of one sentence are one event, so that a long list does not pass for many sources.
    """
    report = chosen.passage
    sentence = Span(start=report.start, end=report.end, text=report.text)
    items = [
        replace(report, start=item.start, end=item.end, text=item.text)
        for item in principle_clauses(sentence)
    ]
    several = len(items) > 1
    return [
        Action(
            id=_id("a", item),
            text=item.text,
            actor=chosen.actor,
            date=report.date,
            mode=_mode(report),
            source=_source(article, item),
            event=_id("a", report) if several else "",
            reports=(_id("a", report),) if several else (),
            extra=_extra(item),
        )
        for item in items
    ]


def _mode(passage: Passage) -> Mode:
    assert passage.kind in MODES
    return passage.kind


def _id(prefix: str, passage: Passage) -> str:
    # The place belongs to it: a sentence that stands in a text twice has two places to look at.
    return content_id(prefix, passage.text, str(passage.start))


def _source(article: Article, passage: Passage) -> str:
    return f"text:{article.name.replace(':', ' ')}:{passage.start}-{passage.end}"


def _extra(passage: Passage) -> Mapping[str, object]:
    place: dict[str, object] = {"start": passage.start, "end": passage.end}
    place["p_extracted"] = passage.p
    if passage.actor_found is not None:
        place["actor_found"] = passage.actor_found
    return place


def _with_retellings(action: Action, chosen: Sequence[Chosen]) -> Action:
    """Keep the spans of the other passages that tell of the same action."""
    if len(action.reports) < 2:
        return action
    own = action.event or action.id
    spans = {_id("a", each.passage): [each.passage.start, each.passage.end] for each in chosen}
    retold = [spans[report] for report in action.reports if report != own]
    return replace(action, extra={**action.extra, "retold": retold})


def _recipe(told: Told, *, changed: int) -> dict[str, object]:
    manifest = shipped_folder("models", EXTRACTOR) / "manifest.json"
    return {
        "name": told.article.name,
        "sha256": told.article.sha256,
        "published": told.published.isoformat() if told.published else None,
        "writer": told.writer,
        "extractor": {"name": EXTRACTOR, "sha256": file_sha256(manifest)},
        "changed_by_reader": changed,
    }


def _check_principles(case: Case, chosen: Sequence[Chosen]) -> None:
    found = [each for each in chosen if each.passage.kind == "principle"]
    if not case.principles and not found:
        raise DataError(
            f"{case.name}: no principle was found; give some with --principles (a table or a pack)"
        )
    if not case.principles:
        counted, _ = count_left_out(found)
        why = ", ".join(f"{count} {reason}" for reason, count in counted.reasons.most_common())
        raise DataError(
            f"{case.name}: none of the {len(found)} principles found is used ({why}); they are of "
            f"{_listed(each.actor for each in found)}: choose with --actor"
        )


def _check_actions(case: Case, chosen: Sequence[Chosen], rule: Wanted) -> None:
    if not case.actions:
        others = deeds_by_actor(chosen, used=False)
        there = ", ".join(f"{actor or 'actor left open'} {count}" for actor, count in others)
        raise DataError(
            f"{case.name}: no deed of {_listed(rule.actors)} was found (deeds found: "
            f"{there or 'none'}); choose with --actor, take everybody's with --meeting everybody, "
            "or give --actions"
        )


def _check_pairs(case: Case) -> None:
    if not len(pair_up(case.principles, case.actions, meeting=case.meeting)):
        raise DataError(
            f"{case.name}: no principle meets an action: the principles are of "
            f"{_listed(card.actor for card in case.principles)}, the actions of "
            f"{_listed(action.actor for action in case.actions)}; compare the spelling, or use "
            "--meeting everybody"
        )


def _listed(actors: Iterable[str | None]) -> str:
    return ", ".join(dict.fromkeys(actor or "nobody named" for actor in actors)) or "anybody"
