"""Controls: what must not move a score, and what a score must not be made of."""

from collections.abc import Mapping, Sequence

from scorer.evaluation.controls.ablation import one_side_alone
from scorer.evaluation.controls.actor_swap import actor_swap
from scorer.evaluation.controls.framing import source_framing
from scorer.evaluation.controls.sampling import LIMIT
from scorer.evaluation.controls.severity import severity_correlation
from scorer.evaluation.controls.shuffled import shuffled_principle
from scorer.evaluation.controls.wording import wording_sensitivity
from scorer.evaluation.judged import Judged, Modes, judge_pairs
from scorer.evaluation.orderings import ordering_rates
from scorer.evaluation.pairs import LabelledPair
from scorer.modelstore import CalibratedJudge

__all__ = ["run_controls"]


def run_controls(
    judge: CalibratedJudge,
    pairs: Sequence[LabelledPair],
    *,
    limit: int = LIMIT,
    modes: Modes = "hidden",
    judged: Judged | None = None,
) -> Mapping[str, object]:
    """Run every control of a judge on labelled pairs.

    Args:
        judge: judge and calibration.
        pairs: labelled pairs; controls for which they lack a column say n = 0.
        limit: pairs that swaps, frames and one-side averages look at, at most.
        modes: whether the judge is told the coded modes.
        judged: what the judge says of these pairs, where that is known already.

    Returns:
        Control -> numbers of plain data, each with its interval and n.
    """
    judged = judge_pairs(pairs, judge, modes=modes) if judged is None else judged
    ordered = ordering_rates(pairs, judged)
    return {
        "actor_swap": actor_swap(judge, pairs, limit=limit, modes=modes),
        "shuffled_principle": shuffled_principle(judge, pairs, modes=modes),
        "one_side_alone": one_side_alone(judge, pairs, limit=limit, modes=modes),
        "wording": wording_sensitivity(judge, pairs, modes=modes),
        "contrast_sets": {name: each.as_dict() for name, each in ordered.items()},
        "severity": severity_correlation(pairs, judged),
        "source_framing": source_framing(judge, pairs, limit=limit, modes=modes),
    }
