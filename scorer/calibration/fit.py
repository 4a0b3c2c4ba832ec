"""Fit a calibration on labelled pairs that the judge has never seen."""

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import log_softmax, softmax

from scorer.calibration.calibration import Calibration, Floats

COVERAGE = 0.90


def fit_calibration(
    logits: Floats,
    labels: NDArray[np.intp],
    *,
    fitted_on: str,
    weights: Floats | None = None,
    clusters: NDArray[np.intp] | None = None,
    draws: int = 50,
    seed: int = 0,
) -> Calibration:
    """Fit slope, biases, bootstrap draws and the conformal threshold.

    Args:
        logits: (n, 3) in the order of `LABELS`.
        labels: (n,) indices into `LABELS`.
        fitted_on: what the rows are, in words, for recipes and cards.
        weights: (n,) weight of each row, to reach a stated mix of labels.
        clusters: (n,) event of each row; the bootstrap draws whole events.
        draws: how many bootstrap refits give the interval.
        seed: of the bootstrap.
    """
    if len(logits) == 0:
        raise ValueError("calibration needs at least one labelled pair")
    weights = np.ones(len(labels)) if weights is None else weights
    clusters = np.arange(len(labels)) if clusters is None else clusters
    best = _fit(logits, labels, weights, np.array([1.0, 0.0, 0.0, 0.0]))
    random = np.random.default_rng(seed)
    _, member = np.unique(clusters, return_inverse=True)
    refits = np.empty((draws, 4))
    for row in range(draws):
        # Poisson bootstrap over clusters: every cluster is drawn about once, some more, some not.
        drawn = random.poisson(1.0, member.max() + 1)[member] * weights
        refits[row] = _fit(logits, labels, drawn, best) if drawn.sum() else best
    fitted = Calibration(slope=best[0], bias=best[1:], draws=refits, fitted_on=fitted_on)
    probabilities = softmax(best[0] * logits + best[1:], axis=1)
    return Calibration(
        slope=fitted.slope,
        bias=fitted.bias,
        draws=fitted.draws,
        threshold=set_threshold(probabilities[np.arange(len(labels)), labels], weights),
        fitted_on=fitted_on,
    )


def _fit(logits: Floats, labels: NDArray[np.intp], weights: Floats, start: Floats) -> Floats:
    rows = np.arange(len(labels))
    total = weights.sum()

    def loss(parameters: Floats) -> float:
        chosen = log_softmax(parameters[0] * logits + parameters[1:], axis=1)[rows, labels]
        # The faint pull keeps the three biases, of which only differences matter, near zero.
        return float(-(weights @ chosen) / total + 1e-4 * (parameters[1:] ** 2).sum())

    bounds = [(1e-3, 50.0), (-20.0, 20.0), (-20.0, 20.0), (-20.0, 20.0)]
    found = minimize(loss, start, method="L-BFGS-B", bounds=bounds)
    return np.asarray(found.x, dtype=np.float64)


def set_threshold(probability_of_truth: Floats, weights: Floats) -> float:
    """Return the largest p that at least 90 % of the (weighted) true labels reach, corrected."""
    order = np.argsort(probability_of_truth)
    cumulated = np.cumsum(weights[order])
    # The finite-sample correction of split conformal: one further row counts as missed.
    allowed = (1 - COVERAGE) * (cumulated[-1] + 1) - 1
    index = int(np.searchsorted(cumulated, allowed, side="right"))
    return float(probability_of_truth[order][min(index, len(order) - 1)]) if allowed > 0 else 0.0
