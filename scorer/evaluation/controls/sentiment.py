"""Does the score say more than how grim a text sounds, or how grave the deed is?

Sentiment is VADER's compound value of the action text, from -1 (grim) to 1 (bright); Hutto and
Gilbert 2014, "VADER: A Parsimonious Rule-based Model for Sentiment Analysis of Social Media Text".
Gravity is the largest severity coded for the same action under other principles (`severity.py`).
Labels are ranked contradicts, unrelated, upholds.
"""

from collections.abc import Callable, Sequence
from typing import Final

import numpy as np

from scorer.errors import MissingExtraError
from scorer.evaluation.controls.ranks import rank_correlation
from scorer.evaluation.controls.severity import gravity_elsewhere
from scorer.evaluation.judged import Floats, Judged, Rows
from scorer.evaluation.pairs import LabelledPair
from scorer.records import LABELS

Feel = Callable[[str], float]
"""How bright a text sounds, from -1 to 1."""
ORDER: Final = np.array([{"contradicts": 0, "unrelated": 1, "upholds": 2}[name] for name in LABELS])


def vader() -> Feel:
    """Return VADER's compound sentiment of a text.

    Raises:
        MissingExtraError: vaderSentiment is not installed.
    """
    try:
        from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer
    except ImportError as cause:
        raise MissingExtraError("vaderSentiment", "eval") from cause
    analyzer = SentimentIntensityAnalyzer()
    return lambda text: float(analyzer.polarity_scores(text)["compound"])


def sentiment_and_severity(
    pairs: Sequence[LabelledPair], judged: Judged, *, feel: Callable[[], Feel] = vader
) -> dict[str, object]:
    """Return rank correlations of consistency with the label, plain and partial.

    Over `all_pairs` and over the `bearing_pairs` (contradicts against upholds): `score_and_label`
    is the plain one; `given_sentiment`, `given_severity` and `given_both` hold these constant. The
    closer they stay to the plain one, the less of it is tone or gravity. Gravity is known only of
    actions that meet several principles; `plain_there` is the plain correlation on those.
    `score_and_sentiment` is given over all pairs and among the pairs of each label, where nothing
    but tone can make it: near 0 is right. Where the library is absent, `sentiment` says so, and
    the rest is measured without it.
    """
    found: dict[str, object] = {"n": len(pairs)}
    tone = None
    try:
        tone = _tone(pairs, feel())
    except MissingExtraError as absent:
        found["sentiment"] = f"skipped: {absent}"
    gravity = gravity_elsewhere(pairs)
    every = np.arange(len(pairs))
    for name, rows in (("all_pairs", every), ("bearing_pairs", np.flatnonzero(judged.related))):
        found[name] = _with_label(pairs, judged, rows, gravity, tone)
    if tone is not None:
        told = np.column_stack([judged.consistency, tone])
        among: dict[str, Rows] = {"all pairs": every}
        for number, label in enumerate(LABELS):
            among[label] = np.flatnonzero(judged.labels == number)
        found["score_and_sentiment"] = {
            name: _over(pairs, rows, told) for name, rows in among.items()
        }
    return found


def _tone(pairs: Sequence[LabelledPair], feel: Feel) -> Floats:
    known = {text: feel(text) for text in {pair.action for pair in pairs}}
    return np.array([known[pair.action] for pair in pairs], dtype=np.float64)


def _with_label(
    pairs: Sequence[LabelledPair],
    judged: Judged,
    rows: Rows,
    gravity: Floats,
    tone: Floats | None,
) -> dict[str, object]:
    plain = np.column_stack([judged.consistency, ORDER[judged.labels]])
    graded = rows[~np.isnan(gravity[rows])]
    found: dict[str, object] = {
        "score_and_label": _over(pairs, rows, plain),
        "plain_there": _over(pairs, graded, plain),
        "given_severity": _over(pairs, graded, np.column_stack([plain, gravity])),
    }
    if tone is not None:
        found["given_sentiment"] = _over(pairs, rows, np.column_stack([plain, tone]))
        found["given_both"] = _over(pairs, graded, np.column_stack([plain, tone, gravity]))
    return found


def _over(
    pairs: Sequence[LabelledPair], rows: Rows, columns: Floats
) -> dict[str, float | int | None]:
    return rank_correlation(columns[rows], [pairs[int(row)] for row in rows]).as_dict()
