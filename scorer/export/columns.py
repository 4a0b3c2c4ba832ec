"""Every exported column with its meaning: the tables and the codebook both walk these lists."""

from dataclasses import dataclass
from typing import Final, Literal

from scorer.records import LABELS, MODES, PRECISIONS, SOURCE_STATUSES, TEXT_ORIGINS

Kind = Literal["text", "number", "integer", "boolean"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `field` is what it holds of which record, `range` the values that occur."""

    name: str
    meaning: str
    kind: Kind = "text"
    range: str = ""
    unit: str = ""


def _values(*names: str) -> str:
    return ", ".join(names)


_P: Final = "0 to 1"
_DATE: Final = "YYYY-MM-DD, YYYY-MM or YYYY; empty where unknown"
_RELATIONS: Final = "own (the actor proclaimed the principle), yardstick (it did not)"

PRINCIPLES: Final = (
    Column("id", "Id of the principle"),
    Column("text", "The principle in one sentence, its first wording"),
    Column("name", "Short title"),
    Column("wordings", "Further wordings", range="separated by |"),
    Column("upholding", "What somebody does who keeps to it"),
    Column("violating", "What somebody does who breaks it"),
    Column("scope", "What it covers and what it does not"),
    Column("actor", "Who proclaimed it", range="empty: a yardstick, proclaimed by no actor here"),
    Column("speaker", "The person who said it"),
    Column("date", "When it was proclaimed", range=_DATE),
    Column("source", "The document"),
    Column("facet", "The closest facet of the deed scheme"),
    Column("pack", "The principle pack that it came in"),
    Column("version", "Hash of all that a judge may read of it", range="12 hex digits"),
)

ACTIONS: Final = (
    Column("id", "Id of the action"),
    Column("text", "What the source reports that was done"),
    Column("actor", "Who did it"),
    Column("date", "When", range=_DATE),
    Column("precision", "How exactly the date is known", range=_values(*PRECISIONS)),
    Column(
        "mode",
        "What kind of thing the text reports; only deeds count for or against a principle",
        range=_values(*MODES) + "; empty where nobody has said",
    ),
    Column("target", "Towards whom it was done"),
    Column("place", "Where"),
    Column("source", "The document or row that reports it"),
    Column(
        "source_status",
        "How far the source was checked by whoever wrote the action",
        range=_values(*SOURCE_STATUSES),
    ),
    Column("text_origin", "What the text is", range=_values(*TEXT_ORIGINS)),
    Column("event", "The event it belongs to; intervals are clustered by it"),
    Column("reports", "Ids of its reports", range="separated by |"),
)

SCORES: Final = (
    Column("pair", "Id of the pair", range="principle~action"),
    Column("principle", "Id of the principle"),
    Column("action", "Id of the action"),
    Column("relation", "Whose principle it is", range=_RELATIONS),
    Column(
        "timing",
        "The action, seen from the proclamation",
        range="before, after, unknown (a date is missing, or the two overlap)",
    ),
    Column("p_contradicts", "Probability that the action contradicts the principle", "number", _P),
    Column("p_upholds", "Probability that the action upholds the principle", "number", _P),
    Column("p_unrelated", "Probability that it does neither", "number", _P),
    Column(
        "label", "The most probable label, also where the judge abstains", "text", ", ".join(LABELS)
    ),
    Column(
        "set",
        "Labels that are not excluded (meant to hold the true one in 90 % of cases)",
        range=_values(*LABELS) + ", separated by |",
    ),
    Column("abstain", "The set holds more than one label: no decision", "boolean", "true, false"),
    Column("low", "Lower end of the 90 % interval of p_contradicts", "number", _P),
    Column("high", "Upper end of the 90 % interval of p_contradicts", "number", _P),
    Column("consistency", "p_upholds - p_contradicts", "number", "-1 to 1"),
    Column(
        "severity",
        "Expected severity if the pair contradicts; softer than the label",
        "number",
        "1 (strains it) to 3 (breaks its core); empty where the judge has none",
    ),
    Column("reason", "What the judge gives as its reason"),
    Column("judge", "The judge's name; its recipe is below"),
)

OVERRIDES: Final = (
    Column("override_label", "Label set by a person against the judge's", range=_values(*LABELS)),
    Column("override_by", "Who set it"),
    Column("override_why", "Why"),
    Column("override_when", "When"),
)

SUMMARIES: Final = (
    Column("actor", "Whose deeds"),
    Column("principle", "Id of the principle"),
    Column("relation", "Whose principle it is", range=_RELATIONS),
    Column("period", "Year of the deeds", range="YYYY, or all"),
    Column("timing", "Deeds before or after the proclamation", range="before, after, all"),
    Column(
        "consistency",
        "Mean consistency of the deeds that bear on the principle, weighted by P(bears)",
        "number",
        "-1 (all contradict) to 1 (all uphold); empty where next to nothing bears",
    ),
    Column("low", "Lower end of its 90 % interval (bootstrap over events)", "number", "-1 to 1"),
    Column("high", "Upper end of its 90 % interval", "number", "-1 to 1"),
    Column(
        "pooled", "consistency, pulled towards the actor's other principles", "number", "-1 to 1"
    ),
    Column("share_bearing", "Expected share of deeds that bear on the principle", "number", _P),
    Column("bearing", "Expected number of deeds that bear on it", "number", "0 and up", "deeds"),
    Column("deeds", "Number of deeds", "integer", "1 and up", "deeds"),
    Column("events", "Number of events they belong to", "integer", "1 and up", "events"),
    Column("sources", "Number of sources that report them", "integer", "1 and up", "sources"),
    Column("severity", "Mean expected severity, weighted by P(contradicts)", "number", "1 to 3"),
    Column("without_low", "Lowest consistency when one source is left out", "number", "-1 to 1"),
    Column("without_high", "Highest consistency when one source is left out", "number", "-1 to 1"),
)

_OF_PRINCIPLE: Final = ("text", "name", "actor", "speaker", "date", "source", "pack", "version")
_OF_ACTION: Final = tuple(column.name for column in ACTIONS if column.name not in ("id", "reports"))


def joined_columns() -> tuple[Column, ...]:
    """Return the columns of the table of scores: the pair, then both of its sides, then people."""
    return (
        *SCORES,
        *_prefixed("principle", PRINCIPLES, _OF_PRINCIPLE),
        *_prefixed("action", ACTIONS, _OF_ACTION),
        *OVERRIDES,
    )


def _prefixed(
    prefix: str, columns: tuple[Column, ...], names: tuple[str, ...]
) -> tuple[Column, ...]:
    return tuple(
        Column(f"{prefix}_{each.name}", f"{prefix}: {each.meaning}", each.kind, each.range)
        for each in columns
        if each.name in names
    )
