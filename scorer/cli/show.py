"""`scorer show`: one pair with all that stands behind its score."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from difflib import get_close_matches
from typing import TYPE_CHECKING, Annotated, Any

import typer

from scorer.cli.options import Json, Quiet, RunFolder
from scorer.cli.voice import Voice, table
from scorer.errors import DataError
from scorer.records import Action, Principle

if TYPE_CHECKING:
    from scorer.pipeline import Run


def show(
    run: RunFolder,
    pair: Annotated[str, typer.Argument(metavar="PAIR", help="principle~action, two ids.")],
    as_json: Json = False,
    quiet: Quiet = False,
) -> int:
    """Print one pair: both texts, the score with set and interval, the reason, the recipe."""
    from scorer.pipeline import read_run
    from scorer.pipeline.overrides import read_overrides
    from scorer.pipeline.run_folder import pair_row

    voice = Voice(json=as_json, quiet=quiet)
    opened = read_run(run)
    row = pair_row(opened, pair)
    if row is None:
        raise DataError(_unknown(opened, pair))
    principle = next(card for card in opened.principles if card.id == row["principle"])
    action = next(each for each in opened.actions if each.id == row["action"])
    overruled = next((each for each in read_overrides(run)[::-1] if each.pair == pair), None)
    voice.result(
        {
            "pair": pair,
            "principle": asdict(principle),
            "action": asdict(action) | {"precision": action.when.precision},
            "score": row | {"set": row["set"].split("|")},
            "override": None if overruled is None else asdict(overruled),
            "recipe": opened.info["recipe"],
        }
    )
    _print(voice, "Principle", _principle_lines(principle))
    _print(voice, "Action", _action_lines(action))
    _print(voice, "Score", _score_lines(row))
    if overruled is not None:
        said = f"{overruled.label} ({overruled.who}, {overruled.when}): {overruled.why}"
        _print(voice, "Overruled by a person", [("label", said)])
    _print(voice, "Recipe", _recipe_lines(opened.info["recipe"]))
    return 0


def _unknown(run: "Run", pair: str) -> str:
    principle, _, action = pair.partition("~")
    principles = [card.id for card in run.principles]
    actions = [each.id for each in run.actions]
    near = [
        f"{one}~{other}"
        for one in get_close_matches(principle, principles, n=2, cutoff=0.5)
        for other in get_close_matches(action, actions, n=3, cutoff=0.5)
    ]
    hint = f"did you mean {', '.join(near)}?" if near else f"an id is like {principles[0]}~ACTION"
    return f"{run.folder} holds no pair {pair!r}; {hint}"


def _principle_lines(card: Principle) -> list[tuple[str, object]]:
    return [
        ("id", card.id),
        ("name", card.name),
        ("text", card.text),
        ("actor", card.actor or "none: a yardstick for all"),
        ("speaker", card.speaker),
        ("date", card.date),
        ("source", card.source),
        ("place", _place(card.extra)),
    ]


def _action_lines(action: Action) -> list[tuple[str, object]]:
    return [
        ("id", action.id),
        ("text", action.text),
        ("actor", action.actor),
        ("date", f"{action.date} (known to the {action.when.precision})" if action.date else ""),
        ("mode", action.mode or "not said"),
        ("target", action.target),
        ("source", action.source),
        ("source status", action.source_status),
        ("place", _place(action.extra)),
    ]


def _place(extra: Mapping[str, object]) -> str:
    from scorer.pipeline.source_text import place_of

    place = place_of(extra)
    return place.words if place else ""


def _score_lines(row: Mapping[str, Any]) -> list[tuple[str, object]]:
    decided = "no decision between these" if row["abstain"] else "the only label left"
    return [
        ("P(contradicts)", f"{row['p_contradicts']:.3f}"),
        ("90 % interval", f"{row['low']:.3f} to {row['high']:.3f}"),
        ("P(upholds)", f"{row['p_upholds']:.3f}"),
        ("P(unrelated)", f"{row['p_unrelated']:.3f}"),
        ("most probable", row["label"]),
        ("not excluded", f"{row['set'].replace('|', ', ')} ({decided})"),
        ("severity", "" if row["severity"] is None else f"{row['severity']:.1f} of 3"),
        ("reason", row["reason"]),
        ("relation", row["relation"]),
        ("timing", f"{row['timing']} (the action, seen from the proclamation)"),
        ("judge", row["judge"]),
    ]


def _recipe_lines(recipe: Mapping[str, object]) -> list[tuple[str, object]]:
    return [
        (name, value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))
        for name, value in recipe.items()
    ]


def _print(voice: Voice, title: str, lines: Sequence[tuple[str, object]]) -> None:
    made = table({"": "left", " ": "left"}, [line for line in lines if line[1]])
    made.show_header = False
    voice.show(title, made)
