"""`scorer explain`: why one pair of texts has its score."""

from typing import Annotated

import typer

from scorer.cli.options import Json, JudgeName, Quiet
from scorer.cli.voice import Voice
from scorer.errors import UsageError
from scorer.records import Action, Principle, content_id


def explain(
    principle: Annotated[
        str, typer.Option(metavar="TEXT", help="What was proclaimed.", show_default=False)
    ],
    action: Annotated[str, typer.Option(metavar="TEXT", help="What was done.", show_default=False)],
    actor: Annotated[
        str,
        typer.Option(
            metavar="NAME",
            help="Who acted. Left out: the actor with which the text begins.",
            show_default=False,
        ),
    ] = "",
    judge_name: JudgeName = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> int:
    """Tell why an action has its score: words, coded cases, facets, reasons, other names."""
    from scorer.cli.explain_tables import show_explanation
    from scorer.explanation import explain as explain_pair
    from scorer.judges import DEFAULT_JUDGE
    from scorer.modelstore import load_calibrated

    voice = Voice(json=as_json, quiet=quiet)
    card = Principle(id=content_id("p", principle), text=_sentence("--principle", principle))
    done = Action(id=content_id("a", action), text=_sentence("--action", action), actor=actor)
    calibrated = load_calibrated(judge_name or DEFAULT_JUDGE)
    told = explain_pair(card, done, calibrated)
    show_explanation(voice, told)
    voice.result(told.as_dict())
    return 0


def _sentence(option: str, text: str) -> str:
    if not any(sign.isalpha() for sign in text):
        raise UsageError(f"{option} {text!r} is not a sentence; write it out in words")
    return text
