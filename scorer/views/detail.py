"""One pair with all that stands behind its score."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

import pandas as pd

from scorer.pipeline import Run
from scorer.records import LABELS, Action, Principle
from scorer.views.wording import Palette

if TYPE_CHECKING:
    import altair


@dataclass(frozen=True, kw_only=True, slots=True)
class Detail:
    """Both sides of a pair and the row of its score, as `evidence` gives it."""

    principle: Principle
    action: Action
    row: Mapping[str, Any]


def detail(run: Run, frame: pd.DataFrame, pair: str) -> Detail | None:
    """Return what there is to say of a pair, None where the run has no such pair."""
    found = frame[frame["pair"] == pair]
    if found.empty:
        return None
    row = cast(dict[str, Any], found.iloc[0].to_dict())
    principle = next(each for each in run.principles if each.id == row["principle"])
    action = next(each for each in run.actions if each.id == row["action"])
    return Detail(principle=principle, action=action, row=row)


def probability_table(contradicts: float, upholds: float, unrelated: float) -> pd.DataFrame:
    """Return one row a label with its probability."""
    values = (contradicts, upholds, unrelated)
    return pd.DataFrame({"label": list(LABELS), "probability": values})


def probability_chart(
    table: pd.DataFrame, low: float, high: float, colours: Palette
) -> "altair.LayerChart":
    """Draw the three probabilities; the thin line is the 90 % interval of P(contradicts)."""
    import altair as alt

    scale = alt.Scale(domain=[0, 1.25], nice=False)
    axis = alt.Axis(values=[0, 0.5, 1], format=".1f", title=None, grid=False)
    y = alt.Y("label:N", sort=list(LABELS), axis=alt.Axis(title=None, ticks=False, domain=False))
    labels = alt.Scale(domain=list(LABELS), range=colours.label_range)
    base = alt.Chart(table).encode(y=y)
    bars = base.mark_bar(height=16, cornerRadius=2).encode(
        x=alt.X("probability:Q", scale=scale, axis=axis),
        color=alt.Color("label:N", scale=labels, legend=None),
        tooltip=[
            alt.Tooltip("label:N", title="Label"),
            alt.Tooltip("probability:Q", title="Probability", format=".3f"),
        ],
    )
    text = base.mark_text(align="right", fontWeight=600, fontSize=12).encode(
        x=alt.datum(1.24, scale=scale), text=alt.Text("probability:Q", format=".2f")
    )
    span = pd.DataFrame({"label": ["contradicts"], "low": [low], "high": [high]})
    line = alt.Chart(span).mark_rule(strokeWidth=2).encode(y=y, x="low:Q", x2="high:Q")
    return alt.layer(
        bars,
        line.encode(color=alt.value(colours.ink)),
        text.encode(color=alt.value(colours.ink)),
    ).properties(height=150)
