"""`scorer agreement`: how far two readings of the same pairs agree."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from scorer.cli.options import Json, Quiet
from scorer.cli.voice import Voice, table


def agreement(
    labels: Annotated[Path, typer.Argument(metavar="FILE", help="Labels with first and second.")],
    as_json: Json = False,
    quiet: Quiet = False,
) -> int:
    """Print Krippendorff's alpha of two readings, with a 95 % interval, and who said what."""
    from scorer.evaluation.agreement import agreement_of_file

    voice = Voice(json=as_json, quiet=quiet)
    found = agreement_of_file(labels)
    voice.show(
        "Krippendorff's alpha (nominal), 95 % bootstrap interval over texts",
        table(
            {"rows": "left", "alpha": "right", "interval": "right", "equal": "right", "n": "right"},
            [
                (
                    name,
                    f"{each.alpha:.3f}",
                    f"{each.low:.3f}-{each.high:.3f}",
                    f"{each.share_equal:.3f}",
                    f"{each.pairs:,}",
                )
                for name, each in found.items()
            ],
        ),
    )
    counts = found["all"].counts
    seconds = sorted({name for row in counts.values() for name in row})
    voice.show(
        "First reading (rows) against second (columns)",
        table(
            {"first": "left"} | dict.fromkeys(seconds, "right"),
            [
                (name, *(f"{row.get(each, 0):,}" for each in seconds))
                for name, row in counts.items()
            ],
        ),
    )
    voice.result({name: asdict(each) for name, each in found.items()})
    return 0
