"""Fit the weights by which `scorer.actions` tells retellings from look-alikes, and write them.

    python benchmarks/fit_retellings.py [--write]

The pairs are those of `tests/data` that may choose something; `retellings_sealed.tsv` is not among
them. To these come strangers: texts of two acts that lie near one another for the encoder, from the
same files, from the invented sentences of `datasets/deeds-1`, and from real titles of one outlet
that open with the same actor in the same days (nearly all tell of different things, and all are
taken to). Prints what pairs say whose texts were not fitted on (ten folds
by text), at thresholds to choose from; the sealed pairs measure the choice (`collapse.py`).
"""

import argparse
import csv
import json
from collections.abc import Container, Hashable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from random import Random
from typing import Final

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedGroupKFold
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

import scorer.actions
from scorer.actions import DAYS
from scorer.actions.likeness import Telling, likeness
from scorer.actions.retelling import read_texts
from scorer.actors import find_mentions
from scorer.encoders import load_encoder
from scorer.settings import shipped_folder
from scorer.sources import ingest
from scorer.storage import read_jsonl

DATA: Final = Path(__file__).parents[1] / "tests" / "data"
RT: Final = (
    Path(__file__).parents[2] / "shared/data/corpora/russian_state_media_titles/rt_titles.jsonl.gz"
)
CHOOSING: Final = (
    "retellings.tsv",
    "retellings_fresh.tsv",
    "retellings_fit.tsv",
    "retellings_held.tsv",
)
WEIGHTS: Final = Path(scorer.actions.__file__).parent / "weights.json"
THRESHOLDS: Final = (0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7)
PENALTY: Final = 1.0
ROUNDS: Final = 5
DEEDS: Final = ("wire.jsonl", "wire_near.jsonl")
SENTENCES: Final = 1500
STRANGERS: Final = 2500
NEAR: Final = 0.4
WEIGHT_OF_STRANGERS: Final = 100.0
"""Of all strangers of one kind together; a labelled pair weighs one."""

UNTIL: Final = "2024"
TITLES: Final = 6000
LOOK_AHEAD: Final = 40

Matrix = NDArray[np.float64]


def read_pairs(name: str) -> list[dict[str, str]]:
    """Return the labelled pairs of a file."""
    with (DATA / name).open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def groups_of(pairs: Sequence[dict[str, str]]) -> list[int]:
    """Return a number for each pair; pairs that share a text share it."""
    group: dict[str, int] = {}
    for number, pair in enumerate(pairs):
        known = {group[pair[side]] for side in ("one", "other") if pair[side] in group}
        name = min(known, default=number)
        for text in [text for text, its in group.items() if its in known]:
            group[text] = name
        group[pair["one"]] = group[pair["other"]] = name
    return [group[pair["one"]] for pair in pairs]


def numbers_of(
    pairs: Sequence[tuple[str, str]], texts: Mapping[str, Telling]
) -> tuple[list[str], Matrix]:
    """Return the names of the numbers and a row of them for each pair."""
    found = [likeness(texts[one], texts[other]) for one, other in pairs]
    names = list(found[0])
    return names, np.array([[each[name] for name in names] for each in found], dtype=np.float64)


def strangers(
    groups: Mapping[str, Hashable], texts: Mapping[str, Telling]
) -> list[tuple[str, str]]:
    """Return pairs of near texts of different groups, a sample where there are many."""
    names = list(groups)
    vectors = np.stack([texts[name].vector for name in names])
    ones, others = np.where(np.triu(vectors @ vectors.T, 1) >= NEAR)
    found = [
        (names[one], names[other])
        for one, other in zip(ones.tolist(), others.tolist(), strict=True)
        if groups[names[one]] != groups[names[other]]
    ]
    return Random(0).sample(found, min(STRANGERS, len(found)))


def deeds() -> dict[str, Hashable]:
    """Return a sample of invented sentences with the set that each was written for."""
    rows = [
        row for name in DEEDS for row in read_jsonl(shipped_folder("datasets", "deeds-1") / name)
    ]
    some = Random(0).sample(rows, SENTENCES)
    return {str(row["text"]).replace("[ACTOR]", "Norland"): str(row.get("set")) for row in some}


@dataclass(frozen=True, kw_only=True)
class Learning:
    """What is fitted on: pairs with their label, group and weight; strangers have two groups."""

    numbers: Matrix
    same: NDArray[np.bool_]
    groups: list[tuple[Hashable, Hashable]]
    weights: Matrix

    def fit(self, without: Container[Hashable] = ()) -> Pipeline:
        """Fit on the pairs of which no text belongs to one of the groups."""
        kept = np.array([not (one in without or other in without) for one, other in self.groups])
        fitted = make_pipeline(StandardScaler(), LogisticRegression(C=PENALTY, max_iter=1000))
        weights = self.weights[kept]
        return fitted.fit(
            self.numbers[kept], self.same[kept], logisticregression__sample_weight=weights
        )


