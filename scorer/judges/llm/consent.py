"""Nothing leaves the machine before somebody has seen how much it is and agreed."""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from scorer.errors import UsageError
from scorer.judges.llm.endpoint import Endpoint
from scorer.judges.llm.prompt import INSTRUCTIONS, Question

SEND_TEXT: Final = "SCORER_SEND_TEXT"
_CHARACTERS_A_TOKEN: Final = 4
_TOKENS_AN_ANSWER: Final = 90


@dataclass(frozen=True, kw_only=True, slots=True)
class Estimate:
    """What asking would send. `kept`: pairs whose answer is at hand and costs nothing.

    `text_characters`: principles and actions alone; `characters`: with the instructions.
    """

    endpoint: str
    pairs: int
    kept: int
    text_characters: int
    characters: int

    @property
    def tokens_in(self) -> int:
        """About how many tokens are sent, at four characters a token (other scripts have more)."""
        return self.characters // _CHARACTERS_A_TOKEN

    @property
    def tokens_out(self) -> int:
        """About how many tokens come back."""
        return self.pairs * _TOKENS_AN_ANSWER

    def __str__(self) -> str:
        return (
            f"{self.pairs:,} pairs ({self.kept:,} more are answered already), "
            f"{self.text_characters:,} characters of principles and actions, "
            f"{self.characters:,} with the instructions: about {self.tokens_in:,} tokens in and "
            f"{self.tokens_out:,} out, retries apart"
        )


Consent = Callable[[Estimate], bool]


def estimate_cost(endpoint: Endpoint, questions: Sequence[Question], *, kept: int) -> Estimate:
    """Add up what the questions would send."""
    return Estimate(
        endpoint=endpoint.base,
        pairs=len(questions),
        kept=kept,
        text_characters=sum(question.text_characters for question in questions),
        characters=sum(len(INSTRUCTIONS) + len(question.message) for question in questions),
    )


def require_consent(endpoint: Endpoint, estimate: Estimate, consent: Consent | None) -> None:
    """Return if text may be sent: to this machine itself, or with somebody's agreement.

    Raises:
        UsageError: nobody has agreed; the message has the estimate and how to agree.
    """
    if endpoint.is_loopback or os.environ.get(SEND_TEXT, "").strip().lower() == "yes":
        return
    if consent is not None and consent(estimate):
        return
    how = "" if endpoint.is_encrypted else ", unencrypted"
    raise UsageError(
        f"nothing was sent. {endpoint.base} is another machine and would get, in this call{how}: "
        f"{estimate}. The acting actor is masked, all else is sent as it stands. "
        f"If that is allowed, set the environment variable {SEND_TEXT}=yes and run this again"
    )
