"""What `scorer score --text` reads, and what it says of it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from scorer.cli.options import day_of
from scorer.cli.voice import Voice, table
from scorer.errors import UsageError

if TYPE_CHECKING:
    from scorer.pairing import Meeting
    from scorer.pipeline.article_case import OtherSide
    from scorer.pipeline.cases import Case, Drawn


@dataclass(frozen=True, kw_only=True, slots=True)
class TextOptions:
    """The options of `scorer score` that are about a text."""

    text: Path | None
    published: str | None
    writer: str | None
    actors: tuple[str, ...]
    found: Path | None

    def check_absent(self) -> None:
        """Refuse options that say something of a text where none is given.

        Raises:
            UsageError: one of them is there.
        """
        given = {
            "--published": self.published,
            "--writer": self.writer,
            "--actor": self.actors,
            "--found": self.found,
        }
        for option, value in given.items():
            if value:
                raise UsageError(f"{option} is about a text; give --text FILE with it")


def read_text_case(
    options: TextOptions,
    *,
    principles: Path | None,
    actions: Path | None,
    meeting: "Meeting",
    columns: tuple[Mapping[str, str], Mapping[str, str]],
) -> "Case":
    """Extract from the text what no file gives, and make a case of it.

    Raises:
        UsageError: both sides come from files, or a date is none.
        DataError: a file cannot be used, or nothing is left to score.
    """
    from scorer.pipeline.article import read_article
    from scorer.pipeline.article_case import Told, article_case
    from scorer.pipeline.passages import find_passages
    from scorer.pipeline.passages_file import read_passages

    assert options.text is not None
    if principles and actions:
        raise UsageError(
            "--principles and --actions leave nothing to take from --text; leave one of them out"
        )
    published = day_of(options.published)
    other = _other_side(principles, actions, columns)
    article = read_article(options.text)
    passages = (
        read_passages(options.found, article)
        if options.found is not None
        else find_passages(article, published, writer=options.writer)
    )
    told = Told(article=article, passages=passages, published=published, writer=options.writer)
    return article_case(told, actors=options.actors, meeting=meeting, other=other)


def _other_side(
    principles: Path | None,
    actions: Path | None,
    columns: tuple[Mapping[str, str], Mapping[str, str]],
) -> "OtherSide":
    from scorer.pipeline.article_case import OtherSide
    from scorer.pipeline.cases import principles_left_out, read_cards
    from scorer.sources import read_actions

    if principles is not None:
        cards = read_cards(principles, renamed=columns[0])
        return OtherSide(
            principles=cards.principles,
            left_out=(principles_left_out(cards),),
            problems=cards.problems,
        )
    if actions is not None:
        done = read_actions(actions, renamed=columns[1])
        return OtherSide(actions=done.actions, left_out=(done.left_out,), problems=done.problems)
    return OtherSide()


def tell_text(voice: Voice, read: "Case") -> None:
    """Say what was taken from the text, and what was left out of it, by reason."""
    from scorer.pipeline.passage_choice import count_left_out, deeds_by_actor

    assert read.drawn is not None
    drawn = read.drawn
    if drawn.recipe["published"] is None:
        voice.note("no --published: dates such as 'on Tuesday' stay open")
    voice.say(f"{drawn.article.name}: {_taken(read, drawn)}")
    rows = [
        (stage.stage.removeprefix("text: "), reason, f"{count:,}")
        for stage in count_left_out(drawn.chosen)
        for reason, count in stage.reasons.most_common()
    ]
    if rows:
        sides = {"of the": "left", "left out because": "left", "number": "right"}
        voice.show("Left out", table(sides, rows))
    others = deeds_by_actor(drawn.chosen, used=False)
    if others:
        listed = ", ".join(f"{actor or 'actor left open'} {count:,}" for actor, count in others)
        voice.say(f"Deeds that are not scored: {listed}")


def _taken(read: "Case", drawn: "Drawn") -> str:
    used = {each.passage.kind == "principle" for each in drawn.chosen if each.used}
    words = []
    if True in used:
        words.append(_counted("principles", [card.actor for card in read.principles]))
    if False in used:
        words.append(_counted("actions", [action.actor for action in read.actions]))
    return " and ".join(words)


def _counted(what: str, actors: Sequence[str | None]) -> str:
    counts = Counter(actor or "nobody named" for actor in actors).most_common()
    listed = ", ".join(f"{actor} {count:,}" for actor, count in counts)
    return f"{len(actors):,} {what} ({listed})"


def text_result(read: "Case") -> dict[str, object]:
    """Return what `--json` says of the text: every passage with its span and what became of it."""
    from scorer.pipeline.passages_file import passage_rows

    assert read.drawn is not None
    reasons = {(c.passage.start, c.passage.end): c.reason for c in read.drawn.chosen}
    return dict(passage_rows([c.passage for c in read.drawn.chosen], reasons))
