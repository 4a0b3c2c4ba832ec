"""One JSON document a file."""

import json
from pathlib import Path

from scorer.errors import DataError
from scorer.storage.atomic import replace_file


def read_json(path: Path) -> dict[str, object]:
    """Read a file that holds one JSON object.

    Raises:
        DataError: the file is absent, is not UTF-8 JSON, or holds something else than an object.
    """
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
    except OSError as cause:
        raise DataError(f"{path} cannot be read ({cause.strerror}); check the path") from cause
    except ValueError as cause:
        raise DataError(f"{path} is not a JSON document: {cause}") from cause
    if not isinstance(value, dict):
        raise DataError(f"{path} holds a JSON {type(value).__name__}; an object was expected")
    return value


def write_json(path: Path, value: object) -> None:
    """Write one JSON document, sorted keys, two spaces, so that differences read well."""
    with replace_file(path) as aside:
        text = json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True, allow_nan=False)
        aside.write_text(text + "\n", encoding="utf-8")
