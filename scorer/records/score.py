"""What a judge says of a pair, calibrated."""

from dataclasses import dataclass

from scorer.records.vocabulary import LABELS, Label


@dataclass(frozen=True, kw_only=True, slots=True)
class Score:
    """Three probabilities, the labels not excluded at 90 %, and an interval of P(contradicts).

    `severity` (1 to 3) is expected severity if the pair contradicts; None where the judge has none.
    """

    principle: str
    action: str
    p_contradicts: float
    p_upholds: float
    p_unrelated: float
    label: Label
    set: tuple[Label, ...]
    low: float
    high: float
    severity: float | None = None
    reason: str = ""
    judge: str = ""

    @property
    def abstain(self) -> bool:
        """True where more than one label is left: the judge does not decide."""
        return len(self.set) > 1

    @property
    def consistency(self) -> float:
        """P(upholds) - P(contradicts), from -1 to 1."""
        return self.p_upholds - self.p_contradicts

    @property
    def probabilities(self) -> tuple[float, float, float]:
        """The three probabilities in the order of `LABELS`."""
        return (self.p_contradicts, self.p_upholds, self.p_unrelated)


assert LABELS == ("contradicts", "upholds", "unrelated")
