"""What a page shows of several evaluations side by side: headline metrics and controls."""

from collections.abc import Mapping
from typing import Any, Final

from scorer.evaluation.metrics import HEADLINE, METRICS
from scorer.evaluation.tables import number
from scorer.records import LABELS

SHOWN: Final = (*HEADLINE, "coverage", "abstention")
"""Metrics that a page shows of a section."""
_TONE: Final = "sentiment_and_severity"
CONTROLS: Final[Mapping[str, tuple[str, ...]]] = {
    "actor's name exchanged: mean change": ("actor_swap", "actor_given", "mean_change"),
    "actor's name exchanged: flips": ("actor_swap", "actor_given", "flips"),
    "the same, actor not told: mean change": ("actor_swap", "actor_omitted", "mean_change"),
    "the same, actor not told: flips": ("actor_swap", "actor_omitted", "flips"),
    "action in other words: mean change": ("paraphrase", "actions", "mean_change"),
    "action in other words: flips": ("paraphrase", "actions", "flips"),
    "action in other words: rank correlation": ("paraphrase", "actions", "rank_correlation"),
    "action in other words: the same over bearing pairs": (
        *("paraphrase", "actions", "rank_correlation_bearing"),
    ),
    "principle in other words: mean change": ("paraphrase", "principles", "mean_change"),
    "principle in other words: flips": ("paraphrase", "principles", "flips"),
    "principle in other words: rank correlation": ("paraphrase", "principles", "rank_correlation"),
    "principle in other words: the same over bearing pairs": (
        *("paraphrase", "principles", "rank_correlation_bearing"),
    ),
    "told by state media: mean change": ("source_framing", "state media", "mean_change"),
    "told by an NGO: mean change": ("source_framing", "an NGO", "mean_change"),
    "direction AUC of bearing pairs": ("one_side_alone", "both"),
    "direction AUC, principles shuffled (0.5 is right)": ("shuffled_principle", "shuffled"),
    "direction AUC, action alone (0.5 is right)": ("one_side_alone", "action_only"),
    "direction AUC, principle alone (0.5 is right)": ("one_side_alone", "principle_only"),
    **{
        f"score and label, rank correlation over {words}{given}": (_TONE, name, key)
        for words, name in (("all pairs", "all_pairs"), ("bearing pairs", "bearing_pairs"))
        for given, key in (
            ("", "score_and_label"),
            (", given sentiment", "given_sentiment"),
            (", given severity elsewhere", "given_severity"),
            (", given both", "given_both"),
        )
    },
    **{
        f"score and sentiment among {name} (0 is right)": (_TONE, "score_and_sentiment", name)
        for name in LABELS
    },
}
"""What is said of a control -> where it stands in the result.

Mean changes are of P(contradicts); flips are shares of pairs whose most probable label changes.
"""

Results = Mapping[str, Mapping[str, Any]]
Rows = dict[str, dict[str, str]]
"""What is said -> set -> number with its interval."""


def headline_rows(results: Results) -> Rows:
    """Return the headline metrics of the judge on the first section of each set."""
    words = {metric.name: metric.words for metric in METRICS}
    rows: Rows = {"section": {}, "pairs (events)": {}}
    for name, result in results.items():
        title, section = next(iter(result["sections"].items()))
        rows["section"][name] = title
        rows["pairs (events)"][name] = f"{section['pairs']:,} ({section['events']:,})"
        for metric in SHOWN:
            found = section["judges"][result["judge"]][metric]
            rows.setdefault(words[metric], {})[name] = number(found)
    return rows


def control_rows(results: Results) -> Rows:
    """Return the controls that a page shows; those that no set could run are left out."""
    rows: Rows = {}
    for words, path in CONTROLS.items():
        for name, result in results.items():
            found = _at(result.get("controls", {}), path)
            if found is not None:
                rows.setdefault(words, {})[name] = number(found)
    for name, result in results.items():
        skipped = _at(result.get("controls", {}), (_TONE, "sentiment"))
        if isinstance(skipped, str):
            rows.setdefault("sentiment", {})[name] = skipped
    return rows


def _at(found: Any, path: tuple[str, ...]) -> Any:
    for name in path:
        if not isinstance(found, Mapping) or name not in found:
            return None
        found = found[name]
    return found


def summary_of(results: Results) -> dict[str, object]:
    """Return what the app shows of the results, as plain data of modest size.

    What has an order stands in lists: a JSON file on disk has its keys sorted.
    """
    first = next(iter(results.values()))
    judge = first["judge"]
    return {
        "judge": judge,
        "recipe": first["recipe"]["judges"][judge],
        "scorer": first["recipe"]["scorer"],
        "controls": [
            {"control": words, "sets": cells} for words, cells in control_rows(results).items()
        ],
        "sets": [
            {
                "name": name,
                "sections": [_short(*each) for each in result["sections"].items()],
            }
            for name, result in results.items()
        ],
    }


def _short(title: str, section: Mapping[str, Any]) -> dict[str, object]:
    return {
        "title": title,
        **{key: section[key] for key in ("pairs", "events", "principles", "labels", "intervals")},
        "judges": [
            {"name": name, **{metric: table[metric] for metric in SHOWN}}
            for name, table in section["judges"].items()
        ],
        "by_score": section["by_score"],
    }
