"""How often reports of one act are joined, and how often those joined are of one act.

Prints the rule by words and the rule by meaning side by side, with 95 % Wilson intervals.
`tests/data/retellings.tsv` chose the threshold of the words, and all files but
`retellings_sealed.tsv` the weights of the meaning (`fit_retellings.py`); the sealed pairs were
written afterwards and only measure.
"""

import argparse
import csv
from pathlib import Path
from typing import Final, get_args

from scipy.stats import binomtest

from scorer.actions import DAYS, THRESHOLDS, Rule, collapse
from scorer.encoders import Encoder, load_encoder
from scorer.records import Action

DATA: Final = Path(__file__).parents[1] / "tests" / "data"
FILES: Final = tuple(
    DATA / f"retellings{part}.tsv" for part in ("", "_fresh", "_fit", "_held", "_sealed")
)


def joined(one: str, other: str, rule: Rule, encoder: Encoder) -> bool:
    """Tell whether two texts of one actor, a day apart, become one action."""
    told = zip(("2024-05-06", "2024-05-07"), (one, other), strict=True)
    rows = [Action(id=date, text=text, actor="Norland", date=date) for date, text in told]
    return len(collapse(rows, by=rule, encoder=encoder).actions) == 1


def share(hits: int, of: int) -> str:
    """Return a share with its 95 % Wilson interval and what it is of."""
    if not of:
        return "none"
    within = binomtest(hits, of).proportion_ci(method="wilson")
    return f"{hits / of:.2f} ({within.low:.2f}-{within.high:.2f}), {hits} of {of}"


def main() -> None:
    """Print precision and recall of every file by either rule."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, default=FILES)
    parser.add_argument("--wrong", action="store_true", help="also print the pairs judged wrongly")
    given = parser.parse_args()
    encoder = load_encoder()
    for path in given.files:
        with path.open(encoding="utf-8") as lines:
            rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
        # All texts at once, so that the vectors of the pairs are at hand.
        encoder.encode([row[side] for row in rows for side in ("one", "other")])
        same = [row["same"] == "1" for row in rows]
        print(f"{path.name}: {len(rows)} pairs, {sum(same)} of one act, up to {DAYS} days apart")
        for rule in reversed(get_args(Rule)):
            found = [joined(row["one"], row["other"], rule, encoder) for row in rows]
            both = sum(a and b for a, b in zip(found, same, strict=True))
            print(
                f"  by {rule} ({THRESHOLDS[rule]}): precision {share(both, sum(found))}; "
                f"recall {share(both, sum(same))}"
            )
            for row, one, is_one in zip(rows, found, same, strict=True):
                if given.wrong and one != is_one:
                    print(f"    {'joined' if one else 'apart'}: {row['one']} | {row['other']}")


if __name__ == "__main__":
    main()
