"""What a model folder needs beside its weights: calibration, metrics, reliability, manifest."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Final

import numpy as np
from scipy.stats import beta

from scorer.calibration import Calibration, write_calibration
from scorer.encoders import load_encoder
from scorer.judges.learned import LearnedJudge
from scorer.labelled import CodedPair
from scorer.modelstore import calibration_file
from scorer.records import LABELS
from scorer.storage import write_json, write_manifest
from scorer.training.calibrate import fit_on_pairs, judge_pairs
from scorer.training.data_set import read_data_set
from scorer.training.train_judge import dev_pairs

Say = Callable[[str], None]
EDGES: Final = (0.0, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0)


def finish_judge(folder: Path, *, say: Say) -> Calibration:
    """Calibrate the learned judge on dev, table its reliability on test, and sum the folder."""
    data = read_data_set()
    judge = LearnedJudge(folder, load_encoder())
    say("calibrating on the dev part")
    calibration = fit_on_pairs(judge, dev_pairs(data, data.facet_ids), data.partitions)
    write_calibration(calibration_file("learned"), calibration)
    say("measuring reliability on the test part")
    tested = dev_pairs(data, data.facet_ids, part="test")
    write_json(folder / "reliability.json", reliability(judge, calibration, tested))
    write_manifest(folder)
    write_manifest(calibration_file("learned").parent)
    return calibration


def reliability(
    judge: LearnedJudge, calibration: Calibration, pairs: list[CodedPair]
) -> list[dict[str, object]]:
    """Return, for each range of P(contradicts), how many pairs were coded so.

    The 90 % interval of the share is exact (Clopper and Pearson 1934).
    """
    scores = calibration.apply(judge_pairs(judge, pairs).logits).probabilities[:, 0]
    truth = np.array([pair.label == LABELS[0] for pair in pairs])
    table: list[dict[str, object]] = []
    for low, high in pairwise(EDGES):
        inside = (scores >= low) & ((scores < high) | (high == 1.0))
        count, hits = int(inside.sum()), int(truth[inside].sum())
        if not count:
            continue
        table.append(
            {
                "low": low,
                "high": high,
                "n": count,
                "mean_score": round(float(scores[inside].mean()), 4),
                "share_contradicts": round(hits / count, 4),
                "ci_low": round(float(beta.ppf(0.05, hits, count - hits + 1)), 4) if hits else 0.0,
                "ci_high": round(float(beta.ppf(0.95, hits + 1, count - hits)), 4)
                if hits < count
                else 1.0,
            }
        )
    return table
