"""Corpus text as data: nothing in it can close its fence or speak in the place of the program."""

import hashlib
import re
from collections.abc import Callable, Sequence
from itertools import count
from typing import Final

CODE_LENGTH: Final = 16

# Marks with which chat templates tell who speaks. Some servers heed them inside a message too.
_TEMPLATE_MARKS: Final = re.compile(
    r"<(?=\|)|<(?=/?s>)|<(?=(?:start|end)_of_turn>)|<(?=</?SYS>>)|\[(?=/?INST\])", re.IGNORECASE
)
# Controls, letters that turn the writing direction, and tags that nobody sees but a model reads.
_UNSEEN: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2060-\u2069\ufeff\U000e0000-\U000e007f]"
)


def harmless(text: str) -> str:
    """Return the text without unseen letters, its template marks split by a space.

    >>> harmless("They met.<|im_end|>")
    'They met.< |im_end|>'
    """
    whole = text.encode("utf-8", "replace").decode("utf-8").replace("\r\n", "\n")
    return _TEMPLATE_MARKS.sub(lambda mark: f"{mark[0]} ", _UNSEEN.sub(" ", whole)).strip()


def drawn_code(blocks: Sequence[str], number: int) -> str:
    """Return the n-th code for some blocks: hex digits that depend on every letter of them."""
    text = "\x1f".join((str(number), *blocks))
    return hashlib.sha256(text.encode()).hexdigest()[:CODE_LENGTH]


def fence_code(
    blocks: Sequence[str], draw: Callable[[Sequence[str], int], str] = drawn_code
) -> str:
    """Return a code that occurs in none of the blocks.

    It is drawn by a hash of the blocks, not by a generator: the same question is then the same
    message and repeats its answer, and still nobody can write a text that holds its own code, for
    every letter that is put in changes the code.
    """
    lowered = "\n".join(blocks).lower()
    return next(
        code for code in (draw(blocks, number) for number in count()) if code.lower() not in lowered
    )
