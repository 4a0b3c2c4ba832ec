"""Actor x principle: what the deeds of each actor say of each principle."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, cast

import pandas as pd

from scorer.aggregation.estimate import MIN_BEARING
from scorer.records import Principle, Relation
from scorer.views.wording import RELATION_WORDS, signed, signed_interval

EVERYTHING: Final = "all"
TOO_FEW: Final = "too few"
NOT_COMPARED: Final = "not compared"
TOO_FEW_MEANING: Final = (
    f"'{TOO_FEW}': fewer than {MIN_BEARING} deeds are expected to bear on the principle, "
    "so that no estimate is given."
)
NOT_COMPARED_MEANING: Final = "'–': the principle was not applied to this actor."


@dataclass(frozen=True, kw_only=True, slots=True)
class PrincipleSet:
    """Principles that belong together: one proclaimer and one pack."""

    key: str
    title: str
    actor: str | None
    ids: tuple[str, ...]


def principle_sets(principles: Sequence[Principle]) -> dict[str, PrincipleSet]:
    """Group principles by who proclaimed them and by pack, in their order; all of them last."""
    groups: dict[tuple[str, str], list[str]] = {}
    for principle in principles:
        groups.setdefault((principle.actor or "", principle.pack), []).append(principle.id)
    sets = {}
    for (actor, pack), ids in groups.items():
        title = f"Proclaimed by {actor}" if actor else "Yardsticks for all"
        title += f" ({pack})" if pack else ""
        key = f"{actor or 'yardsticks'}.{pack}".strip(".")
        sets[key] = PrincipleSet(key=key, title=title, actor=actor or None, ids=tuple(ids))
    if len(sets) > 1:
        everything = tuple(principle.id for principle in principles)
        sets[EVERYTHING] = PrincipleSet(
            key=EVERYTHING, title="All principles of the run", actor=None, ids=everything
        )
    return sets


def matrix(
    summaries: pd.DataFrame,
    chosen: PrincipleSet,
    names: Mapping[str, str],
    *,
    timing: str = "all",
) -> pd.DataFrame:
    """Return one row a cell of the full grid; `state` says why a cell has no number.

    Args:
        summaries: the summaries of a run.
        chosen: the principles.
        names: the name of each principle by id.
        timing: `all`, `before` or `after` the proclamation.
    """
    mask = (summaries["period"] == "all") & (summaries["timing"] == timing)
    known = summaries[mask].set_index(["actor", "principle"]).to_dict("index")
    actors = order_of_actors(summaries, chosen)
    rows = [
        _cell(actor, principle, names[principle], known.get((actor, principle)))
        for principle in chosen.ids
        for actor in actors
    ]
    return pd.DataFrame(rows, columns=list(_cell("", "", "", None)))


def order_of_actors(summaries: pd.DataFrame, chosen: PrincipleSet) -> list[str]:
    """Return the proclaimer first, then the others by name: an order that ranks nobody.

    Actors whose deeds meet none of the principles are left out.
    """
    actors = sorted(set(summaries.loc[summaries["principle"].isin(chosen.ids), "actor"]))
    return sorted(actors, key=lambda actor: (actor != chosen.actor, actor))


def _cell(
    actor: str, principle: str, name: str, found: Mapping[object, object] | None
) -> dict[str, object]:
    found = found or {}
    consistency = _number(found.get("consistency"))
    state = "estimated" if consistency is not None else TOO_FEW if found else NOT_COMPARED
    bearing = _number(found.get("bearing")) or 0.0
    relation = str(found.get("relation", ""))
    return {
        "actor": actor,
        "principle": principle,
        "name": name,
        "relation": RELATION_WORDS[cast(Relation, relation)] if relation else "",
        "state": state,
        "consistency": consistency,
        "low": _number(found.get("low")),
        "high": _number(found.get("high")),
        "value_text": signed(consistency) if state == "estimated" else _short(state),
        "interval_text": signed_interval(_number(found.get("low")), _number(found.get("high"))),
        "settled": _settled(_number(found.get("low")), _number(found.get("high"))),
        "bearing": bearing,
        "n_text": f"n {bearing:.0f}" if state == "estimated" else "",
        "share_bearing": _number(found.get("share_bearing")),
        "deeds": found.get("deeds", 0),
        "events": found.get("events", 0),
        "sources": found.get("sources", 0),
        "severity": _number(found.get("severity")),
    }


def _short(state: str) -> str:
    return TOO_FEW if state == TOO_FEW else "–"


def _settled(low: float | None, high: float | None) -> bool:
    return low is not None and high is not None and (low > 0 or high < 0)


def _number(value: object) -> float | None:
    return None if not isinstance(value, int | float) or value != value else float(value)
