"""The judge on a labelled sample of news as it comes, where hardly anything bears on a principle.

    python benchmarks/stream.py --corpora DIR

DIR is the folder of corpora, other people's texts that are not part of this project; ids and labels
are in `datasets/stream-1`. Prints what the shipped calibration says at this base rate, and what
three corrections make of it: expectation maximisation, which sees no label; the change of prior by
the labels of the other half of the items; and matching the mean probabilities to these, as does
`scorer calibrate --match`. 95 % intervals, bootstrap over items; the corrections are not drawn
anew.
"""

import argparse
import hashlib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from stream_items import Item, missing, read_items, with_actor

from scorer.calibration import Calibration, log_odds, match_shares, prior_by_em, prior_of_labels
from scorer.evaluation.intervals import (
    Interval,
    Resampling,
    interval,
    mean_interval,
    replicates_of,
)
from scorer.evaluation.judged import Flags, Floats, Judged, Rows
from scorer.evaluation.metrics import measure, sizes
from scorer.evaluation.reliability import chance_error
from scorer.judges import DEFAULT_JUDGE, JudgeRequest
from scorer.masking import mask_actor
from scorer.modelstore import CalibratedJudge, load_calibrated
from scorer.principles import read_pack
from scorer.records import LABELS, Principle
from scorer.settings import shipped_folder
from scorer.storage import check_manifest, read_jsonl

FOLDER: Final = "stream-1"
PACK: Final = "valdai-2024"
SHIPPED: Final = "as shipped"
MEANS: Final = "means of the other half"
IN_SHORT: Final = (SHIPPED, "EM", MEANS)
SAMPLES: Final = (25, 50, 100, 200, 400)
METRICS: Final = {
    "ece": "ECE",
    "brier_skill": "Brier skill",
    "direction_auc": "direction AUC",
    "bearing_auc": "bearing AUC",
    "macro_f1": "macro-F1",
}
_SHARE: Final = re.compile(r"(contradicts|upholds|unrelated) (\d+(?:\.\d+)?)\s?%")


@dataclass(frozen=True, kw_only=True, slots=True)
class Stream:
    """Items, principles, and for each pair (n,) its rows in them, its label and whether it is open.

    `left_out` says how many labelled items are not as they were when they were read.
    """

    items: Sequence[Item]
    principles: Sequence[Principle]
    pairs: Rows
    labels: Rows
    disputable: Flags
    left_out: Mapping[str, int]

    @property
    def events(self) -> Rows:
        """The item of each pair."""
        return self.pairs[:, 1]

    @property
    def sources(self) -> Sequence[str]:
        """The kind of source of each pair."""
        return [self.items[row].source for row in self.events]

    @property
    def half(self) -> Flags:
        """One half of the pairs, by the item's hashed id; the two halves share no item."""
        halves = [
            hashlib.sha256(f"{item.action.id} half".encode()).digest()[0] % 2 == 0
            for item in self.items
        ]
        return np.array(halves)[self.events]


def read_stream(corpora: Path, folder: Path) -> Stream:
    """Read the labels and find their texts; a text that has changed is left out and counted."""
    check_manifest(folder)
    rows = read_jsonl(folder / "labels.jsonl")
    wanted = {str(row["action"]): str(row["text_sha256"]) for row in rows}
    found = {item.action.id: item for item in read_items(corpora) if item.action.id in wanted}
    items = [item for name, item in found.items() if item.text_sha256 == wanted[name]]
    principles = list(read_pack(PACK))
    row_of = {item.action.id: row for row, item in enumerate(items)}
    card_of = {card.id: row for row, card in enumerate(principles)}
    kept = [row for row in rows if row["action"] in row_of]
    pairs = [(card_of[str(row["principle"])], row_of[str(row["action"])]) for row in kept]
    return Stream(
        items=items,
        principles=principles,
        pairs=np.array(pairs, dtype=np.intp).reshape(-1, 2),
        labels=np.array([LABELS.index(row["label"]) for row in kept], dtype=np.intp),
        disputable=np.array([row["disputable"] for row in kept], dtype=np.bool_),
        left_out={
            "not in the corpora": len(wanted) - len(found),
            "text has changed": len(found) - len(items),
        },
    )


def logits_of(stream: Stream, calibrated: CalibratedJudge) -> Floats:
    """Judge every pair the way the product does, modes not given."""
    actions = [with_actor(item.action) for item in stream.items]
    judgement = calibrated.judge.judge(
        JudgeRequest(
            principles=stream.principles,
            texts=[mask_actor(action.text, action.actor) for action in actions],
            modes=[None] * len(actions),
            pairs=stream.pairs,
        )
    )
    return np.asarray(judgement.logits, dtype=np.float64)


