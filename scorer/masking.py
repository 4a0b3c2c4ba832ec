"""Hide who acted, so that a judgement depends on what was done (see scorer.actors)."""

from scorer.actors import aliases_of

MASK = "[ACTOR]"


def mask_actor(text: str, actor: str) -> str:
    """Replace every mention of the acting actor by `[ACTOR]`; all others stay."""
    raise NotImplementedError(text, actor, aliases_of(actor))
