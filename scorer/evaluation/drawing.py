"""Pictures drawn from their Vega-Lite specifications, for pages that draw nothing themselves."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from scorer.errors import MissingExtraError
from scorer.storage import replace_file


def can_draw() -> bool:
    """Tell whether the library that draws is installed."""
    from importlib.util import find_spec

    return find_spec("vl_convert") is not None


def draw(spec: Mapping[str, Any], path: Path) -> None:
    """Draw a specification into a file; its ending, `.svg` or `.png`, says how.

    Raises:
        MissingExtraError: vl-convert-python is not installed.
    """
    try:
        import vl_convert
    except ImportError as cause:
        raise MissingExtraError("vl-convert-python", "eval") from cause
    # Pages may be dark; what is drawn with black letters brings its own paper.
    written = json.dumps({"background": "white", **spec})
    drawn = (
        vl_convert.vegalite_to_png(written)
        if path.suffix == ".png"
        else vl_convert.vegalite_to_svg(written).encode()
    )
    with replace_file(path) as aside:
        aside.write_bytes(drawn)
