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
    """Print Krippendorff's alpha of two readings, with a 95 % interval."""
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
    voice.result({name: asdict(each) for name, each in found.items()})
    return 0
