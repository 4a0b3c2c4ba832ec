"""A language model behind an OpenAI-compatible endpoint as a judge: `llm:<endpoint>#<model>`."""

from scorer.judges.llm.consent import Estimate
from scorer.judges.llm.judge import LlmJudge, load_llm

__all__ = ["Estimate", "LlmJudge", "load_llm"]
