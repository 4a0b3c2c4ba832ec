"""Does the judge find out which facet a principle is about? Measured on its own.

    python benchmarks/mapping.py

On wordings that taught nobody, by writer; on the cards of the packs, which other writers worded;
on sentences that proclaim two or three facets at once. Opposite: the facet that pulls the other way
is put first, which turns every score.
"""

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import cast

import numpy as np

from scorer.encoders import load_encoder
from scorer.judges.learned import FOLDER, LearnedJudge
from scorer.labelled import read_facets, read_wordings
from scorer.principles import pack_names, read_pack
from scorer.records import Principle
from scorer.settings import shipped_folder
from scorer.storage import read_jsonl

DRAWS = 1_000


def main() -> None:
    """Print one line a group of principles."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--judge", type=Path, default=shipped_folder("models", FOLDER))
    judge = LearnedJudge(parser.parse_args().judge, load_encoder())
    data = shipped_folder("datasets", "deeds-1")
    facets = read_facets(data)
    names = [facet.id for facet in facets]
    opposed = {facet.id: facet.opposed_by for facet in facets}
    print(
        "| principles | n | first | among three | opposite first |",
        "|---|---|---|---|---|",
        sep="\n",
    )
    for title, asked in _groups(data).items():
        order = _order(judge, [text for text, _ in asked], names)
        meant = [facet for _, facet in asked]
        first = [row[0] == facet for row, facet in zip(order, meant, strict=True)]
        three = [facet in row[:3] for row, facet in zip(order, meant, strict=True)]
        turned = [
            row[0] == opposed[facet] or opposed[row[0]] == facet
            for row, facet in zip(order, meant, strict=True)
        ]
        cells = " | ".join(_share(each) for each in (first, three, turned))
        print(f"| {title} | {len(asked)} | {cells} |")
    compounds = read_jsonl(data / "compounds.jsonl")
    meant_by = [cast(list[str], each["facets"]) for each in compounds]
    order = _order(judge, [str(each["wording"]) for each in compounds], names)
    found = [
        float(np.mean([facet in row[:5] for facet in meant]))
        for row, meant in zip(order, meant_by, strict=True)
    ]
    print(
        f"\nAmong the first five: {_share(found)} of the facets of {len(found)} compound sentences"
    )


def _groups(data: Path) -> Mapping[str, list[tuple[str, str]]]:
    fresh = {text for stated in read_wordings(data, part="held-out").values() for text in stated}
    groups = {
        path.stem: [
            (str(line["wording"]), str(line["facet"]))
            for line in read_jsonl(path)
            if line["wording"] in fresh and not line.get("also")
        ]
        for path in sorted(data.glob("wordings*.jsonl"))
    }
    cards = [card for name in pack_names() for card in read_pack(name) if card.facet]
    return {
        **{f"fresh wordings, {name}": asked for name, asked in groups.items()},
        "cards of the packs": [(card.text, str(card.facet)) for card in cards],
    }


def _order(judge: LearnedJudge, texts: Sequence[str], names: Sequence[str]) -> list[list[str]]:
    principles = [Principle(id=str(number), text=text) for number, text in enumerate(texts)]
    _, view = judge.raw_logits(principles, ["[ACTOR] acted."])
    return [[names[column] for column in row] for row in np.argsort(-view.weights, axis=1)]


def _share(hits: Sequence[float]) -> str:
    drawn = np.random.default_rng(0).integers(len(hits), size=(DRAWS, len(hits)))
    means = np.asarray(hits, dtype=float)[drawn].mean(axis=1)
    low, high = np.quantile(means, (0.025, 0.975))
    return f"{np.mean(hits):.3f} ({low:.3f} to {high:.3f})"


if __name__ == "__main__":
    main()
