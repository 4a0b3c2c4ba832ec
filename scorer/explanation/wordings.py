"""The same principle in other words, and its two poles."""

from scorer.explanation.asking import Ask
from scorer.explanation.parts import Missing, WordingScore, WordingSpread
from scorer.records import Principle, content_id


def wording_spread(principle: Principle, text: str, ask: Ask) -> WordingSpread | Missing:
    """Judge the action under each wording and each pole of the principle alone.

    The card's facet is left aside, so that the words alone decide.

    Args:
        principle: the principle of the pair.
        text: the action, masked.
        ask: the judge; it is called once.
    """
    poles = (("upholding", principle.upholding), ("violating", principle.violating))
    told = [("wording", wording) for wording in principle.all_wordings]
    told += [(role, pole) for role, pole in poles if pole.strip()]
    if len(told) < 2:
        return Missing(missing="the principle has one wording and no poles")
    said = ask([(Principle(id=content_id("p", each), text=each), text) for _, each in told])
    scores = tuple(
        WordingScore(role=role, text=each, p_contradicts=against, p_upholds=for_it)
        for (role, each), (against, for_it, _) in zip(told, said.tolist(), strict=True)
    )
    under = [score.p_contradicts for score in scores if score.role == "wording"]
    return WordingSpread(scores=scores, spread=max(under) - min(under) if len(under) > 1 else None)
