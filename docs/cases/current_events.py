"""Make the actions of docs/cases/current-events.md from a folder of corpora.

    python docs/cases/current_events.py ../shared/data/corpora /tmp/current-events

Writes `wikipedia.jsonl`, `warline.jsonl` and `icews.jsonl` (id, text, actor, date) to the second
folder. The corpora are other people's texts and do not travel with this repository.
"""

import argparse
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from scorer.actors import canonical, find_mentions
from scorer.sources import ingest
from scorer.storage.jsonl import read_jsonl, write_jsonl

WIKIPEDIA: Final = Path("wikipedia_current_events/current_events_2024-12_2025-01.jsonl")
WARLINE: Final = Path("warline_2022/warline.jsonl")
ICEWS: Final = Path("icews_2018_sample/events.2018.sample.tab")
ACTOR: Final = "Russia"

_ARTICLE: Final = re.compile(r"^\W*(?:the\s+)?", re.IGNORECASE)
_END: Final = re.compile(r"(?<=[a-z0-9)\"’”][.!?])\s+(?=[\"“]?[A-Z])|\n+")

Row = dict[str, object]


def actor_at_start(text: str) -> str:
    """Return the actor that a text opens with, after an article, or nothing.

    >>> actor_at_start("The Norwegian navy boards a ship."), actor_at_start("A ship sinks.")
    ('Norway', '')
    """
    opening = _ARTICLE.match(text)
    start = opening.end() if opening else 0
    for mention in find_mentions(text):
        if mention.start <= start < mention.end:
            return mention.canonical or ""
    return ""


def first_sentence(text: str) -> str:
    """Return what stands before the first full stop that another sentence follows, or a new line.

    >>> first_sentence("The bridge closed. It opened again.")
    'The bridge closed.'
    """
    return _END.split(text.strip(), maxsplit=1)[0].strip()


def wikipedia_rows(path: Path) -> Iterator[Row]:
    """Yield every item of the current-events portal, with the actor that it opens with."""
    for item in read_jsonl(path):
        text = str(item["text"])
        yield _row(str(item["id"]), text, actor_at_start(text), str(item["date"]))


def warline_rows(path: Path) -> Iterator[Row]:
    """Yield headlines and first sentences of descriptions that open with Russia, each text once."""
    seen: set[str] = set()
    for item in read_jsonl(path):
        for field in ("headline", "description"):
            text = first_sentence(str(item[field] or ""))
            if text not in seen and actor_at_start(text) == ACTOR:
                seen.add(text)
                yield _row(f"{item['id']}-{field}", text, ACTOR, str(item["date"]))


def icews_rows(path: Path) -> Iterator[Row]:
    """Yield the sentences that the package composes for events of Russia, each text once."""
    seen: set[str] = set()
    for action in ingest(path, format="icews").actions:
        if canonical(action.actor) == ACTOR and action.text not in seen:
            seen.add(action.text)
            yield _row(action.id, action.text, ACTOR, action.date)


def _row(name: str, text: str, actor: str, date: str) -> Row:
    return {"id": name, "text": text, "actor": actor, "date": date}


def main() -> None:
    """Read the two folders from the command line and write the three files."""
    parser = argparse.ArgumentParser(description="Make the actions of the current-events case.")
    parser.add_argument("corpora", type=Path, help="the folder of corpora")
    parser.add_argument("out", type=Path, help="where the three files go")
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    write_jsonl(given.out / "wikipedia.jsonl", wikipedia_rows(given.corpora / WIKIPEDIA))
    write_jsonl(given.out / "warline.jsonl", warline_rows(given.corpora / WARLINE))
    write_jsonl(given.out / "icews.jsonl", icews_rows(given.corpora / ICEWS))


if __name__ == "__main__":
    main()
