"""The closed vocabularies of the codebook, each defined once."""

from typing import Final, Literal, get_args

Label = Literal["contradicts", "upholds", "unrelated"]
Mode = Literal["deed", "statement", "hypothetical", "denial"]
Precision = Literal["day", "month", "year", "unknown"]
Relation = Literal["own", "yardstick"]
Timing = Literal["before", "after", "unknown"]
TextOrigin = Literal["sentence", "headline", "slug", "composed"]
SourceStatus = Literal["traced", "from memory", "given"]

LABELS: Final[tuple[Label, ...]] = get_args(Label)
"""The order of every probability triple and logit triple in this package."""

MODES: Final[tuple[Mode, ...]] = get_args(Mode)
PRECISIONS: Final[tuple[Precision, ...]] = get_args(Precision)
TEXT_ORIGINS: Final[tuple[TextOrigin, ...]] = get_args(TextOrigin)
SOURCE_STATUSES: Final[tuple[SourceStatus, ...]] = get_args(SourceStatus)
