"""How often reports of one act are joined, and how often those joined are of one act.

`tests/data/retellings.tsv` chose the threshold; `retellings_fresh.tsv` was written afterwards and
only measures it.
"""

import argparse
import csv
from pathlib import Path

from scipy.stats import binomtest

from scorer.actions import DAYS, THRESHOLD, collapse
from scorer.records import Action

DATA = Path(__file__).parents[1] / "tests" / "data"
FILES = (DATA / "retellings.tsv", DATA / "retellings_fresh.tsv")


def joined(one: str, other: str, threshold: float) -> bool:
    """Tell whether two texts of one actor, a day apart, become one action."""
    told = zip(("2024-05-06", "2024-05-07"), (one, other), strict=True)
    rows = [Action(id=date, text=text, actor="Norland", date=date) for date, text in told]
    return len(collapse(rows, threshold=threshold).actions) == 1


def share(hits: int, of: int) -> str:
    """Return a share with its 95 % Wilson interval and what it is of."""
    if not of:
        return "none"
    within = binomtest(hits, of).proportion_ci(method="wilson")
    return f"{hits / of:.2f} ({within.low:.2f}-{within.high:.2f}), {hits} of {of}"


def main() -> None:
    """Print precision and recall of every file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, default=FILES)
    parser.add_argument("--threshold", type=float, default=THRESHOLD)
    parser.add_argument("--wrong", action="store_true", help="also print the pairs judged wrongly")
    given = parser.parse_args()
    print(f"threshold {given.threshold}, up to {DAYS} days apart, words in common")
    for path in given.files:
        with path.open(encoding="utf-8") as lines:
            rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
        found = [joined(row["one"], row["other"], given.threshold) for row in rows]
        same = [row["same"] == "1" for row in rows]
        both = sum(a and b for a, b in zip(found, same, strict=True))
        print(f"{path.name}: precision {share(both, sum(found))}; recall {share(both, sum(same))}")
        for row, one, is_one in zip(rows, found, same, strict=True):
            if given.wrong and one != is_one:
                print(f"  {'joined' if one else 'apart'}: {row['one']} | {row['other']}")


if __name__ == "__main__":
    main()
