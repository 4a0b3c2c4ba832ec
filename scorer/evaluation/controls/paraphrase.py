"""The same action, or the same principle, in other words: the score should not move.

The paraphrases are those of `datasets/paraphrases-1`, written by hand; a pair finds its own by its
text. Where the principle is put in other words, its text alone speaks on both sides: a facet, poles
or further wordings on the card would hide what the words do.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final, cast

import numpy as np

from scorer.errors import ModelError
from scorer.evaluation.controls.ranks import rank_correlation
from scorer.evaluation.controls.sampling import sample_pairs, shift
from scorer.evaluation.intervals import Interval
from scorer.evaluation.judged import Floats, Judged, Modes, Rows, judge_pairs
from scorer.evaluation.pairs import LabelledPair
from scorer.modelstore import CalibratedJudge
from scorer.records import Principle
from scorer.settings import shipped_folder
from scorer.storage import read_jsonl

FOLDER: Final = "paraphrases-1"
LIMIT: Final = 1000
"""Pairs looked at on either side, at most: each is judged three times."""

Texts = Mapping[str, tuple[str, ...]]
"""Text -> the same in other words."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Paraphrases:
    """Paraphrases of action texts and of principles, by the text itself."""

    actions: Texts = field(default_factory=dict)
    principles: Texts = field(default_factory=dict)


def read_paraphrases(folder: Path | None = None) -> Paraphrases:
    """Read the shipped paraphrases, or those of another folder; none where nothing is shipped."""
    if folder is None:
        try:
            folder = shipped_folder("datasets", FOLDER)
        except ModelError:
            return Paraphrases()
    return Paraphrases(
        actions=_read(folder / "actions.jsonl"), principles=_read(folder / "principles.jsonl")
    )


def _read(path: Path) -> Texts:
    return {
        str(row["text"]): tuple(cast(list[str], row["paraphrases"])) for row in read_jsonl(path)
    }


def paraphrase_sensitivity(
    judge: CalibratedJudge,
    pairs: Sequence[LabelledPair],
    *,
    modes: Modes = "hidden",
    limit: int = LIMIT,
    known: Paraphrases | None = None,
) -> dict[str, object]:
    """Return for `actions` and for `principles` how far other words move the judge.

    Each has the `texts` and pairs (`n`) that were put in other words, `mean_change` of
    P(contradicts) without its sign, `mean_shift` with it, the share of `flips` of the most
    probable label, and `rank_correlation` (Spearman's) of consistency before and after, over all
    and over the pairs coded as bearing (the rest differ by next to nothing). Intervals draw
    events where the action was put in other words, and principles where the principle was.

    Args:
        judge: judge and calibration.
        pairs: labelled pairs; those whose texts have no paraphrase are passed over.
        modes: whether the judge is told the coded modes.
        limit: pairs looked at on either side, at most.
        known: the paraphrases; the shipped ones if None.
    """
    known = known or read_paraphrases()
    return {
        "actions": _measured(
            judge, pairs, known.actions, lambda pair: pair.action, _with_action, modes, limit
        ),
        "principles": _measured(
            judge,
            [_bare(pair) for pair in pairs],
            known.principles,
            lambda pair: pair.principle.text,
            _with_principle,
            modes,
            limit,
        ),
    }


def _bare(pair: LabelledPair) -> LabelledPair:
    """Leave of the principle its text alone, and let the principle be what is drawn."""
    principle = Principle(id=pair.principle.id, text=pair.principle.text)
    return replace(pair, principle=principle, cluster=principle.text)


def _with_action(pair: LabelledPair, text: str) -> LabelledPair:
    return replace(pair, action=text)


def _with_principle(pair: LabelledPair, text: str) -> LabelledPair:
    return replace(pair, principle=replace(pair.principle, text=text))


def _measured(
    judge: CalibratedJudge,
    pairs: Sequence[LabelledPair],
    known: Texts,
    text_of: Callable[[LabelledPair], str],
    with_text: Callable[[LabelledPair, str], LabelledPair],
    modes: Modes,
    limit: int,
) -> dict[str, object]:
    some = sample_pairs(
        [pair for pair in pairs if known.get(text_of(pair))], limit, salt="paraphrase"
    )
    if not some:
        return {"n": 0}
    told = list(some)
    width = max(len(known[text_of(pair)]) for pair in some)
    counted = np.zeros((len(some), width))
    after = np.zeros((len(some), width), dtype=np.intp)
    for row, pair in enumerate(some):
        for column, text in enumerate(known[text_of(pair)]):
            counted[row, column], after[row, column] = 1.0, len(told)
            told.append(with_text(pair, text))
    judged = judge_pairs(told, judge, modes=modes)
    before = np.arange(len(some))
    moved = shift(some, judged, before, after, counted)
    bearing = judged.related[before][:, None]
    return {
        "n": len(some),
        "texts": len({text_of(pair) for pair in some}),
        **{name: each.as_dict() for name, each in moved.items()},
        "rank_correlation": _ranked(some, judged, after, counted).as_dict(),
        "rank_correlation_bearing": _ranked(some, judged, after, counted * bearing).as_dict(),
    }


def _ranked(some: Sequence[LabelledPair], judged: Judged, after: Rows, counted: Floats) -> Interval:
    rows, columns = np.nonzero(counted)
    said = judged.consistency
    # The first of what was judged are the pairs as they were.
    both = np.column_stack([said[rows], said[after[rows, columns]]])
    return rank_correlation(both, [some[int(row)] for row in rows])
