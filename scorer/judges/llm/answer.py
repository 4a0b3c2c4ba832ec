"""What the model said, taken only if it is exactly what was asked for."""

import json
import math
import re
from dataclasses import dataclass
from typing import Any, Final

from scorer.records import LABELS

_KEYS: Final = {"reason", *LABELS, "code"}
_SUM_WITHIN: Final = 0.02
_REASON: Final = 240
_LONGEST: Final = 20_000
_UNPRINTABLE: Final = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]+")


class InvalidAnswerError(ValueError):
    """The answer is not what was asked for; the message says what is wrong with it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """Three probabilities in the order of `LABELS`, summing to one, and the model's sentence."""

    probabilities: tuple[float, float, float]
    reason: str = ""


def read_answer(content: str, code: str) -> Answer:
    """Read an answer: one JSON object with the right keys, probabilities and code.

    A model without structured output may wrap the object in other words; it is then taken if it is
    the only object there.

    Raises:
        InvalidAnswerError: anything is missing, added, doubled or out of range.
    """
    found = _only_object(content)
    if set(found) != _KEYS:
        named = ", ".join(sorted(str(key)[:20] for key in set(found) ^ _KEYS)[:6])
        raise InvalidAnswerError(f"keys are missing or not asked for: {named}")
    # An object that the text itself dictates lacks the code, which the text cannot know.
    if found["code"] != code:
        raise InvalidAnswerError("the code of the fence is not given back")
    if not isinstance(found["reason"], str):
        raise InvalidAnswerError("the reason is not text")
    return Answer(
        probabilities=read_probabilities([found[label] for label in LABELS]),
        reason=_one_line(found["reason"]),
    )


def read_probabilities(values: list[Any]) -> tuple[float, float, float]:
    """Check three probabilities and make them sum to one exactly.

    Raises:
        InvalidAnswerError: one is no number from 0 to 1, or they do not sum to about 1.
    """
    for value in values:
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
            raise InvalidAnswerError(f"{str(value)[:20]!r} is not a probability")
    total = math.fsum(values)
    if len(values) != len(LABELS) or abs(total - 1) > _SUM_WITHIN:
        raise InvalidAnswerError(f"the probabilities sum to {total:.3g}, not to 1")
    one, two, three = (float(value) / total for value in values)
    return one, two, three


def _only_object(content: str) -> dict[str, Any]:
    if len(content) > _LONGEST:
        raise InvalidAnswerError(f"it has {len(content):,} characters")
    decoder = json.JSONDecoder(object_pairs_hook=_unique, parse_constant=_no_constant)
    found: list[dict[str, Any]] = []
    start = content.find("{")
    while start >= 0:
        try:
            value, end = decoder.raw_decode(content, start)
        except RecursionError as cause:
            raise InvalidAnswerError("it is nested too deeply") from cause
        except InvalidAnswerError:
            raise
        except ValueError:
            end = start + 1
        else:
            found.append(value)
        start = content.find("{", end)
    if len(found) != 1:
        many = "several JSON objects" if found else "no JSON object"
        raise InvalidAnswerError(f"{many} in {_one_line(content)[:60]!r}")
    return found[0]


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len({key for key, _ in pairs}) != len(pairs):
        raise InvalidAnswerError("a key stands there twice")
    return dict(pairs)


def _no_constant(name: str) -> float:
    raise InvalidAnswerError(f"{name} is not a number of JSON")


def _one_line(text: str) -> str:
    line = _UNPRINTABLE.sub(" ", text.encode("utf-8", "replace").decode("utf-8")).strip()
    return line if len(line) <= _REASON else line[: _REASON - 3] + "..."
