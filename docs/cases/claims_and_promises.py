"""Corporate claims against news, and promises against what is reported of them.

    python docs/cases/claims_and_promises.py --corpora ../shared/data/corpora --out /tmp/claims

Three sets that bring labels of their own. Each claim or promise is a principle of its actor, each
reported text an action; the score of an item is the mean P(upholds) - P(contradicts) of its texts.
Spearman's correlation with the set's label stands beside two controls: the texts of another item of
the same actor, and likeness of words alone. Company news also meets the UN Global Compact cards.
"""

import csv
import gzip
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, cast

import numpy as np
import pandas as pd
from case_numbers import Floats, Number, auc, clusters_of, consistency, spearman
from case_tools import Asked, Clock, ask, counts_table, finish, load_judge, skip, table

from scorer.modelstore import CalibratedJudge, load_calibrated
from scorer.pipeline import judge_texts
from scorer.principles import read_pack
from scorer.records import Action, LeftOut, Principle, TextOrigin, content_id
from scorer.sources.slugs import slug_of

CLAIMS: Final = "esg_claim_evidence/silver_llm_labelled.jsonl.gz"
TRUMP: Final = "trump_promises_2016/promises_dev.jsonl"
ZEALAND: Final = "nz_coalition_commitments/commitments_dev.csv"
COMPACT: Final = "global-compact"
LIKENESS: Final = "cosine"
UNCLEAR: Final = 3
"""Label of a claim whose evidence neither supports nor refutes it."""

