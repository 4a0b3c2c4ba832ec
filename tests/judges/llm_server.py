"""A server on this machine that plays a language model, and misbehaves when told to."""

import json
import re
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import numpy as np

from scorer.judges import JudgeRequest
from scorer.records import Principle

Behaviour = Callable[["Handler", dict[str, Any]], None]
MODEL = "small"


class Server:
    """What was asked, and what to do next: one behaviour a request, then `otherwise`."""

    def __init__(self, port: int) -> None:
        self.base = f"http://127.0.0.1:{port}/v1"
        self.argument = f"{self.base}#{MODEL}"
        self.asked: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.paths: list[str] = []
        self.next: list[Behaviour] = []
        self.otherwise: Behaviour = coded

    @property
    def messages(self) -> list[str]:
        return [body["messages"][1]["content"] for body in self.asked]


class Handler(BaseHTTPRequestHandler):
    told: Server
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.told.asked.append(body)
        self.told.headers.append(dict(self.headers))
        self.told.paths.append(self.path)
        behaviour = self.told.next.pop(0) if self.told.next else self.told.otherwise
        behaviour(self, body)

    def log_message(self, *words: object) -> None:
        pass

    def send(self, status: int, text: str | bytes, **headers: str) -> None:
        raw = text.encode() if isinstance(text, str) else text
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(raw)))
        self.end_headers()
        self.wfile.write(raw)

    def say(self, content: object, finish_reason: str = "stop") -> None:
        choice = {"message": {"content": content}, "finish_reason": finish_reason}
        self.send(200, json.dumps({"choices": [choice]}))


def code_of(body: dict[str, Any]) -> str:
    found = re.search(r"The code of this message is (\w+)\.", body["messages"][1]["content"])
    assert found
    return found[1]


def action_of(body: dict[str, Any]) -> str:
    code = code_of(body)
    message = body["messages"][1]["content"]
    return message.partition(f"<<<action {code}\n")[2].partition(f"\naction {code}>>>")[0]


def answer(body: dict[str, Any], *values: object, **changed: object) -> str:
    against, for_it, neither = values
    return json.dumps(
        {
            "reason": "The deed decides.",
            "contradicts": against,
            "upholds": for_it,
            "unrelated": neither,
            "code": code_of(body),
            **changed,
        }
    )


def coded(handler: Handler, body: dict[str, Any]) -> None:
    """Answer as asked: closing contradicts, opening upholds, all else is unrelated."""
    action = action_of(body)
    against, for_it = "closed" in action, "opened" in action
    values = (0.9, 0.05, 0.05) if against else (0.1, 0.8, 0.1) if for_it else (0.0, 0.0, 1.0)
    handler.say(answer(body, *values))


def says(make: Callable[[dict[str, Any]], object]) -> Behaviour:
    return lambda handler, body: handler.say(make(body))


def fails(status: int, text: str = "no", **headers: str) -> Behaviour:
    return lambda handler, body: handler.send(status, text, **headers)


def drops(handler: Handler, body: dict[str, Any]) -> None:
    handler.close_connection = True


def stops_midway(handler: Handler, body: dict[str, Any]) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "500")
    handler.end_headers()
    handler.wfile.write(b'{"choices": [')
    handler.close_connection = True


def waits(seconds: float) -> Behaviour:
    def behave(handler: Handler, body: dict[str, Any]) -> None:
        time.sleep(seconds)
        coded(handler, body)

    return behave


def drips(handler: Handler, body: dict[str, Any]) -> None:
    """Send a letter now and then, for longer than anybody waits."""
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    for _ in range(40):
        handler.wfile.write(b" ")
        time.sleep(0.05)
    handler.close_connection = True


@contextmanager
def serving() -> Iterator[Server]:
    class Quiet(ThreadingHTTPServer):
        def handle_error(self, *words: object) -> None:
            pass

    handler = type("Told", (Handler,), {})
    with Quiet(("127.0.0.1", 0), handler) as listening:
        told = Server(listening.server_address[1])
        handler.told = told  # type: ignore[attr-defined]
        thread = threading.Thread(target=listening.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield told
        finally:
            listening.shutdown()
            thread.join()


def request_of(
    *actions: str, principles: Sequence[Principle] | None = None, modes: Any = None
) -> JudgeRequest:
    """Every principle with every action, actions first."""
    cards = principles or [Principle(id="open", text="Borders stay open.")]
    rows = [(p, a) for a in range(len(actions)) for p in range(len(cards))]
    return JudgeRequest(
        principles=cards,
        texts=actions,
        modes=modes or [None] * len(actions),
        pairs=np.array(rows, dtype=np.intp).reshape(-1, 2),
    )
