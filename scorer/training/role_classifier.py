"""Fit the classifier of sentence roles and modes, reproducibly."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np

from scorer.encoders import Encoder
from scorer.extraction.classifier import CLASSES, RoleClassifier, context_rows
from scorer.extraction.documents import LabelledDocument, LabelledSentence, labelled_spans
from scorer.extraction.features import cue_block, cue_matrix, vector_block, word_block
from scorer.extraction.spans import Span
from scorer.extraction.words import grams
from scorer.storage import replace_file, write_json

FOLDS: Final = 10
RARE: Final = 3
"""Words in fewer sentences are not learnt."""
FIRST_C: Final = 0.3
CONTEXT_C: Final = 0.1
"""Inverse strengths of the L2 penalty of both layers, chosen by cross-validation."""


def fit_classifier(documents: Sequence[LabelledDocument], encoder: Encoder) -> RoleClassifier:
    """Fit both layers; the second one on answers of the first to documents that it has not seen."""
    spans = [labelled_spans(document) for document in documents]
    truth = [np.array([class_of(s) for s in document.sentences]) for document in documents]
    vectors = [vector_block(each, encoder) for each in spans]
    held_out: list[Any] = [None] * len(documents)
    for fold in range(FOLDS):
        inside = [row for row in range(len(documents)) if row % FOLDS != fold]
        layer = _FirstLayer(*_pick(inside, spans, vectors, truth))
        for row in range(fold, len(documents), FOLDS):
            held_out[row] = layer.predict(spans[row], vectors[row])
    whole = _FirstLayer(spans, vectors, truth)
    context = _logistic(CONTEXT_C).fit(
        np.vstack([context_rows(answer) for answer in held_out]), np.concatenate(truth)
    )
    return RoleClassifier(
        words=whole.words,
        cue_mean=whole.mean,
        cue_spread=whole.spread,
        weights=whole.model.coef_.astype(np.float32),
        bias=whole.model.intercept_.astype(np.float32),
        context_weights=context.coef_.astype(np.float32),
        context_bias=context.intercept_.astype(np.float32),
    )


def write_classifier(folder: Path, classifier: RoleClassifier) -> None:
    """Write weights (half precision) and words; card, metrics and manifest are written apart."""
    from safetensors.numpy import save_file

    names = ("cue_mean", "cue_spread", "bias", "context_weights", "context_bias")
    arrays = {name: np.ascontiguousarray(getattr(classifier, name)) for name in names}
    arrays["weights"] = np.ascontiguousarray(classifier.weights.astype(np.float16))
    folder.mkdir(parents=True, exist_ok=True)
    with replace_file(folder / "weights.safetensors") as aside:
        save_file(arrays, aside)
    write_json(folder / "config.json", {"classes": list(CLASSES), "words": list(classifier.words)})


def class_of(sentence: LabelledSentence) -> int:
    """Return the place of a sentence's class in `CLASSES`."""
    return CLASSES.index(sentence.mode or sentence.role)


class _FirstLayer:
    def __init__(self, spans: Any, vectors: Any, truth: Any) -> None:
        counts = Counter(g for each in spans for span in each for g in grams(span.text))
        common = sorted(gram for gram, count in counts.items() if count >= RARE)
        self.words = {gram: place for place, gram in enumerate(common)}
        raw = np.vstack([cue_matrix(each) for each in spans])
        self.mean = raw.mean(axis=0)
        self.spread = raw.std(axis=0) + np.float32(1e-3)
        rows = np.vstack([self._rows(*pair) for pair in zip(spans, vectors, strict=True)])
        self.model = _logistic(FIRST_C).fit(rows, np.concatenate(truth))

    def predict(self, spans: Sequence[Span], vectors: Any) -> Any:
        return self.model.predict_proba(self._rows(spans, vectors))

    def _rows(self, spans: Sequence[Span], vectors: Any) -> Any:
        cues = cue_block(cue_matrix(spans), self.mean, self.spread)
        return np.hstack([vectors, cues, word_block(spans, self.words)])


def _logistic(strength: float) -> Any:
    from sklearn.linear_model import LogisticRegression

    return LogisticRegression(C=strength, max_iter=1000)


def _pick(rows: Sequence[int], *columns: Sequence[Any]) -> tuple[list[Any], ...]:
    return tuple([column[row] for row in rows] for column in columns)
