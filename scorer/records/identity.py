"""Ids and fingerprints made from content, so that a rerun gives the same ones."""

import hashlib
import json
from collections.abc import Mapping


def content_id(prefix: str, *parts: str) -> str:
    """Return `prefix-` and ten hex digits that depend on the parts alone."""
    digest = hashlib.sha256("\x1f".join(parts).encode()).hexdigest()
    return f"{prefix}-{digest[:10]}"


def fingerprint(value: Mapping[str, object]) -> str:
    """Return the SHA-256 (64 hex digits) of a JSON-able mapping, whatever its key order."""
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
