"""The gate before the deed types: it turns or silences their signs and never picks a type."""

from dataclasses import dataclass

from scorer.judges.codebook.clauses import main_clause
from scorer.judges.codebook.mode import read_mode
from scorer.judges.codebook.polarity import read_polarity
from scorer.records import Mode


@dataclass(frozen=True, kw_only=True, slots=True)
class Gate:
    """What the wording does to a deed.

    `turned`: an odd number of refusals, cessations and negations. `silent`: nothing was done, so
    the text can neither uphold nor contradict. `because`: the cues in their own words.
    """

    turned: bool
    silent: bool
    because: str = ""


def read_gate(text: str, mode: Mode | None = None) -> Gate:
    """Read the gate of a text; a mode that somebody has coded counts more than its wording."""
    polarity = read_polarity(main_clause(text))
    if mode is not None and mode != "deed":
        return Gate(turned=polarity.turned, silent=True, because=f"coded as {mode}")
    if mode is None:
        read = read_mode(text)
        if read.mode != "deed":
            because = f"read as {read.mode}: '{read.cue}'"
            return Gate(turned=polarity.turned, silent=True, because=because)
        if polarity.failed:
            return Gate(turned=False, silent=True, because="a mere failure to act")
    # Where somebody has coded a deed, the failure was a decision: it turns like a refusal.
    cues = [*polarity.cues, *(["a failure to act"] if polarity.failed else [])]
    return Gate(
        turned=len(cues) % 2 == 1, silent=False, because=" and ".join(f"'{cue}'" for cue in cues)
    )
