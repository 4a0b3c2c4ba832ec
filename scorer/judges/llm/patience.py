"""When to give up: where going on would only cost time and money."""

from typing import Final

from scorer.errors import ModelError
from scorer.judges.llm.client import NoAnswerError, OutageError
from scorer.judges.llm.prompt import Question

OUTAGES: Final = 8
UNANSWERABLE: Final = 5


class Patience:
    """Counts what goes wrong; single pairs may fail, a whole endpoint may not."""

    def __init__(self, place: str, *, any_answer: bool) -> None:
        self._place = place
        self._any_answer = any_answer
        self._outages = 0
        self._actions: set[str] = set()

    def answered(self) -> None:
        """Note an answer: the endpoint is up and the model does as it is told."""
        self._any_answer, self._outages = True, 0

    def failed(self, question: Question, why: NoAnswerError) -> None:
        """Note a pair without an answer.

        Raises:
            ModelError: the endpoint failed for many pairs in a row, or nothing was ever answered.
        """
        self._outages = self._outages + 1 if isinstance(why, OutageError) else 0
        if self._outages >= OUTAGES:
            raise ModelError(
                f"{self._place} failed for {OUTAGES} pairs in a row, last: {why}. "
                "Answers so far are kept: run this again later"
            ) from why
        # One action that a model declines may meet many principles: only others tell more.
        self._actions.add(question.action)
        if not self._any_answer and len(self._actions) >= UNANSWERABLE:
            raise ModelError(
                f"{self._place} gave no usable answer about any of {len(self._actions)} actions, "
                f"last: {why}. Check the endpoint, or choose a model that answers in JSON"
            ) from why
