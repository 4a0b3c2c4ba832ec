"""Principles of two addresses of one state against the titles of its media and an open chronicle.

    python docs/cases/address_and_state_media.py --corpora ../shared/data/corpora --out /tmp/state

The pack `valdai-2024` (address of 7 November 2024) and the principle passages of the Russian speech
in the UN General Debate of 2024 meet every item of Wikipedia's current-events portal and the titles
of Russian state media and state bodies since January 2024, whoever acts in them. The run folder
`run` in the second folder opens in the app. Writes `unrelated.jsonl`, random pairs that the judge
calls unrelated, to be read.
"""

import hashlib
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any, Final

import numpy as np
import pandas as pd
from case_numbers import Number, clusters_of, consistency, mean, proportion
from case_tools import Asked, Clock, ask, counts_table, finish, load_judge, readings, skip, table
from current_events import actor_at_start

from scorer.actions import collapse
from scorer.extraction import extract
from scorer.pipeline import Run, score_run
from scorer.principles import read_pack
from scorer.records import Action, LeftOut, Principle, content_id
from scorer.sources import ingest
from scorer.storage import write_jsonl

SPEECHES: Final = "ungdc/speeches.jsonl.gz"
SPEECH: Final = "RUS_79_2024"
PACK: Final = "valdai-2024"
ACTOR: Final = "Russia"
SURE: Final = 0.9
SINCE: Final = "2024-01-01"
WINDOW: Final = ("2024-12-01", "2025-01-31")
"""Months that every corpus covers."""
SAMPLE: Final = 50
READINGS: Final = "address-and-state-media"
PROBABILITIES: Final = ["p_contradicts", "p_upholds", "p_unrelated"]
_TITLES: Final = "russian_state_media_titles"


@dataclass(frozen=True, kw_only=True, slots=True)
class Corpus:
    """A file of items, what its publisher is called here, and who stands behind it."""

    path: str
    name: str
    status: str


CORPORA: Final = (
    Corpus(
        path="wikipedia_current_events/current_events_2024-12_2025-01.jsonl",
        name="Wikipedia",
        status="independent",
    ),
    Corpus(path=f"{_TITLES}/rt_titles.jsonl.gz", name="RT", status="state media"),
    Corpus(
        path=f"{_TITLES}/1tv_titles_2022_2025.jsonl.gz", name="Channel One", status="state media"
    ),
    Corpus(path=f"{_TITLES}/mfa_titles.jsonl.gz", name="foreign ministry", status="state body"),
    Corpus(path=f"{_TITLES}/mod_titles.jsonl.gz", name="defence ministry", status="state body"),
    Corpus(path=f"{_TITLES}/kremlin_titles.jsonl.gz", name="Kremlin", status="state body"),
)


def read_principles(asked: Asked) -> list[Principle]:
    """Return the six cards and the passages of the speech of which the extractor is sure."""
    cards = list(read_pack(PACK))
    speeches = ingest(asked.corpora / SPEECHES).documents
    speech = next((each for each in speeches if each.id == SPEECH), None)
    if speech is None:
        return cards
    for passage in extract(speech.text, None, writer=ACTOR).principles:
        if passage.actor == ACTOR and passage.p >= SURE:
            text = " ".join(passage.text.split())
            cards.append(
                Principle(
                    id=content_id("p", SPEECH, text),
                    text=text,
                    name=text[:70],
                    actor=ACTOR,
                    date="2024-09",
                    source=speech.source,
                )
            )
    return cards


def read_items(asked: Asked) -> tuple[list[Action], list[LeftOut]]:
    """Return the distinct items of every corpus, with the actor that each opens with."""
    items: list[Action] = []
    stages = []
    for corpus in CORPORA:
        dated = LeftOut(stage=corpus.name)
        rows = list(islice(_dated(asked, corpus, dated), _share(asked)))
        # One outlet seldom tells an act twice: most of what the meaning joins here are two acts.
        joined = collapse(rows, by="words")
        dated.kept = len(joined.actions)
        for reason, count in joined.left_out.reasons.items():
            dated.drop(reason, count)
        items.extend(joined.actions)
        stages.append(dated)
    return items, stages


