"""`scorer train`: make the learned judge again."""

from pathlib import Path
from typing import Annotated

import typer

from scorer.cli.options import Json, Quiet
from scorer.cli.voice import Voice


def train(
    out: Annotated[
        Path, typer.Option("--out", metavar="DIR", help="The model folder to write.")
    ] = Path("models/judge-1"),
    work: Annotated[
        Path, typer.Option("--work", metavar="DIR", help="Checkpoints; a stopped run goes on.")
    ] = Path("build/judge-1"),
    seed: Annotated[int, typer.Option("--seed", help="Of weights, order and names.")] = 0,
    joint_only: Annotated[
        bool,
        typer.Option("--joint-only", help="Keep the network of DIR; train its joint reader anew."),
    ] = False,
    as_json: Json = False,
    quiet: Quiet = False,
) -> int:
    """Train and calibrate the learned judge on the committed data (three hours on two cores)."""
    from scorer.training.finish import finish_judge
    from scorer.training.train_judge import add_joint_reader, train_judge

    voice = Voice(json=as_json, quiet=quiet)
    train = add_joint_reader if joint_only else train_judge
    scales = train(out, work, seed=seed, say=voice.note)
    finish_judge(out, say=voice.note)
    voice.say(f"{out} is written")
    voice.result({"folder": str(out), "scales": dict(scales)})
    return 0