def calibrated_mix(calibration: Calibration) -> Floats:
    """Return the mix of labels that a calibration was fitted on, as its own words state it."""
    stated = {name: float(share) for name, share in _SHARE.findall(calibration.fitted_on)}
    if set(stated) != set(LABELS):
        raise SystemExit(
            f"the calibration does not say its mix of labels ({calibration.fitted_on!r}); give it: "
            "--mix 0.14 0.15 0.71"
        )
    mix = np.array([stated[label] for label in LABELS])
    return np.asarray(mix / mix.sum(), dtype=np.float64)


def ways(
    stream: Stream, logits: Floats, calibration: Calibration, mix: Floats
) -> dict[str, Floats]:
    """Return what each correction says: name -> log odds (n, 3), pair by pair."""
    said = calibration.apply(logits).probabilities
    by_source, by_card = np.array(stream.sources), stream.pairs[:, 0]
    half = stream.half

    def by_em(rows: Flags) -> Floats:
        return log_odds(prior_by_em(said[rows], mix), mix)

    def by_prevalence(rows: Flags) -> Floats:
        return log_odds(prior_of_labels(stream.labels[~rows]), mix)

    def by_means(rows: Flags) -> Floats:
        return match_shares(said[~rows], prior_of_labels(stream.labels[~rows]))

    everything = np.ones(len(logits), dtype=np.bool_)
    return {
        SHIPPED: np.zeros_like(logits),
        "EM": _each(by_em, [everything]),
        "EM, source by source": _each(by_em, _groups(by_source)),
        "EM, principle by principle": _each(by_em, _groups(by_card)),
        "prevalence of the other half": _each(by_prevalence, [half, ~half]),
        MEANS: _each(by_means, [half, ~half]),
    }


def _groups(names: "np.ndarray[tuple[int], np.dtype[np.generic]]") -> list[Flags]:
    return [names == name for name in np.unique(names)]


def _each(found: Callable[[Flags], Floats], groups: Sequence[Flags]) -> Floats:
    odds = np.zeros((len(groups[0]), len(LABELS)))
    for rows in groups:
        odds[rows] = found(rows)
    return odds


def evidence(said: Floats, mix: Floats) -> Floats:
    """Return the mean likelihood ratio (k,) of each label against unrelated.

    Where it is below 1 for all others, the likelihood is highest at "everything is unrelated", and
    expectation maximisation ends there: its gradient at that corner is this number less 1.
    """
    ratios = (said / said[:, 2:]).mean(axis=0) * mix[2] / mix
    return np.asarray(ratios, dtype=np.float64)


def judged_with(stream: Stream, logits: Floats, calibration: Calibration, odds: Floats) -> Judged:
    """Return the pairs as the calibration judges them after a change of log odds (n, 3)."""
    # Calibration.shifted adds the log odds to the bias; pair by pair that is adding to the logits.
    applied = calibration.apply(logits + odds / calibration.slope)
    return Judged(labels=stream.labels, probabilities=applied.probabilities, sets=applied.sets)


def rows_of(
    judged: Mapping[str, Judged], chosen: Rows, events: Rows, draws: int
) -> Iterator[list[str]]:
    """Yield a row of numbers for each way, all on the same samples of items."""
    resampling = Resampling(events=events[chosen], draws=draws)
    taken = {name: each.take(chosen) for name, each in judged.items()}
    drawn = replicates_of(taken, resampling)
    for name, each in taken.items():
        points, counts = measure(each), sizes(each)
        numbers = [
            interval(points[key], drawn[name][key], n=counts[key], events=resampling.event_count)
            for key in METRICS
        ]
        means = [mean_interval(each.probabilities[:, row], resampling) for row in (0, 1)]
        yield [
            name,
            *map(shown, (*means, *numbers)),
            f"{chance_error(each.probabilities[:, 0]):.3f}",
        ]


def shown(number: Interval) -> str:
    """Return a number with its interval, three digits.

    >>> shown(Interval(value=0.5, low=0.25, high=None, n=3, events=3))
    '0.500'
    """
    if number.value is None:
        return "-"
    if number.low is None or number.high is None:
        return f"{number.value:.3f}"
    return f"{number.value:.3f} ({number.low:.3f} to {number.high:.3f})"


def show_table(head: Sequence[str], rows: Iterator[list[str]]) -> None:
    """Print a Markdown table."""
    for line in (list(head), ["---"] * len(head), *rows):
        print("| " + " | ".join(line) + " |")


def show(stream: Stream, judged: Mapping[str, Judged], draws: int) -> None:
    """Print a table for all pairs, the firm ones, and each kind of source."""
    sources = np.array(stream.sources)
    parts = {
        "all": np.ones(len(sources), dtype=np.bool_),
        "without the disputable pairs": ~stream.disputable,
        **{name: sources == name for name in dict.fromkeys(stream.sources)},
    }
    for name, flags in parts.items():
        chosen = np.flatnonzero(flags)
        labels, events = stream.labels[chosen], stream.events[chosen]
        resampling = Resampling(events=events, draws=draws)
        shares = [
            f"{label} {shown(mean_interval((labels == row).astype(np.float64), resampling))}"
            for row, label in enumerate(LABELS[:2])
        ]
        print(
            f"\n{name}: {len(chosen):,} pairs of {resampling.event_count} items; prevalence: "
            f"{', '.join(shares)}; {np.bincount(labels, minlength=3)[:2].sum()} pairs bear\n"
        )
        head = ("", "mean P(contradicts)", "mean P(upholds)", *METRICS.values(), "ECE by chance")
        show_table(head, rows_of(judged, chosen, stream.events, draws))