IN_OFFICE: Final = "2017-01-20"
STATUS: Final[Mapping[str, int]] = {
    "Broken": 0,
    "Not started": 1,
    "In progress": 2,
    "Compromised": 2,
    "Achieved": 3,
}
_NAMES_THE_STATUS: Final = re.compile(r"promise was marked as", re.IGNORECASE)
_ARCHIVED: Final = re.compile(r"/web/(\d{4})(\d{2})(\d{2})\d*/")
_DATED: Final = re.compile(r"/(20\d\d)[/-](\d{2})[/-](\d{2})/")
_ADDRESS: Final = re.compile(r"https?://\S+")
_MIXED: Final = 7
"""Step to another item for the control; any number prime to most sizes would do."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Item:
    """A claim or promise, what is reported of it, and how far the set says that it was kept."""

    principle: Principle
    actions: tuple[Action, ...]
    label: float

    @property
    def actor(self) -> str:
        """Whose claim it is."""
        return self.principle.actor or ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Set:
    """Items of one corpus, with what was left out; `counts` counts items."""

    name: str
    items: tuple[Item, ...]
    counts: LeftOut


def read_claims(path: Path, limit: int | None) -> Set:
    """Read claims with evidence; the label is 6 - llm_score, so that more means supported."""
    counts = LeftOut(stage="corporate claims")
    items = []
    for row in _json_rows(path, limit):
        counts.read += 1
        actor = str(row["company"])
        told = [
            _action(actor, str(each["sentence"]), "sentence", str(each["url"]))
            for each in cast(list[dict[str, object]], row["evidence"])
        ]
        if not told:
            counts.drop("no evidence")
            continue
        principle = _principle(actor, str(row["claim"]))
        items.append(_item(principle, told, 6.0 - float(str(row["llm_score"]))))
    return _set("claims of nine companies", items, counts)


def read_trump(path: Path, limit: int | None) -> Set:
    """Read promises with the remark on their status and the words of addresses from office on."""
    counts = LeftOut(stage="promises of 2016")
    items = []
    for row in _json_rows(path, limit):
        counts.read += 1
        actor, remark = str(row["actor"]), str(row["status_info"]).strip()
        told = []
        if remark and not _NAMES_THE_STATUS.search(remark):
            told.append(_action(actor, remark, "sentence"))
        for address in cast(list[str], row["sources"]):
            slug = slug_of(address)
            if slug and _day_of(address) >= IN_OFFICE:
                told.append(_action(actor, slug, "slug", address, _day_of(address)))
        if not told:
            counts.drop("nothing reported but the status")
            continue
        principle = _principle(actor, str(row["promise"]), "2016")
        items.append(_item(principle, told, STATUS[str(row["status"])]))
    return _set("promises of 2016", items, counts)


def read_zealand(path: Path, limit: int | None) -> Set:
    """Read commitments with the words of their references and notes; the label is percent done."""
    counts = LeftOut(stage="commitments of 2023")
    items = []
    with path.open(encoding="utf-8-sig", newline="") as opened:
        for row in csv.DictReader(opened):
            if limit is not None and counts.read >= limit:
                break
            counts.read += 1
            told = list(_zealand_actions(row))
            if not row["Status"].strip():
                counts.drop("not judged by the set")
            elif not told:
                counts.drop("no words in its references")
            else:
                principle = _principle("New Zealand", row["Commitment"], "2023-11")
                items.append(_item(principle, told, float(row["Status"])))
    return _set("commitments of 2023", items, counts)


def _zealand_actions(row: Mapping[str, str]) -> Iterator[Action]:
    for cell in (row["References"], row["Notes"]):
        for address in _ADDRESS.findall(cell):
            if slug := slug_of(address):
                yield _action("New Zealand", slug, "slug", address)
        words = _ADDRESS.sub(" ", cell).strip()
        if words:
            yield _action("New Zealand", words, "sentence")


def _json_rows(path: Path, limit: int | None) -> Iterator[dict[str, object]]:
    with path.open("rb") as packed:
        lines = gzip.open(packed, "rb") if path.suffix == ".gz" else packed  # noqa: SIM115
        for number, line in enumerate(lines):
            if limit is not None and number >= limit:
                return
            yield json.loads(line)


def _set(name: str, items: list[Item], counts: LeftOut) -> Set:
    counts.kept = len(items)
    return Set(name=name, items=tuple(items), counts=counts)


def _item(principle: Principle, told: Sequence[Action], label: float) -> Item:
    distinct = {action.id: action for action in told}
    return Item(principle=principle, actions=tuple(distinct.values()), label=label)


def _principle(actor: str, text: str, date: str = "") -> Principle:
    return Principle(id=content_id("p", actor, text), text=text, actor=actor, date=date)


def _action(actor: str, text: str, origin: TextOrigin, address: str = "", date: str = "") -> Action:
    return Action(
        id=content_id("a", actor, text),
        text=" ".join(text.split()),
        actor=actor,
        date=date,
        source=address,
        text_origin=origin,
    )


def _day_of(address: str) -> str:
    found = _ARCHIVED.search(address) or _DATED.search(address)
    return "-".join(found.groups()) if found else ""


def score(items: Sequence[Item], calibrated: CalibratedJudge, *, other: bool = False) -> Floats:
    """Return the mean P(upholds) - P(contradicts) of the texts of each item.

    With `other` an item meets the texts of another item of the same actor.
    """
    told = _of_others(items) if other else [item.actions for item in items]
    pairs = [
        (item.principle, action)
        for item, actions in zip(items, told, strict=True)
        for action in actions
    ]
    scores = iter(judge_texts(pairs, calibrated))
    means = [np.mean([next(scores).consistency for _ in actions]) for actions in told]
    return np.array(means, dtype=np.float64)


def likeness(items: Sequence[Item]) -> Floats:
    """Return how near the texts are to the claim in words: 1 - P(unrelated) of the cosine judge."""
    calibrated = load_calibrated(LIKENESS)
    pairs = [(item.principle, action) for item in items for action in item.actions]
    scores = iter(judge_texts(pairs, calibrated))
    means = [np.mean([1 - next(scores).p_unrelated for _ in item.actions]) for item in items]
    return np.array(means, dtype=np.float64)


def _of_others(items: Sequence[Item]) -> list[tuple[Action, ...]]:
    rows: dict[str, list[int]] = defaultdict(list)
    for row, item in enumerate(items):
        rows[item.actor].append(row)
    found: dict[int, tuple[Action, ...]] = {}
    for own in rows.values():
        for place, row in enumerate(own):
            found[row] = items[own[(place + _MIXED) % len(own)]].actions
    return [found[row] for row in range(len(items))]


def measure(
    each: Set, calibrated: CalibratedJudge
) -> tuple[list[tuple[object, ...]], pd.DataFrame]:
    """Return the rows of the table of correlations, and the points of the picture."""
    items = each.items
    if not items:
        return [], pd.DataFrame(columns=["set", "label", "score"])
    labels = np.array([item.label for item in items], dtype=np.float64)
    alone = np.arange(len(items))
    actors = clusters_of([item.actor for item in items])
    texts = sum(len(item.actions) for item in items)
    own = score(items, calibrated)
    rows: list[tuple[object, ...]] = []
    for name, values in (
        ("the score", own),
        ("control: another item's texts", score(items, calibrated, other=True)),
        ("control: likeness of words", likeness(items)),
    ):
        by_actor: object = spearman(values, labels, actors) if len(set(actors)) > 1 else "-"
        rows.append((each.name, len(items), texts, name, spearman(values, labels, alone), by_actor))
    points = {"set": each.name, "label": labels, "score": own}
    return rows, pd.DataFrame(points)


def told_apart(claims: pd.DataFrame) -> Number:
    """Return the AUC of supported against refuted claims; the unclear ones are left out."""
    clear = claims[claims["label"] != UNCLEAR]
    supported = (clear["label"] > UNCLEAR).to_numpy(bool)
    return auc(clear["score"].to_numpy(float), supported, np.arange(len(clear)))


def compact_table(items: Sequence[Item], calibrated: CalibratedJudge) -> str:
    """Return the ten cards against all evidence, and how each goes with the label of the claim."""
    cards = read_pack(COMPACT)
    actions = {action.id: action for item in items for action in item.actions}
    pairs = [(card, action) for card in cards for action in actions.values()]
    scores = judge_texts(pairs, calibrated)
    sources = clusters_of([action.source for action in actions.values()])
    labels = np.array([item.label for item in items], dtype=np.float64)
    rows, size = [], len(actions)
    for place, card in enumerate(cards):
        some = scores[place * size : (place + 1) * size]
        given = dict(zip(actions, some, strict=True))
        values = [np.mean([given[a.id].consistency for a in item.actions]) for item in items]
        unrelated = np.mean([each.label == "unrelated" for each in some])
        probabilities = np.array([each.probabilities for each in some], dtype=np.float64)
        rows.append(
            (
                card.name,
                f"{100 * unrelated:.0f} %",
                consistency(probabilities, sources),
                spearman(np.array(values), labels, np.arange(len(items))),
            )
        )
    head = ("card", "most probable unrelated", "consistency of the news, 95 %")
    return table((*head, "Spearman with the claim's label, 95 %"), rows)


def picture(points: pd.DataFrame) -> Any:
    """Draw the scores by the label of the set."""
    import altair

    base = altair.Chart(points).encode(
        x=altair.X("label:O", title="label of the set (more: kept, supported)"),
        y=altair.Y("score:Q", title="mean P(upholds) - P(contradicts)"),
    )
    chart = altair.layer(
        base.mark_point(opacity=0.25, size=18), base.mark_boxplot(size=16, outliers=False)
    )
    sized = chart.properties(width=230, height=230)
    return sized.facet(altair.Facet("set:N", title=None)).resolve_scale(x="independent")


def main(words: Sequence[str] | None = None) -> int:
    """Read the three sets, score them and the controls, write the numbers."""
    asked = ask(__file__, (__doc__ or "").splitlines()[0], words)
    if missing := asked.missing(CLAIMS, TRUMP, ZEALAND):
        return skip(missing)
    clock, calibrated = Clock(), load_judge(asked)
    sets = _read(asked)
    clock.stage("three sets read")
    rows, drawn = [], []
    for each in sets:
        measured, points = measure(each, calibrated)
        rows += measured
        drawn.append(points)
        clock.stage(f"{each.name}: scored, with controls")
    compact = compact_table(sets[0].items, calibrated)
    clock.stage("news under the Global Compact")
    points = pd.concat(drawn, ignore_index=True)
    points.to_csv(asked.out / "scores.csv", index=False)
    head = ("set", "items", "texts", "what", "Spearman with the label, 95 %")
    parts = (
        counts_table(each.counts for each in sets),
        table((*head, "companies drawn, 95 %"), rows),
        f"Supported claims told from refuted ones (AUC, 95 %): {told_apart(drawn[0])}.",
        compact,
        clock.table(),
    )
    return finish(asked, calibrated, parts, picture(points), caption="Scores by label")


def _read(asked: Asked) -> tuple[Set, Set, Set]:
    return (
        read_claims(asked.corpora / CLAIMS, asked.limit),
        read_trump(asked.corpora / TRUMP, asked.limit),
        read_zealand(asked.corpora / ZEALAND, asked.limit),
    )


if __name__ == "__main__":
    sys.exit(main())
