"""Small judges that hang on what a test says, and an encoder that counts words."""

from collections.abc import Callable, Mapping

import numpy as np

from scorer.calibration import Calibration
from scorer.judges import Judgement, JudgeRequest
from scorer.judges.facet_reading import FacetReading
from scorer.modelstore import CalibratedJudge
from scorer.records import Principle

Rule = Callable[[str, str], tuple[float, float, float]]


class RuleJudge:
    """Turns (principle, masked text) into three logits and keeps every request."""

    name = "rule"

    def __init__(self, rule: Rule) -> None:
        self._rule = rule
        self.requests: list[JudgeRequest] = []

    def recipe(self) -> Mapping[str, object]:
        return {"name": self.name, "version": "1"}

    def judge(self, request: JudgeRequest) -> Judgement:
        self.requests.append(request)
        logits = [
            self._rule(request.principles[p].text, request.texts[a]) for p, a in request.pairs
        ]
        return Judgement(
            logits=np.array(logits, dtype=np.float64).reshape(-1, 3),
            reasons=["by rule"] * len(logits),
        )


class FacetJudge(RuleJudge):
    """Reads two facets, of which one fires."""

    name = "faceted"

    def facet_readings(self, principle: Principle, text: str) -> list[FacetReading]:
        return [
            FacetReading(
                facet="openness", p_bears=0.9, p_upholds=0.1, direction="contradicts", weight=0.8
            ),
            FacetReading(
                facet="candour", p_bears=0.1, p_upholds=0.6, direction="upholds", weight=0.2
            ),
            FacetReading(
                facet="thrift", p_bears=0.01, p_upholds=0.6, direction="upholds", weight=0.0
            ),
        ]


def calibrated(judge: RuleJudge, *, fitted_on: str = "") -> CalibratedJudge:
    return CalibratedJudge(judge=judge, calibration=Calibration(fitted_on=fitted_on))


def hangs_on(word: str) -> Rule:
    """Contradicts where the text has the word, else unrelated."""
    return lambda _, text: (3.0, 0.0, 0.0) if word in text else (0.0, 0.0, 3.0)
