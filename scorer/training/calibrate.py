"""Calibrate a judge on the dev part, whose events no judge has learnt from."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from scorer.calibration import Calibration, fit_calibration, write_calibration
from scorer.judges import Judge, Judgement, JudgeRequest, load_judge
from scorer.labelled import (
    CodedPair,
    Partitions,
    coded_pairs,
    read_facets,
    read_partitions,
    read_rows,
    read_wordings,
)
from scorer.modelstore import calibration_file
from scorer.records import LABELS, Principle
from scorer.settings import shipped_folder

PAIRS = 3_000
CALIBRATED = ("codebook", "precedents", "cosine", "action-only", "principle-only")
"""Judges whose calibration is shipped; the learned one brings its own."""


def calibrate_judge(name: str, *, seed: int = 0) -> Path:
    """Judge dev pairs, fit the calibration and write it where `load_calibrated` looks for it."""
    data = shipped_folder("datasets", "deeds-1")
    partitions = read_partitions(data)
    pairs = part_pairs(data, partitions, "dev", limit=PAIRS, seed=seed)
    calibration = fit_on_pairs(load_judge(name), pairs, partitions, seed=seed)
    path = calibration_file(name)
    write_calibration(path, calibration)
    return path


def fit_on_pairs(
    judge: Judge, pairs: Sequence[CodedPair], partitions: Partitions, *, seed: int = 0
) -> Calibration:
    """Fit a calibration on coded pairs; pairs that the judge is unfit for are left out."""
    judgement = judge_pairs(judge, pairs)
    fit = np.ones(len(pairs), dtype=bool) if judgement.unfit is None else ~judgement.unfit
    names = sorted({partitions.cluster[pair.row.id] for pair in pairs})
    number = {cluster: row for row, cluster in enumerate(names)}
    labels = np.array([LABELS.index(pair.label) for pair in pairs], dtype=np.intp)
    clusters = np.array([number[partitions.cluster[pair.row.id]] for pair in pairs], dtype=np.intp)
    return fit_calibration(
        judgement.logits[fit],
        labels[fit],
        fitted_on=_in_words(labels[fit]),
        clusters=clusters[fit],
        seed=seed,
    )


def judge_pairs(judge: Judge, pairs: Sequence[CodedPair]) -> Judgement:
    """Judge coded pairs; each wording is a principle of free text."""
    rows = list({pair.row.id: pair.row for pair in pairs}.values())
    stated = sorted({(pair.facet, pair.wording) for pair in pairs})
    row_of = {row.id: number for number, row in enumerate(rows)}
    principle_of = {key: number for number, key in enumerate(stated)}
    return judge.judge(
        JudgeRequest(
            principles=[
                Principle(id=f"{facet}:{number}", text=wording)
                for number, (facet, wording) in enumerate(stated)
            ],
            texts=[row.text for row in rows],
            # As with most input, nobody tells the judge the mode.
            modes=[None] * len(rows),
            pairs=np.array(
                [(principle_of[pair.facet, pair.wording], row_of[pair.row.id]) for pair in pairs],
                dtype=np.intp,
            ).reshape(-1, 2),
        )
    )


def part_pairs(
    data: Path, partitions: Partitions, part: str, *, limit: int | None, seed: int
) -> list[CodedPair]:
    """Return coded pairs of one part under the trained facets, a random sample of `limit`."""
    facets = [facet.id for facet in read_facets(data) if facet.id not in partitions.hidden]
    rows = [row for row in read_rows(data) if partitions.part[row.id] == part]
    pairs = coded_pairs(rows, read_wordings(data, part="held-out"), facets=facets)
    order = np.random.default_rng(seed).permutation(len(pairs))[:limit]
    return [pairs[number] for number in sorted(order)]


def _in_words(labels: "np.ndarray[tuple[int], np.dtype[np.intp]]") -> str:
    shares = ", ".join(f"{label} {(labels == row).mean():.0%}" for row, label in enumerate(LABELS))
    return (
        f"{len(labels)} pairs of the dev part of deeds-1: every facet that "
        f"bears, every near miss and two drawn at random a row ({shares}); modes not given"
    )
