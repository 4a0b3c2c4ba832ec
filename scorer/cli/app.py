"""`scorer app`: the Streamlit app on this machine only."""

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path
from typing import Annotated, Final

import typer

from scorer.cli.options import Json, Quiet
from scorer.cli.voice import Voice
from scorer.errors import UsageError
from scorer.settings import app_file

HOST: Final = "127.0.0.1"
FIRST_PORT: Final = 8501
_TRIED: Final = 20


def app(
    run: Annotated[
        Path | None, typer.Argument(metavar="[RUN]", help="Open this run.", show_default=False)
    ] = None,
    port: Annotated[
        int | None,
        typer.Option(min=1024, max=65535, help="Left out: the first free one from 8501."),
    ] = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> int:
    """Open the app; Ctrl-C closes it. It listens on 127.0.0.1 alone and sends nothing out."""
    voice = Voice(json=as_json, quiet=quiet)
    environment = dict(os.environ)
    if run is not None:
        from scorer.pipeline import read_run

        environment["SCORER_RUN"] = str(read_run(run.resolve()).folder)
    chosen = _free_port() if port is None else port
    if not _is_free(chosen):
        raise UsageError(f"port {chosen} is taken; choose another --port, or leave it out")
    address = f"http://{HOST}:{chosen}"
    voice.say(f"The app is at {address} (Ctrl-C closes it)")
    voice.result({"url": address, "run": environment.get("SCORER_RUN")})
    sys.stdout.flush()
    # Whoever ends this process ends the app with it.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    process = subprocess.Popen(command(chosen), env=environment, stdout=sys.stderr)
    try:
        return abs(process.wait())
    except KeyboardInterrupt:
        process.terminate()
        process.wait()
        voice.note("The app is closed.")
        return 0


def command(port: int) -> list[str]:
    """Return the Streamlit call; colours come from the `.streamlit/config.toml` beside app.py."""
    options = {
        "server.address": HOST,
        "server.port": str(port),
        "server.headless": "true",
        "browser.gatherUsageStats": "false",
    }
    flags = [f"--{name}={value}" for name, value in options.items()]
    return [sys.executable, "-m", "streamlit", "run", str(app_file()), *flags]


def _free_port() -> int:
    for port in range(FIRST_PORT, FIRST_PORT + _TRIED):
        if _is_free(port):
            return port
    raise UsageError(f"no port from {FIRST_PORT} to {FIRST_PORT + _TRIED - 1} is free; use --port")


def _is_free(port: int) -> bool:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((HOST, port))
        except OSError:
            return False
    return True