def show_principles(stream: Stream, judged: Mapping[str, Judged]) -> None:
    """Print coded shares beside mean probabilities, principle by principle, and the two areas.

    A principle under which all that bears goes one way lends direction to the whole: within a
    principle that help is gone.
    """

    def row(number: int, card: Principle) -> list[str]:
        mine = np.flatnonzero(stream.pairs[:, 0] == number)
        counts = np.bincount(stream.labels[mine], minlength=len(LABELS))[:2]
        said = [
            each.probabilities[mine, kind].mean() for each in judged.values() for kind in (0, 1)
        ]
        points = measure(judged[SHIPPED].take(mine))
        areas = [points["direction_auc"], points["bearing_auc"]]
        numbers = [*(counts / len(mine)), *said, *areas]
        return [
            card.name or card.id,
            *map(str, counts),
            *("-" if each is None else f"{each:.3f}" for each in numbers),
        ]

    head = ["principle", "coded contradicts", "upholds", "share contradicts", "upholds"]
    head += [f"{name}: P({kind})" for name in judged for kind in ("contradicts", "upholds")]
    head += [f"{SHIPPED}: direction AUC", "bearing AUC"]
    print("\nBy principle: coded, mean probabilities, areas\n")
    show_table(head, (row(number, card) for number, card in enumerate(stream.principles)))


def show_sizes(stream: Stream, logits: Floats, calibration: Calibration, draws: int = 100) -> None:
    """Print what matching the means to some labelled items does for the items that are left."""
    random = np.random.default_rng(0)
    said = calibration.apply(logits).probabilities
    rows: list[list[str]] = []
    for size in SAMPLES:
        found = []
        for _ in range(draws):
            read = np.isin(stream.events, random.permutation(len(stream.items))[:size])
            odds = match_shares(said[read], prior_of_labels(stream.labels[read]))
            judged = judged_with(stream, logits, calibration, np.tile(odds, (len(logits), 1)))
            points = measure(judged.take(np.flatnonzero(~read)))
            found.append([points[key] for key in ("calibration_gap", "ece", "brier_skill")])
        rows.append([str(size), *_spread(np.array(found, dtype=np.float64))])
    print(f"\nMeans matched on so many items, measured on the rest ({draws} draws, middle 90 %)\n")
    head = ("items read", "mean P(contradicts) less its share", "ECE", "Brier skill")
    show_table(head, iter(rows))


def _spread(found: Floats) -> list[str]:
    low, middle, high = np.nanquantile(found, [0.05, 0.5, 0.95], axis=0)
    return [f"{m:.3f} ({a:.3f} to {b:.3f})" for a, m, b in zip(low, middle, high, strict=True)]


def main() -> None:
    """Read the options, judge, correct, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--corpora", type=Path, required=True, help="the folder of corpora")
    parser.add_argument("--judge", default=DEFAULT_JUDGE)
    parser.add_argument(
        "--mix", type=float, nargs=3, metavar="SHARE", help=f"of {', '.join(LABELS)} in calibration"
    )
    parser.add_argument("--draws", type=int, default=1000)
    given = parser.parse_args()
    if absent := missing(given.corpora):
        raise SystemExit(f"{', '.join(map(str, absent))} not there; these corpora are not shipped")
    stream = read_stream(given.corpora, shipped_folder("datasets", FOLDER))
    calibrated = load_calibrated(given.judge)
    calibration = calibrated.calibration
    mix = np.array(given.mix) / sum(given.mix) if given.mix else calibrated_mix(calibration)
    logits = logits_of(stream, calibrated)
    said = calibration.apply(logits).probabilities
    em = prior_by_em(said, mix)
    print(f"judge: {calibrated.recipe()['judge']}")
    print(f"labelled items left out: {dict(stream.left_out)}")
    coded = np.bincount(stream.labels, minlength=len(LABELS)) / len(stream.labels)
    for name, shares in (
        ("mix of labels it was calibrated on", mix),
        ("the mix here by EM", em),
        ("the mix here as coded", coded),
        ("evidence for a label against unrelated", evidence(said, mix)),
    ):
        numbers = ", ".join(f"{label} {x:.4f}" for label, x in zip(LABELS, shares, strict=True))
        print(f"{name}: {numbers}")
    judged = {
        name: judged_with(stream, logits, calibration, odds)
        for name, odds in ways(stream, logits, calibration, mix).items()
    }
    show(stream, judged, given.draws)
    show_principles(stream, {name: judged[name] for name in IN_SHORT})
    show_sizes(stream, logits, calibration)


if __name__ == "__main__":
    main()
