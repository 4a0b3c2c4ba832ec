"""Learn which facets a principle is about, from the wordings of the facets."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold

from scorer.judges.facet_mixture import FacetMapping

STRENGTH = 30.0
"""Inverse regularisation; frozen unit vectors need weights far from zero."""


def fit_mapping(
    vectors: Mapping[str, NDArray[np.float32]], facets: Sequence[str], *, seed: int = 0
) -> FacetMapping:
    """Fit one multinomial logistic regression over all facets.

    Args:
        vectors: facet -> unit vectors of its wordings (k, 384).
        facets: the order of the facet axis.
        seed: of the solver.
    """
    features, labels = _stacked(vectors, facets)
    model = LogisticRegression(C=STRENGTH, max_iter=400, random_state=seed)
    model.fit(features, labels)
    return FacetMapping(
        weights=np.asarray(model.coef_, dtype=np.float64),
        bias=np.asarray(model.intercept_, dtype=np.float64),
    )


def mapping_accuracy(
    vectors: Mapping[str, NDArray[np.float32]], facets: Sequence[str], *, folds: int = 5
) -> dict[str, float]:
    """Return top-1 and top-3 accuracy on wordings left out, by cross-validation."""
    features, labels = _stacked(vectors, facets)
    first, third = [], []
    splitter = StratifiedKFold(folds, shuffle=True, random_state=0)
    for train, test in splitter.split(features, labels):
        model = LogisticRegression(C=STRENGTH, max_iter=400).fit(features[train], labels[train])
        order = np.argsort(-model.decision_function(features[test]), axis=1)
        first.append((order[:, 0] == labels[test]).mean())
        third.append((order[:, :3] == labels[test][:, None]).any(axis=1).mean())
    return {"top_1": float(np.mean(first)), "top_3": float(np.mean(third))}


def _stacked(
    vectors: Mapping[str, NDArray[np.float32]], facets: Sequence[str]
) -> tuple[NDArray[np.float32], NDArray[np.intp]]:
    features = np.concatenate([vectors[facet] for facet in facets])
    counts = [len(vectors[facet]) for facet in facets]
    return features, np.repeat(np.arange(len(facets), dtype=np.intp), counts)
