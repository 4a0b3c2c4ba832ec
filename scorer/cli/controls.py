"""`scorer controls`: does a judge judge what it says it judges?"""

from typing import Annotated, Any

import typer

from scorer.cli.options import Json, JudgeName, Quiet
from scorer.cli.voice import Voice


def controls(
    labels: Annotated[
        str, typer.Option("--labels", metavar="FILE|NAME", help="Labelled pairs, or a shipped set.")
    ] = "traps",
    judge: JudgeName = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> int:
    """Run the controls: actor swap, paraphrase, shuffled principle, sentiment, source and more."""
    from scorer.evaluation import load_pairs, run_controls
    from scorer.judges import DEFAULT_JUDGE
    from scorer.modelstore import load_calibrated

    voice = Voice(json=as_json, quiet=quiet)
    found = run_controls(load_calibrated(judge or DEFAULT_JUDGE), load_pairs(labels).pairs)
    for line in _lines(found):
        voice.say(line)
    voice.result(found)
    return 0


def _lines(value: Any, indent: int = 0) -> list[str]:
    """Lay out nested results, a line a number."""
    pad = "  " * indent
    lines = []
    for name, each in value.items():
        if isinstance(each, dict):
            lines.extend([f"{pad}{name}", *_lines(each, indent + 1)])
        else:
            shown = f"{each:.3f}" if isinstance(each, float) else str(each)
            lines.append(f"{pad}{name}: {shown}")
    return lines
