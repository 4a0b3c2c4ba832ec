"""Small judges that read the answer off a rule, and pairs to try them on."""

from collections.abc import Callable, Mapping

import numpy as np

from scorer.calibration import Calibration
from scorer.evaluation.judged import Judged
from scorer.evaluation.pairs import LabelledPair
from scorer.judges import Judgement, JudgeRequest
from scorer.modelstore import CalibratedJudge
from scorer.records import LABELS, Principle

Rule = Callable[[Principle, str], tuple[float, float, float]]
ACTORS = ("Norway", "Kenya", "Peru", "Japan")


class RuleJudge:
    """Turns (principle, masked text) into three logits by a rule."""

    def __init__(self, name: str, rule: Rule) -> None:
        self.name = name
        self._rule = rule
        self.calls: list[JudgeRequest] = []

    def recipe(self) -> Mapping[str, object]:
        return {"name": self.name}

    def judge(self, request: JudgeRequest) -> Judgement:
        self.calls.append(request)
        logits = [self._rule(request.principles[p], request.texts[a]) for p, a in request.pairs]
        return Judgement(logits=np.array(logits, dtype=np.float64).reshape(-1, 3))


def by_rule(name: str, rule: Rule, *, threshold: float = 0.2) -> CalibratedJudge:
    return CalibratedJudge(
        judge=RuleJudge(name, rule),
        calibration=Calibration(threshold=threshold, fitted_on="nothing, for a test"),
    )


def constant(name: str = "constant") -> CalibratedJudge:
    return by_rule(name, lambda principle, text: (0.0, 0.0, 0.0))


def oracle(pairs: list[LabelledPair]) -> CalibratedJudge:
    """Knows the coded pairs by heart, whoever the actor is, and nothing of any other pair."""
    known = {(pair.principle.text, deed_of(pair.action)): pair.label for pair in pairs}

    def rule(principle: Principle, text: str) -> tuple[float, float, float]:
        label = known.get((principle.text, deed_of(text)), "unrelated")
        return tuple(6.0 if label == name else 0.0 for name in LABELS)  # type: ignore[return-value]

    return by_rule("oracle", rule)


def deed_of(text: str) -> str:
    """The part of a text after its actor."""
    return text.split(" did ")[-1].split(",")[0].rstrip(".")


def made_pairs(
    events: int = 40, principles: int = 8, *, facets: tuple[str, ...] = ()
) -> list[LabelledPair]:
    """Every event bears on two principles, with opposite labels, and is unrelated to a third."""
    pairs = []
    for event in range(events):
        actor = ACTORS[event % len(ACTORS)]
        for offset, label in enumerate(("contradicts", "upholds", "unrelated")):
            number = (event + offset) % principles
            pairs.append(
                LabelledPair(
                    id=f"{event}~{number}",
                    principle=principle(number, facets),
                    action=f"{actor} did thing {event}.",
                    label=label,  # type: ignore[arg-type]
                    cluster=f"event {event}",
                    actor=actor,
                    severity=1 + event % 3 if label == "contradicts" else None,
                    groups={"actor": actor, "source": "own"},
                )
            )
    return pairs


def principle(number: int, facets: tuple[str, ...] = ()) -> Principle:
    return Principle(
        id=f"p{number}",
        text=f"We stand for good number {number}.",
        wordings=(f"Good number {number} guides us.",),
        facet=facets[number] if facets else None,
    )


def random_judged(size: int = 200, *, seed: int = 0, ties: bool = False) -> Judged:
    """Labels, probabilities that know a little of them, and sets."""
    random = np.random.default_rng(seed)
    labels = random.integers(3, size=size)
    logits = random.normal(size=(size, 3))
    logits[np.arange(size), labels] += 1.0
    if ties:
        logits = np.round(logits)
    chances = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    sets = chances >= 0.25
    sets[np.arange(size), chances.argmax(axis=1)] = True
    return Judged(labels=labels, probabilities=chances, sets=sets)


def judged(labels: list[int], chances: list[tuple[float, float, float]]) -> Judged:
    """Judged pairs by hand; each set holds the most probable label alone."""
    said = np.array(chances, dtype=np.float64).reshape(-1, 3)
    sets = np.zeros((len(labels), 3), dtype=np.bool_)
    if len(labels):
        sets[np.arange(len(labels)), said.argmax(axis=1)] = True
    return Judged(labels=np.array(labels, dtype=np.intp), probabilities=said, sets=sets)
