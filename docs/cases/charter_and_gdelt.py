"""Article 2 of the UN Charter against a month of coded events whose source is one state.

    python docs/cases/charter_and_gdelt.py --corpora ../shared/data/corpora --out /tmp/gdelt

20,967 GDELT rows of April 2022 (source Russia, target Ukraine) collapse to distinct events; each
meets the seven cards of Article 2 as yardsticks. The run folder `run` in the second folder opens in
the app. Writes `top.jsonl`, the pairs with the highest P(contradicts), to be read.
"""

import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import islice
from typing import Any, Final

import numpy as np
import pandas as pd
from case_numbers import Number, clusters_of, consistency, mean, proportion
from case_tools import (
    Clock,
    ask,
    counts_table,
    finish,
    load_judge,
    readings,
    skip,
    table,
)

from scorer.actions import collapse
from scorer.pipeline import Run, score_run
from scorer.principles import read_pack
from scorer.records import Action
from scorer.sources import ingest
from scorer.storage import write_jsonl

EVENTS: Final = "gdelt_derived/rus_ukr_202204_material_conflict.csv.gz"
PACK: Final = "un-charter"
ARTICLE: Final = "un-charter-2-"
TOP: Final = 30
READINGS: Final = "charter-and-gdelt"
PROBABILITIES: Final = ["p_contradicts", "p_upholds", "p_unrelated"]


def cards_table(run: Run, clusters: Mapping[str, str]) -> tuple[str, pd.DataFrame]:
    """Return a row a card: share unrelated, decided, consistency; articles are drawn."""
    names = {card.id: card.name for card in run.principles}
    rows, drawn = [], []
    for card, some in run.scores().groupby("principle", sort=False):
        events = clusters_of([clusters[action] for action in some["action"]])
        found = consistency(some[PROBABILITIES].to_numpy(float), events)
        neither = mean(np.array(some["label"] == "unrelated", dtype=np.float64), events)
        decided = Counter(some.loc[~some["abstain"], "label"])
        bearing = float(some[["p_contradicts", "p_upholds"]].to_numpy().sum())
        rows.append(
            (
                names[str(card)],
                f"{len(some):,}",
                neither.share,
                f"{decided['contradicts']:,} / {decided['upholds']:,}",
                f"{bearing:,.0f}",
                found,
            )
        )
        drawn.append(_bar(names[str(card)], found))
    head = ("card", "events", "most probable unrelated, 95 %", "decided against / for")
    return table((*head, "expected to bear", "consistency, 95 %"), rows), pd.DataFrame(drawn)


def _bar(name: str, found: Number) -> dict[str, object]:
    return {"card": name, "value": found.value, "low": found.low, "high": found.high}


def origins_table(run: Run, actions: Mapping[str, Action]) -> str:
    """Return P(contradicts) and abstention by where the text comes from."""
    scores = run.scores()
    origin = scores["action"].map(lambda action: actions[action].text_origin)
    rows = []
    for name, some in scores.groupby(origin):
        events = clusters_of([actions[action].cluster for action in some["action"]])
        rows.append(
            (
                name,
                f"{some['action'].nunique():,}",
                mean(some["p_contradicts"].to_numpy(float), events),
                mean(some["p_upholds"].to_numpy(float), events),
                mean(some["abstain"].to_numpy(float), events).share,
            )
        )
    head = ("text from", "events", "mean P(contradicts), 95 %", "mean P(upholds), 95 %")
    return table((*head, "without a decision, 95 %"), rows)


def top_pairs(run: Run, actions: Mapping[str, Action]) -> list[dict[str, Any]]:
    """Return the pairs with the highest P(contradicts), each event once."""
    best = run.scores().sort_values("p_contradicts", ascending=False, kind="stable")
    best = best.drop_duplicates("action").head(TOP)
    return [
        {
            "pair": row["pair"],
            "p_contradicts": row["p_contradicts"],
            "set": row["set"],
            "reports": len(actions[str(row["action"])].reports) or 1,
            "text": actions[str(row["action"])].text,
        }
        for row in best.to_dict("records")
    ]


def read_words(top: Sequence[Mapping[str, Any]]) -> str:
    """Say how many of the top have been read, and how many of these are right."""
    read = readings(READINGS)
    labels = [read[each["pair"]] for each in top if each["pair"] in read]
    right = proportion([label == "contradicts" for label in labels])
    return (
        f"Of the {len(top)} events with the highest P(contradicts) {len(labels)} have been read "
        f"(`readings/{READINGS}.jsonl`); by that reading right: {right.share}."
    )


def picture(bars: pd.DataFrame) -> Any:
    """Draw the consistency of each card with its interval."""
    import altair

    known = bars.dropna(subset=["value"])
    base = altair.Chart(known).encode(y=altair.Y("card:N", sort=list(known["card"]), title=None))
    scale = altair.Scale(domain=[-1, 1])
    x = altair.X("low:Q", title="consistency of what bears, 95 % interval", scale=scale)
    zero = altair.Chart().mark_rule(color="gray").encode(x=altair.datum(0))
    chart = altair.layer(
        zero,
        base.mark_rule().encode(x=x, x2="high:Q"),
        base.mark_point(filled=True, size=60).encode(x="value:Q"),
        data=known,
    )
    return chart.properties(
        width=420, height=220, title="Article 2 of the Charter and GDELT events of April 2022"
    )


def main(words: Sequence[str] | None = None) -> int:
    """Read, collapse, score, write the top and the numbers."""
    asked = ask(__file__, (__doc__ or "").splitlines()[0], words)
    if missing := asked.missing(EVENTS):
        return skip(missing)
    clock, calibrated = Clock(), load_judge(asked)
    ingested = ingest(asked.corpora / EVENTS)
    rows = list(islice(ingested.actions, asked.limit))
    clock.stage("rows read")
    joined = collapse(rows)
    clock.stage("collapsed to events")
    cards = [card for card in read_pack(PACK) if card.id.startswith(ARTICLE)]
    run = score_run(
        cards, joined.actions, calibrated, asked.out / "run", left_out=(joined.left_out,)
    ).run
    clock.stage("scored and summarised")
    actions = {action.id: action for action in joined.actions}
    clusters = {name: action.cluster for name, action in actions.items()}
    by_card, bars = cards_table(run, clusters)
    top = top_pairs(run, actions)
    write_jsonl(asked.out / "top.jsonl", top)
    by_origin = origins_table(run, actions)
    clock.stage("intervals")
    parts = (
        counts_table((ingested.left_out, joined.left_out)),
        by_card,
        by_origin,
        read_words(top),
        clock.table(),
    )
    return finish(asked, calibrated, parts, picture(bars), caption="Consistency by card")


if __name__ == "__main__":
    sys.exit(main())
