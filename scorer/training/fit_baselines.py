"""Fit the one-sided baselines: what the action alone, or the principle alone, gives away."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from safetensors.numpy import save_file
from sklearn.linear_model import LogisticRegression

from scorer.encoders import Encoder, load_encoder
from scorer.labelled import (
    CodedPair,
    coded_pairs,
    read_facets,
    read_partitions,
    read_rows,
    read_wordings,
)
from scorer.records import LABELS
from scorer.settings import shipped_folder
from scorer.storage import write_manifest

STRENGTH = 1.0
"""Inverse regularisation of the regressions on unit vectors."""
PAIRS = 40_000


def fit_baselines(folder: Path, *, seed: int = 0) -> None:
    """Fit both on pairs of the train part under trained facets, and write the folder.

    At most `PAIRS` pairs are drawn, so that the fit takes a minute; the labels keep their mix.
    """
    pairs = train_pairs(seed=seed)
    encoder = load_encoder()
    labels = np.array([LABELS.index(pair.label) for pair in pairs])
    sides = {
        "action-only": [pair.row.text for pair in pairs],
        "principle-only": [pair.wording for pair in pairs],
    }
    folder.mkdir(parents=True, exist_ok=True)
    for name, texts in sides.items():
        path = folder / f"{name}.safetensors"
        save_file(_fit(texts, labels, encoder), path)
        path.chmod(0o644)
    write_manifest(folder)


def train_pairs(*, seed: int) -> list[CodedPair]:
    """Return coded pairs of the train part, none under a facet that is kept unseen."""
    data = shipped_folder("datasets", "deeds-1")
    partitions = read_partitions(data)
    facets = [facet.id for facet in read_facets(data) if facet.id not in partitions.hidden]
    rows = partitions.rows(read_rows(data), "train")
    pairs = coded_pairs(rows, read_wordings(data, part="train"), facets=facets)
    order = np.random.default_rng(seed).permutation(len(pairs))[:PAIRS]
    return [pairs[number] for number in sorted(order)]


def _fit(
    texts: Sequence[str], labels: "np.ndarray[tuple[int], np.dtype[np.intp]]", encoder: Encoder
) -> dict[str, np.ndarray[tuple[int, ...], np.dtype[np.float32]]]:
    model = LogisticRegression(C=STRENGTH, max_iter=300).fit(encoder.encode(texts), labels)
    return {
        "weights": np.ascontiguousarray(model.coef_, dtype=np.float32),
        "bias": np.asarray(model.intercept_, dtype=np.float32),
    }