def _share(asked: Asked) -> int | None:
    return None if asked.limit is None else max(1, asked.limit // len(CORPORA))


def _dated(asked: Asked, corpus: Corpus, counts: LeftOut) -> Iterator[Action]:
    for action in ingest(asked.corpora / corpus.path).actions:
        counts.read += 1
        if action.date < SINCE:
            counts.drop(f"before {SINCE} or without a date")
            continue
        extra = {**action.extra, "corpus": corpus.name, "status": corpus.status}
        actor = action.actor or actor_at_start(action.text)
        yield replace(action, actor=actor, source=corpus.name, extra=extra)


def scores_of(run: Run, actions: Mapping[str, Action]) -> pd.DataFrame:
    """Return the scores with publisher, status, day and actor beside them."""
    scores = run.scores()
    told = [actions[action] for action in scores["action"]]
    return scores.assign(
        corpus=[str(each.extra["corpus"]) for each in told],
        status=[str(each.extra["status"]) for each in told],
        day=[each.date for each in told],
        actor=[each.actor for each in told],
        text=[each.text for each in told],
        words=np.where(scores["principle"].str.startswith("valdai-"), "six cards", "UN speech"),
    )


def row_of(some: pd.DataFrame) -> tuple[object, ...]:
    """Return items, share unrelated, mean probabilities and consistency; days are drawn."""
    days = clusters_of(some["day"].tolist())
    return (
        f"{some['action'].nunique():,}",
        mean(np.array(some["label"] == "unrelated", dtype=np.float64), days).share,
        mean(some["p_contradicts"].to_numpy(float), days),
        mean(some["p_upholds"].to_numpy(float), days),
        consistency(some[PROBABILITIES].to_numpy(float), days),
    )


_HEAD: Final = (
    "items",
    "most probable unrelated, 95 %",
    "mean P(contradicts), 95 %",
    "mean P(upholds), 95 %",
    "consistency of what bears, 95 %",
)


def by(scores: pd.DataFrame, *columns: str) -> str:
    """Return a row for each group of the columns, in the order of appearance."""
    rows = [(*name, *row_of(some)) for name, some in scores.groupby(list(columns), sort=False)]
    return table((*columns, *_HEAD), rows)


def unrelated_sample(scores: pd.DataFrame, principles: Sequence[Principle]) -> list[dict[str, Any]]:
    """Return pairs called unrelated in an order that hangs on their ids alone.

    Another judge calls nearly the same pairs unrelated, so that one reading serves several.
    """
    names = {card.id: card.text for card in principles}
    some = scores.loc[scores["label"] == "unrelated", ["pair", "principle", "text", *PROBABILITIES]]
    order = [hashlib.sha256(str(pair).encode()).hexdigest() for pair in some["pair"]]
    drawn = some.assign(order=order).sort_values("order").head(SAMPLE).drop(columns="order")
    rows: list[dict[str, Any]] = [
        {str(name): value for name, value in row.items()} for row in drawn.to_dict("records")
    ]
    return [{**row, "principle_text": names[row["principle"]]} for row in rows]


def read_words(sample: Sequence[Mapping[str, Any]]) -> str:
    """Say how many of the sample have been read, and how many of these are unrelated indeed."""
    read = readings(READINGS)
    labels = [read[each["pair"]] for each in sample if each["pair"] in read]
    found = proportion([label == "unrelated" for label in labels])
    return (
        f"Of {len(sample)} random pairs called unrelated {len(labels)} have been read "
        f"(`readings/{READINGS}.jsonl`); by that reading unrelated: {found.share}."
    )


def picture(scores: pd.DataFrame, principles: Sequence[Principle]) -> Any:
    """Draw the consistency of what bears by card and status, Russia's items alone."""
    import altair

    names = {card.id: card.name for card in principles}
    own = scores[(scores["words"] == "six cards") & (scores["actor"] == ACTOR)]
    rows = []
    for (card, status), some in own.groupby(["principle", "status"], sort=False):
        found: Number = consistency(
            some[PROBABILITIES].to_numpy(float), clusters_of(some["day"].tolist())
        )
        if found.value is not None:
            rows.append(
                {
                    "card": names[str(card)],
                    "status": status,
                    "value": found.value,
                    "low": found.low,
                    "high": found.high,
                }
            )
    base = altair.Chart(altair.Data(values=rows)).encode(
        y=altair.Y("card:N", title=None),
        yOffset="status:N",
        color=altair.Color("status:N", title="source"),
    )
    x = altair.X(
        "low:Q",
        title="consistency of what bears, 95 % interval",
        scale=altair.Scale(domain=[-1, 1]),
    )
    chart = base.mark_rule().encode(x=x, x2="high:Q") + base.mark_point(filled=True).encode(
        x="value:Q"
    )
    return chart.properties(
        width=420, height=260, title="Items that open with Russia, by who stands behind the source"
    )


def main(words: Sequence[str] | None = None) -> int:
    """Read, score, compare the sources, write the sample and the numbers."""
    asked = ask(__file__, (__doc__ or "").splitlines()[0], words)
    if missing := asked.missing(SPEECHES, *(corpus.path for corpus in CORPORA)):
        return skip(missing)
    clock, calibrated = Clock(), load_judge(asked)
    principles = read_principles(asked)
    clock.stage("principles read and extracted")
    items, stages = read_items(asked)
    clock.stage("items read and collapsed")
    run = score_run(
        principles, items, calibrated, asked.out / "run", meeting="everybody", left_out=stages
    ).run
    clock.stage("scored and summarised")
    scores = scores_of(run, {item.id: item for item in items})
    sample = unrelated_sample(scores, principles)
    write_jsonl(asked.out / "unrelated.jsonl", sample)
    own = scores[scores["actor"] == ACTOR]
    window = scores[scores["day"].between(*WINDOW)]
    parts = [
        counts_table(stages),
        f"{len(principles)} principles ({len(principles) - len(read_pack(PACK))} passages of the "
        f"speech), {len(items):,} items, {len(scores):,} pairs.",
        f"All items:\n\n{by(scores, 'words', 'status')}",
        f"The same by publisher, six cards:\n\n{by(_cards(scores), 'corpus')}",
        f"Items that open with {ACTOR}, six cards:\n\n{by(_cards(own), 'status')}",
        f"The two months that all cover, six cards:\n\n{by(_cards(window), 'status')}",
        read_words(sample),
    ]
    clock.stage("intervals")
    return finish(
        asked,
        calibrated,
        [*parts, clock.table()],
        picture(scores, principles),
        caption="Consistency by card and source",
    )


def _cards(scores: pd.DataFrame) -> pd.DataFrame:
    return scores[scores["words"] == "six cards"]


if __name__ == "__main__":
    sys.exit(main())
