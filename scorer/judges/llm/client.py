"""One question over HTTP: bounded retries, no redirects, nothing taken from the environment."""

import json
import time
from collections.abc import Callable
from types import TracebackType
from typing import Any, Final

import httpx

from scorer.errors import ModelError
from scorer.judges.llm.endpoint import Endpoint
from scorer.judges.llm.prompt import request_body

ATTEMPTS: Final = 4
FIRST_WAIT: Final = 1.0
LONGEST_WAIT: Final = 30.0
SECONDS: Final = 180.0
"""How long one answer may take in all: a model on a slow machine needs some time."""
_MOST_BYTES: Final = 1_000_000
_WRONG_SETUP: Final = {
    401: "does not accept the key; set SCORER_LLM_KEY",
    402: "asks for payment",
    403: "refuses access; check SCORER_LLM_KEY and the rights of the key",
    404: "knows no such address or model; check both",
    405: "is not an OpenAI-compatible endpoint",
}
_NO_STRUCTURE: Final = (400, 415, 422)


class NoAnswerError(Exception):
    """This question has no answer; others may have one. The message is the reason."""


class OutageError(NoAnswerError):
    """The endpoint failed again and again; the question itself may be fine."""


class _PassingError(Exception):
    """Worth another try. `wait`: the seconds that the server asks for."""

    def __init__(self, message: str, wait: float = 0.0) -> None:
        super().__init__(message)
        self.wait = wait


class ChatClient:
    """Sends messages to one endpoint; use it as a context, so that connections are closed."""

    def __init__(
        self,
        endpoint: Endpoint,
        key: str,
        *,
        seconds: float = SECONDS,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._endpoint = endpoint
        self._key = key
        self._seconds = seconds
        self._sleep = sleep
        self._structured = True
        # Proxies and .netrc of the environment would send text or secrets where nobody said.
        self._http = httpx.Client(follow_redirects=False, trust_env=False, timeout=seconds)

    def __enter__(self) -> "ChatClient":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._http.close()

    def ask(self, message: str) -> str:
        """Return what the model says to a message.

        Raises:
            NoAnswerError: it cannot be had; `OutageError` where the endpoint is to blame.
            ModelError: the endpoint cannot be reached at all, or is set up wrongly.
        """
        wait = FIRST_WAIT
        for attempt in range(1, ATTEMPTS + 1):
            try:
                return self._ask_once(message)
            except _PassingError as trouble:
                if attempt == ATTEMPTS:
                    raise OutageError(f"no answer in {ATTEMPTS} attempts: {trouble}") from trouble
                self._sleep(min(max(wait, trouble.wait), LONGEST_WAIT))
                wait *= 2
            except httpx.ConnectError as trouble:
                if attempt == ATTEMPTS:
                    raise ModelError(
                        f"{self._endpoint.base} cannot be reached ({trouble}); check the address "
                        "and that the server runs. Answers so far are kept: run this again"
                    ) from trouble
                self._sleep(wait)
                wait *= 2
        raise AssertionError("unreachable")

    def _ask_once(self, message: str) -> str:
        status, raw = self._post(message, structured=self._structured)
        if status in _NO_STRUCTURE and self._structured:
            # Perhaps the server knows no structured output: the instructions alone may do.
            status, raw = self._post(message, structured=False)
            self._structured = status != httpx.codes.OK
        if status != httpx.codes.OK:
            raise NoAnswerError(f"the endpoint answers {status}: {self._shown(raw)}")
        return _content(raw)

    def _post(self, message: str, *, structured: bool) -> tuple[int, bytes]:
        body = request_body(self._endpoint.model, message, structured=structured)
        headers = {"Accept-Encoding": "identity"}
        if self._key:
            headers["Authorization"] = f"Bearer {self._key}"
        try:
            with self._http.stream(
                "POST", self._endpoint.address, json=body, headers=headers
            ) as response:
                raw = self._read(response)
        except httpx.ConnectError:
            raise
        except httpx.TimeoutException as cause:
            raise _PassingError(f"nothing came for {self._seconds:g} seconds") from cause
        except httpx.HTTPError as cause:
            raise _PassingError(f"the connection broke ({type(cause).__name__})") from cause
        self._check(response)
        return response.status_code, raw

    def _read(self, response: httpx.Response) -> bytes:
        raw = bytearray()
        # Without decoding: what is small packed could be huge unpacked.
        end = time.monotonic() + self._seconds
        for chunk in response.iter_raw():
            raw += chunk
            if len(raw) > _MOST_BYTES:
                raise _PassingError("the answer is longer than a megabyte")
            if time.monotonic() > end:
                raise _PassingError(f"the answer was not whole after {self._seconds:g} seconds")
        return bytes(raw)

    def _check(self, response: httpx.Response) -> None:
        status = response.status_code
        if status in (408, 409, 425, 429) or status >= httpx.codes.INTERNAL_SERVER_ERROR:
            raise _PassingError(f"the endpoint answers {status}", _asked_wait(response))
        if httpx.codes.MULTIPLE_CHOICES <= status < httpx.codes.BAD_REQUEST:
            raise ModelError(
                f"{self._endpoint.base} redirects elsewhere, which is never followed; "
                "give the address at which the model itself answers"
            )
        if status in _WRONG_SETUP:
            raise ModelError(f"{self._endpoint.base} {_WRONG_SETUP[status]} (status {status})")

    def _shown(self, raw: bytes) -> str:
        text = " ".join(raw[:2000].decode("utf-8", "replace").split())
        return (text.replace(self._key, "[key]") if self._key else text)[:160]


def _content(raw: bytes) -> str:
    try:
        choice: Any = json.loads(raw)["choices"][0]
        said, why = choice["message"].get("content"), choice.get("finish_reason")
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as cause:
        raise _PassingError("what came is not a chat completion") from cause
    if why == "length":
        raise NoAnswerError("the model's answer was cut off for its length")
    if not isinstance(said, str) or not said.strip():
        raise NoAnswerError("the model declined to answer")
    return said


def _asked_wait(response: httpx.Response) -> float:
    written = response.headers.get("Retry-After", "").strip()
    return float(written) if written.isascii() and written.isdigit() else 0.0
