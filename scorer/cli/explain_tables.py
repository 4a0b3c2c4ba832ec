"""The parts of an explanation as tables."""

from typing import TYPE_CHECKING, Final

from scorer.cli.voice import Voice, table

if TYPE_CHECKING:
    from rich.table import Table

    from scorer.explanation import (
        CodebookReason,
        Explanation,
        Facets,
        Precedents,
        SwapShift,
        WordingSpread,
        Words,
    )

_MOST_WORDS: Final = 8


def show_explanation(voice: Voice, told: "Explanation") -> None:
    """Print the paragraph, then every part that there is, then those missing and why."""
    from scorer.explanation import Missing

    voice.say(told.summary)
    voice.say("")
    if not isinstance(told.words, Missing):
        voice.show("Words that carry it (change when they are left out)", _words(told.words))
    if not isinstance(told.precedents, Missing):
        voice.show("Nearest coded cases", _precedents(told.precedents))
    if not isinstance(told.facets, Missing):
        voice.show("Facets that fired, then those of the principle", _facets(told.facets))
    if not isinstance(told.codebook, Missing):
        voice.show("The codebook judge", _codebook(told.codebook))
    if not isinstance(told.swap, Missing):
        voice.show(f"The same deed under {', '.join(told.swap.names)}", _swap(told.swap))
    if not isinstance(told.wordings, Missing):
        voice.show("Each wording and pole alone", _wordings(told.wordings))
    if told.missing:
        voice.show("Missing", table({"part": "left", "why": "left"}, list(told.missing.items())))


def _words(words: "Words") -> "Table":
    rows = [
        (span.text, f"{span.start}-{span.end}", f"{span.contradicts:+.2f}", f"{span.upholds:+.2f}")
        for span in words.spans[:_MOST_WORDS]
    ]
    columns = {"words": "left", "place": "left", "P(contradicts)": "right", "P(upholds)": "right"}
    return table(columns, rows)


def _precedents(cases: "Precedents") -> "Table":
    rows = [
        (case.label, f"{case.similarity:.2f}", case.text, case.facet, case.source, case.kind)
        for case in (*cases.against, *cases.for_it)
    ]
    columns = dict.fromkeys(("label", "similarity", "case", "facet", "source", "kind"), "left")
    return table(columns, rows)


def _facets(facets: "Facets") -> "Table":
    rows = [
        (each.facet, f"{each.p_bears:.2f}", each.direction, f"{each.weight:.2f}")
        for each in dict.fromkeys((*facets.fired, *facets.asked))
    ]
    columns = {
        "facet": "left",
        "P(bears)": "right",
        "way": "left",
        "share in the principle": "right",
    }
    return table(columns, rows)


def _codebook(said: "CodebookReason") -> "Table":
    row = (said.label, f"{said.p_contradicts:.2f}", f"{said.p_upholds:.2f}", said.reason)
    columns = {"label": "left", "P(contradicts)": "right", "P(upholds)": "right", "reason": "left"}
    return table(columns, [row])


def _swap(swap: "SwapShift") -> "Table":
    rows = [
        (how, f"{shift.mean:.3f}", f"{shift.largest:.3f}")
        for how, shift in (("told to the mask", swap.told), ("not told", swap.untold))
    ]
    columns = {"actor": "left", "mean change of P(contradicts)": "right", "largest": "right"}
    return table(columns, rows)


def _wordings(wordings: "WordingSpread") -> "Table":
    rows = [
        (each.role, each.text, f"{each.p_contradicts:.2f}", f"{each.p_upholds:.2f}")
        for each in wordings.scores
    ]
    columns = {"role": "left", "text": "left", "P(contradicts)": "right", "P(upholds)": "right"}
    return table(columns, rows)
