"""The clause that tells what the actor did, cut free of what others did or said before."""

import re
from typing import Final

_QUOTED: Final = re.compile(r"[“\"][^”\"]*[”\"]")
_SENTENCE: Final = re.compile(r"(?<=[a-z\]\")][.!?;])\s+(?=[A-Z\[\"“])")
_OPENING: Final = re.compile(
    r"^(?:after|although|amid|as|because|before|despite|even though|following|hours after|in|"
    r"in response to|in spite of|on|since|though|when|while|with|within)\b[^,]*,\s+",
    re.IGNORECASE,
)
_SIDE: Final = re.compile(
    r",?\s+(?:after|although|amid|because|citing|despite|even though|following|hours after|"
    r"in protest|in response|in retaliation|in spite of|saying|since|so that|though|unless|until|"
    r"when|where|which|while|who|whom|whose|accusing|blaming|that (?:had|has|have|was|were|are|is)"
    r")\b.*$",
    re.IGNORECASE | re.DOTALL,
)
_INSERTED: Final = re.compile(r",\s+(?:who|which|whose|where|said)\b[^,]*,", re.IGNORECASE)


def without_quotes(text: str) -> str:
    """Return the text with everything between quotation marks taken out."""
    return _QUOTED.sub(" ", text)


def actor_sentence(text: str) -> str:
    """Return the first sentence that names the masked actor, else the first sentence."""
    sentences = _SENTENCE.split(text.strip())
    return next((part for part in sentences if "[ACTOR]" in part), sentences[0])


def main_clause(text: str) -> str:
    """Return the actor's own clause: no quotations, no opening or trailing side clause.

    >>> main_clause("After its neighbour refused to talk, [ACTOR] closed the border, saying no.")
    '[ACTOR] closed the border'
    """
    clause = _INSERTED.sub(" ", actor_sentence(without_quotes(text)))
    opened = _OPENING.sub("", clause, count=1)
    if "[ACTOR]" in opened or "[ACTOR]" not in clause:
        clause = opened
    shortened = _SIDE.sub("", clause)
    # A side clause that begins with the first words is the sentence itself.
    return (shortened if len(shortened.split()) >= 3 else clause).strip()
