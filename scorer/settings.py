"""Where things lie and how much of the machine may be used."""

import os
from pathlib import Path

from scorer.errors import ModelError

_PACKAGE = Path(__file__).resolve().parent


def shipped_folder(kind: str, name: str) -> Path:
    """Return `models/NAME` or `datasets/NAME`: inside the wheel, or beside the package.

    Raises:
        ModelError: neither place holds the folder.
    """
    for root in (_PACKAGE / "_shipped", _PACKAGE.parent):
        folder = root / kind / name
        if folder.is_dir():
            return folder
    raise ModelError(
        f"{kind}/{name} is not there, neither in the installed package nor in {_PACKAGE.parent}; "
        "install scorer again"
    )


def shipped_folders() -> list[Path]:
    """Return every folder under `models/` and `datasets/` that the package came with."""
    root = _PACKAGE / "_shipped" if (_PACKAGE / "_shipped").is_dir() else _PACKAGE.parent
    found = [path for kind in ("datasets", "models") for path in (root / kind).glob("*-[0-9]*")]
    return sorted(path for path in found if path.is_dir())


def app_file() -> Path:
    """Return the path of `app.py`, in the wheel or at the top of the checkout."""
    shipped = _PACKAGE / "_shipped" / "app.py"
    return shipped if shipped.is_file() else _PACKAGE.parent / "app.py"


def cache_folder() -> Path:
    """Return the folder for cached vectors: $SCORER_CACHE, else the user's cache folder."""
    chosen = os.environ.get("SCORER_CACHE")
    if chosen:
        return Path(chosen)
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "scorer"


def threads() -> int:
    """Return how many threads an encoder may use: $SCORER_THREADS, else the cores there are."""
    chosen = os.environ.get("SCORER_THREADS", "")
    return int(chosen) if chosen.isdigit() and int(chosen) > 0 else (os.cpu_count() or 1)
