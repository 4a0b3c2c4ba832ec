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

    def rounded(self, digits: int) -> tuple[float, float, float]:
        """Return the probabilities in steps of 10**-digits that still sum to one.

        By largest remainders, so that a larger probability never becomes the smaller one.
        """
        steps = 10**digits
        total = sum(self.probabilities)
        exact = [p / total * steps for p in self.probabilities]
        counts = [int(value) for value in exact]
        by_remainder = sorted(range(3), key=lambda row: counts[row] - exact[row])
        for row in by_remainder[: steps - sum(counts)]:
            counts[row] += 1
        return (counts[0] / steps, counts[1] / steps, counts[2] / steps)


assert LABELS == ("contradicts", "upholds", "unrelated")
