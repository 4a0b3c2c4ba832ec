"""The command line: `scorer COMMAND`, one leaf file a command."""

from scorer.cli.program import main

__all__ = ["main"]
