"""The words and colours that people see, each defined once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from scorer.records import Label, Relation, SourceStatus, Timing

RELATION_WORDS: Final[Mapping[Relation, str]] = {
    "own": "own words",
    "yardstick": "yardstick",
}
TIMING_WORDS: Final[Mapping[Timing, str]] = {
    "before": "before",
    "after": "after",
    "unknown": "not known",
}
STATUS_WORDS: Final[Mapping[SourceStatus, str]] = {
    "traced": "traced",
    "from memory": "from memory",
    "given": "as given",
}
STATUS_MEANING: Final[Mapping[SourceStatus, str]] = {
    "traced": "Traced to a numbered document or to a row of a corpus.",
    "from memory": "Written down from memory: nobody has looked this source up.",
    "given": "As it came with the input; not checked.",
}
MODE_UNKNOWN: Final = "not stated"
RELATION_MEANING: Final[Mapping[Relation, str]] = {
    "own": "The acting actor proclaimed this principle itself.",
    "yardstick": (
        "The acting actor did not proclaim this principle. It serves as a yardstick: the score "
        "says how the action stands to the principle, and nothing about the actor's own words."
    ),
}
LABEL_MEANING: Final[Mapping[Label, str]] = {
    "contradicts": (
        "The action breaks, undermines or is incompatible with the principle in its plain "
        "meaning. Being unpleasant, or breaking another principle, is not enough."
    ),
    "upholds": (
        "The action puts the principle into practice, or keeps to it when that is put to the "
        "test. Only saying so is not enough."
    ),
    "unrelated": (
        "The action neither carries out nor tests the principle: another topic, routine "
        "business, or words without a deed."
    ),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Palette:
    """Colours of a theme; orange against blue stays apart for colour-blind readers."""

    diverging: tuple[str, ...]
    labels: Mapping[Label, str]
    ink: str
    paper: str
    ink_on_ends: str
    faint: str
    line: str
    ends_from: float

    @property
    def label_range(self) -> list[str]:
        """The colours of the labels in their order."""
        return list(self.labels.values())


LIGHT: Final = Palette(
    diverging=("#9c4404", "#d6752a", "#f0bb8e", "#f0f0ed", "#a3c8e6", "#4a8fc9", "#14528b"),
    labels={"contradicts": "#c25e10", "upholds": "#1f6fb2", "unrelated": "#8a8f98"},
    ink="#1f2328",
    paper="#ffffff",
    ink_on_ends="#ffffff",
    faint="#6b7280",
    line="#c9ccd1",
    ends_from=0.5,
)
DARK: Final = Palette(
    diverging=("#ffb676", "#cf7526", "#7f4a20", "#363a41", "#2c5a7e", "#3f8fcb", "#8ccbf7"),
    labels={"contradicts": "#f09a4f", "upholds": "#6fb6ec", "unrelated": "#8d949e"},
    ink="#f0f2f4",
    paper="#16191d",
    ink_on_ends="#14171a",
    faint="#9aa1ab",
    line="#4a4f57",
    ends_from=0.62,
)


def palette(*, dark: bool) -> Palette:
    """Return the colours of the dark or of the light theme."""
    return DARK if dark else LIGHT


def signed(value: float | None) -> str:
    """Write a consistency with its sign and a true minus, empty for none."""
    return "" if value is None or value != value else f"{value:+.2f}".replace("-", "−")


def signed_interval(low: float | None, high: float | None) -> str:
    """Write an interval of a consistency."""
    return f"{signed(low)} to {signed(high)}" if signed(low) and signed(high) else ""


def label_set(written: str) -> str:
    """Turn `contradicts|unrelated` into `contradicts or unrelated`."""
    return " or ".join(written.split("|"))


def unique_names(ids: Sequence[str], names: Sequence[str]) -> dict[str, str]:
    """Return a name an id; a name that several carry gets its id behind it."""
    return {
        identity: f"{name or identity} ({identity})" if names.count(name) > 1 else name or identity
        for identity, name in zip(ids, names, strict=True)
    }
