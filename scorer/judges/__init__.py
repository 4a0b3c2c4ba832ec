"""What turns pairs into judgements; each judge is a leaf of its own, chosen by name."""

from scorer.judges.choose import DEFAULT_JUDGE, JUDGES, load_judge
from scorer.judges.protocol import Judge, Judgement, JudgeRequest

__all__ = ["DEFAULT_JUDGE", "JUDGES", "Judge", "JudgeRequest", "Judgement", "load_judge"]
