"""Where the model answers, read from `llm:<endpoint>#<model>`, and the key for it."""

import os
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Final
from urllib.parse import SplitResult, urlsplit

from scorer.errors import UsageError

KEY: Final = "SCORER_LLM_KEY"
_PATH: Final = "/chat/completions"
_FORM: Final = "write for example llm:http://127.0.0.1:8000/v1#model-name"


@dataclass(frozen=True, kw_only=True, slots=True)
class Endpoint:
    """`base`: the address without `/chat/completions`; `model`: the name sent with each call."""

    base: str
    model: str

    @property
    def address(self) -> str:
        """Where the questions go."""
        return self.base + _PATH

    @property
    def is_loopback(self) -> bool:
        """True where the address is this machine itself: text does not leave it."""
        host = urlsplit(self.base).hostname or ""
        if host == "localhost":
            return True
        try:
            return ip_address(host).is_loopback
        except ValueError:
            return False

    @property
    def is_encrypted(self) -> bool:
        """True for https."""
        return self.base.startswith("https://")


def read_endpoint(argument: str) -> Endpoint:
    """Read `<endpoint>#<model>`.

    Raises:
        UsageError: it is not an http(s) address with a model after `#`, or it carries a secret.

    >>> read_endpoint("http://127.0.0.1:8000/v1/#small").address
    'http://127.0.0.1:8000/v1/chat/completions'
    """
    written, _, model = argument.partition("#")
    try:
        parts = urlsplit(written.strip())
        port = parts.port
    except ValueError as cause:
        raise UsageError(f"llm: the endpoint is not an address ({cause}); {_FORM}") from cause
    # The address stands in every recipe, so nothing secret may be part of it; nor is it shown.
    if "@" in parts.netloc or parts.query:
        raise UsageError(
            "llm: the endpoint holds a user name, a password or a query, and would stand in every "
            f"recipe; leave it out and put a key into the environment variable {KEY}"
        )
    if parts.scheme not in ("http", "https") or not parts.hostname or port == 0:
        raise UsageError(f"llm: {written!r} is not an http or https address; {_FORM}")
    if not model.strip():
        raise UsageError(f"llm: {argument!r} names no model after '#'; {_FORM}")
    return Endpoint(base=_base(parts), model=model.strip())


def _base(parts: SplitResult) -> str:
    path = parts.path.rstrip("/").removesuffix(_PATH).rstrip("/")
    return f"{parts.scheme}://{parts.netloc.lower()}{path}"


def read_key(endpoint: Endpoint) -> str:
    """Return the key of the environment, empty where there is none.

    Raises:
        UsageError: it cannot be a key, or it would travel unencrypted to another machine.
    """
    key = os.environ.get(KEY, "").strip()
    if not key:
        return ""
    if not key.isascii() or not key.isprintable() or " " in key:
        raise UsageError(f"{KEY} holds spaces or letters that no key has; set it again")
    if not endpoint.is_encrypted and not endpoint.is_loopback:
        raise UsageError(
            f"{KEY} would travel unencrypted to {endpoint.base}; use an https address, or unset it"
        )
    return key
