"""Controls: what must not move a score, and what a score must not be made of."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from scorer.evaluation.controls.ablation import one_side_alone
from scorer.evaluation.controls.actor_swap import actor_swap
from scorer.evaluation.controls.framing import source_framing
from scorer.evaluation.controls.paraphrase import paraphrase_sensitivity
from scorer.evaluation.controls.sampling import LIMIT
from scorer.evaluation.controls.sentiment import sentiment_and_severity
from scorer.evaluation.controls.severity import severity_correlation
from scorer.evaluation.controls.shuffled import shuffled_principle
from scorer.evaluation.controls.wording import wording_sensitivity
from scorer.evaluation.judged import Judged, Modes, judge_pairs
from scorer.evaluation.orderings import ordering_rates
from scorer.evaluation.pairs import LabelledPair
from scorer.modelstore import CalibratedJudge

__all__ = ["CONTROLS", "run_controls"]

CONTROLS: Final = (
    "actor_swap",
    "paraphrase",
    "shuffled_principle",
    "one_side_alone",
    "wording",
    "contrast_sets",
    "severity",
    "sentiment_and_severity",
    "source_framing",
)
"""Every control, in the order in which they are run and shown."""


def run_controls(
    judge: CalibratedJudge,
    pairs: Sequence[LabelledPair],
    *,
    limit: int = LIMIT,
    modes: Modes = "hidden",
    judged: Judged | None = None,
    step: Callable[[], None] | None = None,
) -> Mapping[str, object]:
    """Run every control of a judge on labelled pairs.

    Args:
        judge: judge and calibration.
        pairs: labelled pairs; controls for which they lack a column say n = 0.
        limit: pairs that swaps, frames and one-side averages look at, at most.
        modes: whether the judge is told the coded modes.
        judged: what the judge says of these pairs, where that is known already.
        step: called after each control.

    Returns:
        Control -> numbers of plain data, each with its interval and n.
    """
    known = judge_pairs(pairs, judge, modes=modes) if judged is None else judged
    run: Mapping[str, Callable[[], Mapping[str, object]]] = {
        "actor_swap": lambda: actor_swap(judge, pairs, limit=limit, modes=modes),
        "paraphrase": lambda: paraphrase_sensitivity(judge, pairs, modes=modes),
        "shuffled_principle": lambda: shuffled_principle(judge, pairs, modes=modes),
        "one_side_alone": lambda: one_side_alone(judge, pairs, limit=limit, modes=modes),
        "wording": lambda: wording_sensitivity(judge, pairs, modes=modes),
        "contrast_sets": lambda: {
            name: each.as_dict() for name, each in ordering_rates(pairs, known).items()
        },
        "severity": lambda: severity_correlation(pairs, known),
        "sentiment_and_severity": lambda: sentiment_and_severity(pairs, known),
        "source_framing": lambda: source_framing(judge, pairs, limit=limit, modes=modes),
    }
    found: dict[str, object] = {}
    for name in CONTROLS:
        found[name] = run[name]()
        if step is not None:
            step()
    return found
