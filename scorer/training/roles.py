"""Make `models/roles-1` from `datasets/roles-1`: weights, metrics, manifest."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Final, cast

import numpy as np

from scorer.encoders import Encoder, load_encoder
from scorer.extraction.attribution import load_weights
from scorer.extraction.candidates import NAMES
from scorer.extraction.classifier import CLASSES, ROLES_MODEL, load_classifier
from scorer.extraction.documents import LabelledDocument, read_documents
from scorer.extraction.extract import Extraction, FoundPrinciple, FoundReport, extract
from scorer.extraction.measure import Found, evaluate_extraction
from scorer.records import Mode
from scorer.settings import shipped_folder
from scorer.storage import write_json, write_manifest
from scorer.training.actors import fit_actors
from scorer.training.role_baselines import baseline_classes
from scorer.training.role_classifier import fit_classifier, write_classifier

_DIGITS: Final = 5
_COMPARED: Final = ("principle_f1", "deed_f1", "mode")


def train_roles(folder: Path | None = None, encoder: Encoder | None = None) -> dict[str, object]:
    """Fit on the train and dev parts, write the model folder, measure on the test part.

    The card (README.md) is kept as it is.

    Returns:
        What `metrics.json` holds.
    """
    folder = folder or shipped_folder("models", ROLES_MODEL)
    encoder = encoder or load_encoder()
    known = [*read_documents("train"), *read_documents("dev")]
    test = read_documents("test")
    write_classifier(folder, fit_classifier(known, encoder))
    weights = fit_actors(known).round(_DIGITS).tolist()
    write_json(folder / "actors.json", {"weights": dict(zip(NAMES, weights, strict=True))})
    write_manifest(folder)
    load_classifier.cache_clear()
    load_weights.cache_clear()
    metrics = measure_roles(known, test, encoder)
    write_json(folder / "metrics.json", metrics)
    write_manifest(folder)
    return metrics


def measure_roles(
    known: Sequence[LabelledDocument], test: Sequence[LabelledDocument], encoder: Encoder
) -> dict[str, object]:
    """Measure the shipped extraction, the same where the writer is given, and the baselines."""
    styles = sorted({document.style for document in test})
    by_hand = {hand: [d for d in test if _hand(d) == hand] for hand in sorted(map(_hand, test))}
    # The first two files are what earlier versions of this model were measured on.
    by_hand["a and b"] = [d for d in test if _hand(d) in ("a", "b")]
    told = evaluate_extraction(test, extractor=lambda each: _extract(each, told=True))
    return {
        "documents": {"fitted": len(known), "test": len(test)},
        "sentences": {"fitted": _sentences(known), "test": _sentences(test)},
        "interval": "95 % percentile bootstrap over documents, 2000 draws, seed 0",
        "test": _plain(evaluate_extraction(test)),
        "test_with_writer_given": _plain(told),
        "test_by_style": {
            style: _plain(evaluate_extraction([d for d in test if d.style == style]))
            for style in styles
        },
        "test_by_hand": {
            hand: _plain(evaluate_extraction(documents)) for hand, documents in by_hand.items()
        },
        "baselines": {
            name: _plain(_measure_classes(test, classes))
            for name, classes in baseline_classes(known, test, encoder).items()
        },
    }


def _hand(document: LabelledDocument) -> str:
    return document.id.split("-")[1]


def _sentences(documents: Sequence[LabelledDocument]) -> int:
    return sum(len(document.sentences) for document in documents)


def _extract(document: LabelledDocument, *, told: bool) -> Extraction:
    writer = document.writer if told else None
    return extract(document.text, date.fromisoformat(document.published), writer=writer)


def _plain(found: Mapping[str, Found]) -> dict[str, object]:
    return {name: measure.as_dict() for name, measure in found.items()}


def _measure_classes(
    documents: Sequence[LabelledDocument], classes: Sequence[int]
) -> dict[str, Found]:
    """Measure given classes of the labelled sentences; baselines know nothing of actors."""
    ends = np.cumsum([0, *(len(document.sentences) for document in documents)])
    by_id = {
        document.id: classes[start:end]
        for document, start, end in zip(documents, ends[:-1], ends[1:], strict=True)
    }
    found = evaluate_extraction(documents, extractor=lambda d: _extraction(d, by_id[d.id]))
    return {name: found[name] for name in _COMPARED}


def _extraction(document: LabelledDocument, classes: Sequence[int]) -> Extraction:
    rows = list(zip(document.sentences, (CLASSES[row] for row in classes), strict=True))
    place = {"speaker": None, "actor": None, "p": 1.0}
    principles = [
        FoundPrinciple(start=s.start, end=s.end, text=s.text, **place)  # type: ignore[arg-type]
        for s, name in rows
        if name == "principle"
    ]
    reports = [
        FoundReport(
            start=s.start,
            end=s.end,
            text=s.text,
            actor=None,
            mode=cast(Mode, name),
            date=None,
            precision="unknown",
            p=1.0,
        )
        for s, name in rows
        if name not in ("principle", "other")
    ]
    return Extraction(
        principles=tuple(principles),
        reports=tuple(reports),
        sentences=len(rows),
        other=len(rows) - len(principles) - len(reports),
    )
