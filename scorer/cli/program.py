"""The program around the commands: their list, and how every error ends."""

import os
import sys
from collections.abc import Callable, Sequence
from inspect import getdoc
from io import TextIOWrapper
from typing import Annotated, Final

import typer
from typer.main import get_command

import scorer
from scorer.cli.agreement import agreement
from scorer.cli.app import app
from scorer.cli.calibrate import calibrate
from scorer.cli.controls import controls
from scorer.cli.doctor import doctor
from scorer.cli.evaluate import evaluate
from scorer.cli.explain import explain
from scorer.cli.export import export
from scorer.cli.extract import extract_command
from scorer.cli.ingest import ingest_command
from scorer.cli.judge import judge
from scorer.cli.packs import packs
from scorer.cli.score import score
from scorer.cli.show import show
from scorer.cli.summary import summary
from scorer.cli.train import train
from scorer.cli.voice import Voice
from scorer.errors import ScorerError

COMMANDS: Final[tuple[tuple[str, Callable[..., int]], ...]] = (
    ("ingest", ingest_command),
    ("extract", extract_command),
    ("score", score),
    ("judge", judge),
    ("explain", explain),
    ("evaluate", evaluate),
    ("calibrate", calibrate),
    ("controls", controls),
    ("agreement", agreement),
    ("summary", summary),
    ("show", show),
    ("app", app),
    ("export", export),
    ("packs", packs),
    ("train", train),
    ("doctor", doctor),
)
"""Name and function of each command; a function returns the exit code."""

INTERRUPTED: Final = 130
BROKEN_PIPE: Final = 141


def main() -> None:
    """Run the command line of this process and leave with its exit code."""
    # The bar that transformers draws while it loads weights heeds neither --quiet nor a pipe.
    os.environ.setdefault("HF_HUB_DISABLE_PROGRESS_BARS", "1")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # A terminal without some letter shows a question mark instead of a traceback.
            stream.reconfigure(errors="replace")
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run one command line.

    Returns:
        0 ok, 1 another failure, 2 usage, 3 invalid data, 4 partial (bad rows were left out),
        130 interrupted, 141 nobody reads the output any more.
    """
    voice = Voice(json="--json" in arguments, quiet="--quiet" in arguments)
    try:
        code = get_command(build()).main(list(arguments), "scorer", standalone_mode=False)
        sys.stdout.flush()
    except ScorerError as error:
        return voice.fail(str(error), code=error.exit_code)
    except typer.TyperException as error:
        return voice.fail(_usage(error), code=error.exit_code)
    except (BrokenPipeError, SystemExit):
        # Typer leaves in its own way where nobody reads any more, and in that case alone.
        # What is still buffered would complain again when Python closes standard output.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BROKEN_PIPE
    except (KeyboardInterrupt, typer.Abort):
        return INTERRUPTED
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        return voice.fail(f"{place}{error.strerror or error}; check the path and its rights")
    return int(code or 0)


def build() -> typer.Typer:
    """Return the typer application with every command."""
    program = typer.Typer(
        name="scorer",
        help=scorer.__doc__,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    program.callback(invoke_without_command=True)(_top)
    for name, command in COMMANDS:
        # Of a docstring the first paragraph is for the user, the rest for whoever reads the code.
        words = (getdoc(command) or "").split("\n\n")[0].replace("\n", " ")
        program.command(name, help=words)(command)
    return program


def _top(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    if version:
        typer.echo(scorer.__version__)
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
        raise typer.Exit(2)


def _usage(error: typer.TyperException) -> str:
    context = getattr(error, "ctx", None)
    message = error.format_message()
    return message if context is None else f"{message} See {context.command_path} --help"
