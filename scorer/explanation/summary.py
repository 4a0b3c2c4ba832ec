"""An explanation in one paragraph: what the number means and what it does not."""

from collections.abc import Iterator
from typing import Final

from scorer.explanation.explanation import Explanation
from scorer.explanation.parts import Missing, Precedents, SwapShift, WordingSpread, Words
from scorer.records import Label, Score

_WORTH_TELLING: Final = 0.02
_MEANING: Final[dict[Label, str]] = {
    "contradicts": "the action goes against the principle in its plain meaning",
    "upholds": "the action puts the principle into practice",
    "unrelated": "the action neither carries out nor tests the principle",
}
_RELATION: Final = {
    "own": "The acting actor proclaimed this principle itself.",
    "yardstick": (
        "The principle serves as a yardstick: nothing here says that the actor proclaimed it, so "
        "the score says nothing about the actor's own words."
    ),
}
_LIMITS: Final = (
    "The score takes the text as true and weighs only the action as described: it does not say "
    "whether the report is right, why the actor did it, how grave it is, or who else acts alike."
)


def summarise(explanation: Explanation) -> str:
    """Return the paragraph."""
    return " ".join(_sentences(explanation))


def _sentences(told: Explanation) -> Iterator[str]:
    yield _number(told.score)
    yield _calibration(told)
    yield _RELATION[told.relation]
    if told.timing == "before":
        yield "The action came before the proclamation."
    yield _LIMITS
    if isinstance(told.words, Words):
        yield _words(told.words)
    if isinstance(told.precedents, Precedents):
        yield from _cases(told.precedents)
    if not isinstance(told.codebook, Missing) and told.score.judge != "codebook":
        agrees = "also" if told.codebook.label == told.score.label else "instead"
        yield f"The codebook judge {agrees} takes {told.codebook.label} for the likeliest label."
    if isinstance(told.swap, SwapShift):
        yield _swap(told.swap)
    if isinstance(told.wordings, WordingSpread) and told.wordings.spread is not None:
        spread = told.wordings.spread
        yield f"Over the wordings of the principle P(contradicts) spreads by {spread:.2f}."
    if told.missing:
        yield f"Not told: {', '.join(told.missing)}."


def _number(score: Score) -> str:
    decided = (
        f"it does not decide between {' and '.join(score.set)}"
        if score.abstain
        else "it excludes the two other labels at 90 %"
    )
    return (
        f"The judge {score.judge} gives P(contradicts) {score.p_contradicts:.2f} (90 % interval "
        f"{score.low:.2f} to {score.high:.2f}), P(upholds) {score.p_upholds:.2f} and P(unrelated) "
        f"{score.p_unrelated:.2f}: the likeliest label is {score.label}, that is, "
        f"{_MEANING[score.label]}; {decided}."
    )


def _calibration(told: Explanation) -> str:
    if not told.calibrated_on:
        return (
            "No calibration was fitted for this judge, so these numbers order pairs but are not "
            "frequencies."
        )
    return (
        "A probability is meant as a frequency: of many coded pairs with the same number about "
        "that share carries the label. This was fitted on labelled pairs of a stated mix (see the "
        "recipe); where the mix differs, so may the frequency."
    )


def _words(words: Words) -> str:
    if not words.spans or words.spans[0].strength < _WORTH_TELLING:
        return "No single span carries the score: none changes it by 0.02 when it is left out."
    top = words.spans[0]
    return (
        f"The words that move the judge most are '{top.text}': without them P(contradicts) "
        f"changes by {top.contradicts:+.2f} and P(upholds) by {top.upholds:+.2f}."
    )


def _cases(precedents: Precedents) -> Iterator[str]:
    for cases in (precedents.against, precedents.for_it):
        if cases:
            near = cases[0]
            yield (
                f"The nearest coded case that {near.label} it is '{near.text}' "
                f"(similarity {near.similarity:.2f})."
            )


def _swap(swap: SwapShift) -> str:
    return (
        f"Under {len(swap.names)} other names the same deed moves P(contradicts) by "
        f"{swap.told.mean:.2f} on average and {swap.told.largest:.2f} at most."
    )
