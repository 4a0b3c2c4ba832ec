"""Why a pair has its score: ask the judge, its companions, and the judge again."""

from dataclasses import replace

import numpy as np

from scorer.explanation.asking import acting_actor, asker, masked
from scorer.explanation.companions import (
    CODEBOOK,
    Companions,
    codebook_reason,
    facets_read,
    load_companions,
    nearest_precedents,
)
from scorer.explanation.explanation import Explanation
from scorer.explanation.parts import CodebookReason, Missing
from scorer.explanation.summary import summarise
from scorer.explanation.swap import swap_shift
from scorer.explanation.wordings import wording_spread
from scorer.explanation.words import carrying_words
from scorer.modelstore import CalibratedJudge
from scorer.records import Action, Principle, Score, relation_of, timing_of
from scorer.scoring import score_pairs


def explain(
    principle: Principle,
    action: Action,
    calibrated: CalibratedJudge,
    *,
    companions: Companions | None = None,
) -> Explanation:
    """Score a pair and say what the score rests on.

    The judge is called four times, for some forty short texts in all.

    Args:
        principle: the card; further wordings and poles make its spread known.
        action: what was done; without an actor the one with which the text begins is masked.
        calibrated: the judge that is to be explained.
        companions: who speaks beside it; left out: the codebook judge and the coded cases that
            come with the package.
    """
    beside = load_companions() if companions is None else companions
    actor, ask = acting_actor(action), asker(calibrated, action.mode)
    text = masked(action.text, actor)
    score = _score(principle, action, calibrated)
    told = Explanation(
        principle=principle,
        action=action,
        actor=actor,
        relation=relation_of(principle, action),
        timing=timing_of(principle, action),
        score=score,
        words=carrying_words(principle, action.text, actor, ask),
        precedents=nearest_precedents(principle, text, beside.bank),
        facets=facets_read(principle, text, calibrated),
        codebook=_codebook(principle, action, score, beside.codebook),
        swap=swap_shift(principle, action.text, actor, ask),
        wordings=wording_spread(principle, text, ask),
        recipe=calibrated.recipe(),
        calibrated_on=calibrated.calibration.fitted_on,
    )
    return replace(told, summary=summarise(told))


def _codebook(
    principle: Principle, action: Action, score: Score, codebook: CalibratedJudge | Missing
) -> CodebookReason | Missing:
    if score.judge == CODEBOOK:
        return codebook_reason(score)
    if isinstance(codebook, Missing):
        return codebook
    return codebook_reason(_score(principle, action, codebook))


def _score(principle: Principle, action: Action, calibrated: CalibratedJudge) -> Score:
    one = np.zeros((1, 2), dtype=np.intp)
    return score_pairs([principle], [action], one, calibrated.judge, calibrated.calibration)[0]