def titles(corpus: Path) -> list[tuple[str, int, str]]:
    """Return actor, day and text of real titles that open with a known actor, before `UNTIL`."""
    if not corpus.exists():
        raise SystemExit(f"{corpus} is missing; name the file with --titles")
    found = []
    for action in ingest(corpus).actions:
        first = action.when.first
        if first is None or action.when.precision != "day" or action.date >= UNTIL:
            continue
        opening = next(iter(find_mentions(action.text)), None)
        if opening is not None and opening.start == 0 and opening.canonical:
            found.append((opening.canonical, first.toordinal(), action.text))
    return found


def same_week(told: Sequence[tuple[str, int, str]]) -> list[tuple[str, str]]:
    """Return a sample of pairs of titles of one actor, at most `DAYS` apart."""
    told = sorted(set(told))
    found = [
        (one[2], other[2])
        for place, one in enumerate(told)
        for other in told[place + 1 : place + 1 + LOOK_AHEAD]
        if other[0] == one[0] and other[1] - one[1] <= DAYS and other[2] != one[2]
    ]
    return Random(0).sample(found, min(TITLES, len(found)))


def learning(pairs: Sequence[dict[str, str]], corpus: Path) -> tuple[list[str], Learning]:
    """Return the names of the numbers, and all that is fitted on, the labelled pairs first."""
    labelled = groups_of(pairs)
    own: dict[str, Hashable] = {
        pair[side]: group
        for pair, group in zip(pairs, labelled, strict=True)
        for side in ("one", "other")
    }
    others = deeds()
    real = same_week(titles(corpus))
    heard: dict[str, Hashable] = {text: text for pair in real for text in pair}
    texts = read_texts([*own, *others, *heard], load_encoder())
    near = [pair for pair in real if texts[pair[0]].vector @ texts[pair[1]].vector >= NEAR]
    kinds = (strangers(own, texts), strangers(others, texts), near)
    told = [(pair["one"], pair["other"]) for pair in pairs]
    names, numbers = numbers_of([*told, *chain(*kinds)], texts)
    same = [pair["same"] == "1" for pair in pairs] + [False] * (len(numbers) - len(pairs))
    weights = [1.0] * len(pairs)
    for kind in kinds:
        weights += [WEIGHT_OF_STRANGERS / len(kind)] * len(kind)
    print("strangers:", *(len(kind) for kind in kinds))
    where = own | others | heard
    groups = [(where[one], where[other]) for one, other in (*told, *chain(*kinds))]
    found = Learning(numbers=numbers, same=np.array(same), groups=groups, weights=np.array(weights))
    return names, found


def unseen(every: Learning, groups: Sequence[int]) -> Matrix:
    """Return the probability of each labelled pair by weights that have not seen its texts."""
    count = len(groups)
    total = np.zeros(count)
    for seed in range(ROUNDS):
        folds = StratifiedGroupKFold(10, shuffle=True, random_state=seed)
        for _, held in folds.split(every.numbers[:count], every.same[:count], groups):
            fitted = every.fit(without={groups[place] for place in held})
            total[held] += fitted.predict_proba(every.numbers[held])[:, 1]
    return total / ROUNDS


def main() -> None:
    """Print the choice of thresholds and, when asked, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help=f"write {WEIGHTS.name}")
    parser.add_argument("--titles", type=Path, default=RT, help="a file of dated titles")
    given = parser.parse_args()
    pairs = [pair | {"file": name} for name in CHOOSING for pair in read_pairs(name)]
    same = np.array([pair["same"] == "1" for pair in pairs])
    names, every = learning(pairs, given.titles)
    probability = unseen(every, groups_of(pairs))
    for name in (*CHOOSING, "all"):
        here = np.array([name in (pair["file"], "all") for pair in pairs])
        print(f"{name}: precision / recall of {here.sum()} pairs at a threshold")
        for threshold in THRESHOLDS:
            joined = here & (probability >= threshold)
            right = (joined & same).sum()
            recall = right / (here & same).sum()
            print(f"  {threshold}: {right / max(1, joined.sum()):.2f} / {recall:.2f}")
    if given.write:
        fitted = every.fit()
        scale, regression = fitted[0], fitted[1]
        weights = regression.coef_[0] / scale.scale_
        line = zip(names, weights.tolist(), strict=True)
        stored = {
            "intercept": round(float(regression.intercept_[0] - weights @ scale.mean_), 5),
            "weights": {name: round(weight, 5) for name, weight in line},
        }
        WEIGHTS.write_text(json.dumps(stored, indent=2) + "\n", encoding="utf-8")
        print(f"{WEIGHTS.name} written: {len(names)} weights from {len(pairs)} pairs and strangers")


if __name__ == "__main__":
    main()
